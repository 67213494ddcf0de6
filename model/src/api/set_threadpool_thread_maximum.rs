//! `SetThreadpoolThreadMaximum`: how many callbacks may run at once; 0 counts as 1, and a larger minimum is
//! lowered.
//!
//! - Counters: none.
//! - Returns: nothing.
//! - Misuse: `use-after-close` for a closed pool; `pool-exhausted` later, if that many callbacks wait for one another.
//! - Source: POOL-05 (tested), POOL-08 (observed).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolThreadMaximum",
    prototype: "VOID SetThreadpoolThreadMaximum(PTP_POOL pool, DWORD most)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let pool = world.tp_pool(call.args[0])?;
    let state = world.pool_mut(pool);
    state.max = (call.args[1] as u32).max(1);
    state.min = state.min.min(state.max);
    Ok(Then::Return(0))
}
