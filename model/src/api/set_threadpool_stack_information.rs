//! `SetThreadpoolStackInformation`: how much stack new workers get: stored as it is, without effect on what can
//! happen.
//!
//! - Counters: none.
//! - Returns: TRUE.
//! - Misuse: `use-after-close` for a closed pool.
//! - Source: POOL-09 (tested, documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolStackInformation",
    prototype: "BOOL SetThreadpoolStackInformation(PTP_POOL pool, PTP_POOL_STACK_INFORMATION information)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let pool = world.tp_pool(call.args[0])?;
    let reserve = world.load(call.args[1], Int::U64, Touch::Read)?;
    let commit = world.load(call.args[1] + 8, Int::U64, Touch::Read)?;
    world.pool_mut(pool).stack = [reserve, commit];
    Ok(Then::Return(1))
}
