//! `QueryPerformanceCounter`: virtual time in units of 100 ns.
//!
//! - Source: CLOCK-03; STEPS §1.9.

use crate::api::query_performance_frequency::PER_SECOND;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "QueryPerformanceCounter",
    prototype: "BOOL QueryPerformanceCounter(LARGE_INTEGER *count)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let count = world.now()? * (PER_SECOND / 1000);
    world.store(call.args[0], count, Int::U64, Touch::Write)?;
    Ok(Then::Return(1))
}
