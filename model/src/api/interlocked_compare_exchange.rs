//! `InterlockedCompareExchange`: stores a value if the old one equals the comparand; returns the old one. One visible, atomic, sequentially consistent step. Source: STEPS §1.3.

use crate::api::interlocked;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InterlockedCompareExchange",
    prototype: "LONG InterlockedCompareExchange(LONG volatile *target, LONG value, LONG comparand)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    interlocked::compare_exchange(world, call, Int::I32).map(Then::Return)
}
