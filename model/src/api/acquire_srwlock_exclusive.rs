//! `AcquireSRWLockExclusive`: takes an SRW lock alone, or waits and tests again at its return step (a lock may be
//! barged). A thread that has the lock already, in either mode, waits for itself.
//!
//! - Misuse: `wait-under-lock`, `deadlock`.
//! - Source: SYNC-14, SYNC-15; STEPS §1.4.

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Guard;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "AcquireSRWLockExclusive",
    prototype: "VOID AcquireSRWLockExclusive(PSRWLOCK lock)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.take_srw(Guard::Alone(call.args[0]))
}
