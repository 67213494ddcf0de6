//! `InitOnceComplete`: the initialisation is done, or with INIT_ONCE_INIT_FAILED was not begun.
//!
//! - Returns: with INIT_ONCE_ASYNC, FALSE with ERROR_GEN_FAILURE (31) for all but the first; FALSE with
//!   ERROR_INVALID_PARAMETER (87) where it was begun in the other way, or for a context whose low two bits are not zero.
//! - Source: SYNC-22, SYNC-25.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitOnceComplete",
    prototype: "BOOL InitOnceComplete(LPINIT_ONCE once, DWORD flags, LPVOID context)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.complete_once(call.thread, &call.args)
}
