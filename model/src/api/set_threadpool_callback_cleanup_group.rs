//! `SetThreadpoolCallbackCleanupGroup`: objects created with the environment become members of the group.
//!
//! - Counters: none.
//! - Returns: nothing.
//! - Misuse: none now; a group that is closed is found when an object is created.
//! - Source: ENV-01, GRP-01, GRP-15 (documented).

use crate::api::environment;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolCallbackCleanupGroup",
    prototype: "VOID SetThreadpoolCallbackCleanupGroup(PTP_CALLBACK_ENVIRON environ, PTP_CLEANUP_GROUP group, PTP_CLEANUP_GROUP_CANCEL_CALLBACK cancel)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.store(call.args[0] + environment::GROUP, call.args[1], Int::U64, Touch::Write)?;
    world.store(call.args[0] + environment::GROUP_CANCEL, call.args[2], Int::U64, Touch::Write)?;
    Ok(Then::Return(0))
}
