//! `QueryPerformanceFrequency`: 10,000,000 a second.
//!
//! - Source: CLOCK-03.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

/// Units of the performance counter in a second.
pub(super) const PER_SECOND: u64 = 10_000_000;

pub(super) static ROW: Row = Row {
    name: "QueryPerformanceFrequency",
    prototype: "BOOL QueryPerformanceFrequency(LARGE_INTEGER *frequency)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.store(call.args[0], PER_SECOND, Int::U64, Touch::Write)?;
    Ok(Then::Return(1))
}
