//! `WakeByAddressSingle`: wakes any one of those that wait at an address; with nobody there the wake is lost. What lies there
//! is not looked at.
//!
//! - Source: ADDR-02 (documented).

use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::{Call, Effect, Row, Then};
use crate::kernel::wait::{wakes, woken};
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WakeByAddressSingle",
    prototype: "void WakeByAddressSingle(PVOID address)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.wake_at(call.args[0], woken(call.how), false);
    Ok(Then::Return(0))
}

fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    let waiters = state.variable(call.args[0]).map(|variable| variable.waiters.iter().copied().collect());
    wakes(waiters.unwrap_or_default())
}
