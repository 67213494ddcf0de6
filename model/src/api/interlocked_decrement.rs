//! `InterlockedDecrement`: subtracts one; returns the new value. One visible, atomic, sequentially consistent step. Source: STEPS §1.3.

use crate::api::interlocked;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InterlockedDecrement",
    prototype: "LONG InterlockedDecrement(LONG volatile *target)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let (_, new) = interlocked::add(world, call, Int::I32, u64::MAX)?;
    Ok(Then::Return(new))
}
