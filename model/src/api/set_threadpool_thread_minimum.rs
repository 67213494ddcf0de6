//! `SetThreadpoolThreadMinimum`: raises a smaller maximum; otherwise without effect on what can happen.
//!
//! - Counters: none.
//! - Returns: TRUE. That it fails because threads cannot be made (POOL-07) is not explored.
//! - Misuse: `use-after-close` for a closed pool.
//! - Source: POOL-07, POOL-08.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolThreadMinimum",
    prototype: "BOOL SetThreadpoolThreadMinimum(PTP_POOL pool, DWORD least)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let pool = world.tp_pool(call.args[0])?;
    let state = world.pool_mut(pool);
    state.min = call.args[1] as u32;
    state.max = state.max.max(state.min);
    Ok(Then::Return(1))
}
