//! `DestroyThreadpoolEnvironment`: has nothing to give back; objects made with it stay as they are.
//!
//! - Counters: none.
//! - Returns: nothing; cannot fail (ENV-01).
//! - Misuse: none.
//! - Source: ENV-01, IO-CREATE-09.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "DestroyThreadpoolEnvironment",
    prototype: "VOID DestroyThreadpoolEnvironment(PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.load(call.args[0], Int::U32, Touch::Read)?;
    Ok(Then::Return(0))
}
