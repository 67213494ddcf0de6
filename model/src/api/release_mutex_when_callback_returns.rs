//! `ReleaseMutexWhenCallbackReturns`: the pool gives the mutex back when the callback has returned.
//!
//! - Counters: none changes.
//! - Returns: nothing; cannot fail (INST-12). Of two of a kind the first counts (INST-09, observed).
//! - Misuse: `mutex-not-owned` when it is done; `use-after-free` for the instance of a callback that is over.
//! - Source: INST-07 (documented), INST-08 (observed: after the critical section, before the semaphore).

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Duty;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "ReleaseMutexWhenCallbackReturns",
    prototype: "VOID ReleaseMutexWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE mutex)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let worker = world.tp_instance(call.args[0])?;
    world.add_duty(worker, Duty::ReleaseMutex(call.args[1]));
    Ok(Then::Return(0))
}
