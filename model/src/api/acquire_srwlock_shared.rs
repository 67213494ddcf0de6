//! `AcquireSRWLockShared`: takes an SRW lock beside others, or waits and tests again at its return step (a lock may
//! be barged). A thread that has it alone waits for itself; that it shares it twice is not modelled: it may wait for
//! ever.
//!
//! - Misuse: `wait-under-lock`, `deadlock`.
//! - Source: SYNC-14, SYNC-15; STEPS §1.4.

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Guard;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "AcquireSRWLockShared",
    prototype: "VOID AcquireSRWLockShared(PSRWLOCK lock)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.take_srw(Guard::Shared(call.args[0]))
}
