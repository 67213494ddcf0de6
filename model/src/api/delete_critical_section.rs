//! `DeleteCriticalSection`: the lock is gone; using it again is a use of memory that holds no lock.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "DeleteCriticalSection",
    prototype: "VOID DeleteCriticalSection(LPCRITICAL_SECTION section)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let address = world.critical_section(call.args[0])?;
    world.drop_lock(address);
    Ok(Then::Return(0))
}
