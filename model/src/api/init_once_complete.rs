//! `InitOnceComplete`: the initialisation is done, or with INIT_ONCE_INIT_FAILED was not begun.
//!
//! - Source: SYNC-22.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

/// INIT_ONCE_INIT_FAILED
const FAILED: u32 = 4;

pub(super) static ROW: Row = Row {
    name: "InitOnceComplete",
    prototype: "BOOL InitOnceComplete(LPINIT_ONCE once, DWORD flags, LPVOID context)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let context = match call.args[1] as u32 {
        0 => Some(call.args[2]),
        FAILED => None,
        _ => return Err(world.unsupported("InitOnceComplete with INIT_ONCE_ASYNC")),
    };
    world.end_once(call.thread, call.args[0], context)?;
    Ok(Then::Return(1))
}
