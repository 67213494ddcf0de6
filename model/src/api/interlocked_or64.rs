//! `InterlockedOr64`: or; returns the old value. One visible, atomic, sequentially consistent step. Source: STEPS §1.3.

use crate::api::interlocked;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InterlockedOr64",
    prototype: "LONG64 InterlockedOr64(LONG64 volatile *target, LONG64 value)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let (old, _) = interlocked::change(world, call, Int::I64, |old, args| old | args[1])?;
    Ok(Then::Return(old))
}
