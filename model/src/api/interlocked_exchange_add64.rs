//! `InterlockedExchangeAdd64`: adds a value; returns the old one. One visible, atomic, sequentially consistent step. Source: STEPS §1.3.

use crate::api::interlocked;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InterlockedExchangeAdd64",
    prototype: "LONG64 InterlockedExchangeAdd64(LONG64 volatile *target, LONG64 value)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let (old, _) = interlocked::add(world, call, Int::I64, call.args[1])?;
    Ok(Then::Return(old))
}
