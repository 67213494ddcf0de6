//! `TryAcquireSRWLockExclusive`: takes an SRW lock alone if that can be done at once; never waits.
//!
//! - Source: SYNC-14.

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Guard;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "TryAcquireSRWLockExclusive",
    prototype: "BOOLEAN TryAcquireSRWLockExclusive(PSRWLOCK lock)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let taken = world.try_take_srw(Guard::Alone(call.args[0]))?;
    Ok(Then::Return(u64::from(taken)))
}
