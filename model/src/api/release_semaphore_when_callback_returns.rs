//! `ReleaseSemaphoreWhenCallbackReturns`: the pool adds units to the semaphore when the callback has returned.
//!
//! - Counters: none changes.
//! - Returns: nothing; cannot fail (INST-12). Of two of a kind the first counts (INST-09, observed).
//! - Misuse: `semaphore-overflow` when it is done; `use-after-free` for the instance of a callback that is over.
//! - Source: INST-07 (documented, tested), INST-08 (observed: before the event; if it fails, the rest is skipped).

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Duty;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "ReleaseSemaphoreWhenCallbackReturns",
    prototype: "VOID ReleaseSemaphoreWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE semaphore, DWORD units)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let worker = world.tp_instance(call.args[0])?;
    world.add_duty(worker, Duty::ReleaseSemaphore(call.args[1], call.args[2] as u32));
    Ok(Then::Return(0))
}
