//! `GetExitCodeThread`: stores a thread's exit code, or 259 (STILL_ACTIVE) while it runs. FALSE and 6 for anything
//! but a thread's handle.
//!
//! - Source: semantics §4.2; HND-06.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::state::Waitable;
use crate::world::{Or, World};

/// STILL_ACTIVE
const STILL_ACTIVE: u32 = 259;

pub(super) static ROW: Row = Row {
    name: "GetExitCodeThread",
    prototype: "BOOL GetExitCodeThread(HANDLE thread, LPDWORD code)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(Waitable::Thread(thread)) = world.referred(call.args[0]) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    let code = world.thread_object(thread).and_then(|object| object.ended).unwrap_or(STILL_ACTIVE);
    world.store(call.args[1], u64::from(code), Int::U32, Touch::Write)?;
    Ok(Then::Return(1))
}
