//! `GetThreadIOPendingFlag`: whether operations that a thread issued are in flight.
//!
//! - Source: POOL-13, THR-03; semantics §4.2.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::state::Waitable;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetThreadIOPendingFlag",
    prototype: "BOOL GetThreadIOPendingFlag(HANDLE thread, PBOOL pending)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(Waitable::Thread(thread)) = world.referred(call.args[0]) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    let pending = world.state.ops().any(|(_, op)| op.issuer == thread && op.in_flight());
    world.store(call.args[1], u64::from(pending), Int::I32, Touch::Write)?;
    Ok(Then::Return(1))
}
