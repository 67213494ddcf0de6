//! `SetThreadpoolCallbackPersistent`: asks for a thread that does not end for callbacks of objects created with the
//! environment: without effect on what can happen, since an idle worker has no state here.
//!
//! - Counters: none.
//! - Returns: nothing.
//! - Misuse: none.
//! - Source: ENV-08 (documented).

use crate::api::environment;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolCallbackPersistent",
    prototype: "VOID SetThreadpoolCallbackPersistent(PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let flags = world.load(call.args[0] + environment::FLAGS, Int::U32, Touch::Read)?;
    world.store(call.args[0] + environment::FLAGS, flags | 2, Int::U32, Touch::Write)?;
    Ok(Then::Return(0))
}
