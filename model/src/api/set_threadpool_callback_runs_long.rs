//! `SetThreadpoolCallbackRunsLong`: says that callbacks of objects created with the environment may run long: a hint,
//! without effect on what can happen.
//!
//! - Counters: none.
//! - Returns: nothing.
//! - Misuse: none.
//! - Source: ENV-07 (documented).

use crate::api::environment;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolCallbackRunsLong",
    prototype: "VOID SetThreadpoolCallbackRunsLong(PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let flags = world.load(call.args[0] + environment::FLAGS, Int::U32, Touch::Read)?;
    world.store(call.args[0] + environment::FLAGS, flags | 1, Int::U32, Touch::Write)?;
    Ok(Then::Return(0))
}
