//! `InitOnceExecuteOnce`: runs the function unless it has succeeded before; while another thread runs it, waits. If
//! the function returns FALSE, so does the call, and the next caller runs it again.
//!
//! - Source: SYNC-21.

use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::once::Form;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitOnceExecuteOnce",
    prototype: "BOOL InitOnceExecuteOnce(PINIT_ONCE once, PINIT_ONCE_FN function, PVOID parameter, LPVOID *context)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.enter_once(Form::Execute, &call.args)
}
