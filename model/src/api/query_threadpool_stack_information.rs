//! `QueryThreadpoolStackInformation`: how much stack new workers get; at first what linkers ask for by default, 1 MiB
//! and 4 KiB.
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
    name: "QueryThreadpoolStackInformation",
    prototype: "BOOL QueryThreadpoolStackInformation(PTP_POOL pool, PTP_POOL_STACK_INFORMATION information)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let pool = world.tp_pool(call.args[0])?;
    let [reserve, commit] = world.pool(pool).expect("internal: looked up").stack;
    world.store(call.args[1], reserve, Int::U64, Touch::Write)?;
    world.store(call.args[1] + 8, commit, Int::U64, Touch::Write)?;
    Ok(Then::Return(1))
}
