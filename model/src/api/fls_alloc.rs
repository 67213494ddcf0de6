//! `FlsAlloc`: an index of fiber-local storage that nobody uses. Each thread has a value of its own there, zero at first.
//! There are no fibers here, so it is thread-local storage. A callback ends the run as not modelled.
//!
//! - Returns: FLS_OUT_OF_INDEXES (0xffffffff) after 1,088 of them, with ERROR_NO_MORE_ITEMS (259).
//! - Source: TLS-01 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "FlsAlloc",
    prototype: "DWORD FlsAlloc(PFLS_CALLBACK_FUNCTION callback)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if call.args[0] != 0 {
        return Err(world.unsupported("FlsAlloc with a callback"));
    }
    Ok(world.take_slot())
}
