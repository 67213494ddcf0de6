//! `TryAcquireSRWLockShared`: takes an SRW lock beside others if that can be done at once; never waits.
//!
//! - Source: SYNC-14.

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Guard;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "TryAcquireSRWLockShared",
    prototype: "BOOLEAN TryAcquireSRWLockShared(PSRWLOCK lock)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let taken = world.try_take_srw(Guard::Shared(call.args[0]))?;
    Ok(Then::Return(u64::from(taken)))
}
