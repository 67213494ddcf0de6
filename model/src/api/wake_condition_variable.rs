//! `WakeConditionVariable`: wakes any one of those that wait; with nobody there the wake is lost.
//!
//! - Source: SYNC-19.

use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::{Call, Effect, Row, Then};
use crate::kernel::wait::{wakes, woken};
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WakeConditionVariable",
    prototype: "VOID WakeConditionVariable(PCONDITION_VARIABLE variable)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.wake(call.args[0], woken(call.how), false)?;
    Ok(Then::Return(0))
}

fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    let waiters = state.variable(call.args[0]).map(|variable| variable.waiters.iter().copied().collect());
    wakes(waiters.unwrap_or_default())
}
