//! `WakeAllConditionVariable`: wakes all that wait; with nobody there the wake is lost.
//!
//! - Source: SYNC-19.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WakeAllConditionVariable",
    prototype: "VOID WakeAllConditionVariable(PCONDITION_VARIABLE variable)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.wake(call.args[0], None, true)?;
    Ok(Then::Return(0))
}
