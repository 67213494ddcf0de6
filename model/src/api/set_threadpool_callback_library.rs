//! `SetThreadpoolCallbackLibrary`: the module stays loaded while callbacks of objects created with the environment
//! are outstanding.
//!
//! - Counters: none.
//! - Returns: nothing.
//! - Misuse: none.
//! - Source: ENV-06 (documented).

use crate::api::environment;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolCallbackLibrary",
    prototype: "VOID SetThreadpoolCallbackLibrary(PTP_CALLBACK_ENVIRON environ, PVOID module)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.store(call.args[0] + environment::LIBRARY, call.args[1], Int::U64, Touch::Write)?;
    Ok(Then::Return(0))
}
