//! `WakeByAddressAll`: wakes all that wait at an address; with nobody there the wake is lost. What lies there is not looked at.
//!
//! - Source: ADDR-02 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WakeByAddressAll",
    prototype: "void WakeByAddressAll(PVOID address)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.wake_at(call.args[0], None, true);
    Ok(Then::Return(0))
}
