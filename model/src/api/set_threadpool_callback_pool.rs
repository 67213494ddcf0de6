//! `SetThreadpoolCallbackPool`: objects created with the environment use this pool.
//!
//! - Counters: none.
//! - Returns: nothing; cannot fail (ENV-01).
//! - Misuse: none now; a pool that is closed is found when an object is created.
//! - Source: ENV-01, ENV-02.

use crate::api::environment;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolCallbackPool",
    prototype: "VOID SetThreadpoolCallbackPool(PTP_CALLBACK_ENVIRON environ, PTP_POOL pool)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.store(call.args[0] + environment::POOL, call.args[1], Int::U64, Touch::Write)?;
    Ok(Then::Return(0))
}
