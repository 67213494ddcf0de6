//! `ReleaseSRWLockShared`: gives an SRW lock back that the calling thread has beside others.
//!
//! - Misuse: `lock-not-owned`.
//! - Source: SYNC-16.

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Guard;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "ReleaseSRWLockShared",
    prototype: "VOID ReleaseSRWLockShared(PSRWLOCK lock)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.release_srw(Guard::Shared(call.args[0]))?;
    Ok(Then::Return(0))
}
