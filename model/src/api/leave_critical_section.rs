//! `LeaveCriticalSection`: gives the lock back.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "LeaveCriticalSection",
    prototype: "VOID LeaveCriticalSection(LPCRITICAL_SECTION section)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let address = world.critical_section(call.args[0])?;
    world.leave_lock(address)?;
    Ok(Then::Return(0))
}
