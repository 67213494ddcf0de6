//! `TryEnterCriticalSection`: takes the lock if it is free or owned by the caller; never waits.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "TryEnterCriticalSection",
    prototype: "BOOL TryEnterCriticalSection(LPCRITICAL_SECTION section)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let address = world.critical_section(call.args[0])?;
    let entered = world.try_enter(address);
    Ok(Then::Return(u64::from(entered)))
}
