//! `InitializeConditionVariable`: zeroes, which is what a free one looks like.
//!
//! - Source: SYNC-17.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitializeConditionVariable",
    prototype: "VOID InitializeConditionVariable(PCONDITION_VARIABLE variable)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let address = call.args[0];
    if world.variable(address).is_some() {
        return Err(world.unsupported("InitializeConditionVariable on one that is in use"));
    }
    world.store(address, 0, Int::U64, Touch::Write)?;
    Ok(Then::Return(0))
}
