//! `LeaveCriticalSectionWhenCallbackReturns`: the pool leaves the critical section when the callback has returned.
//!
//! - Counters: none changes.
//! - Returns: nothing; cannot fail (INST-12).
//! - Misuse: `use-after-free` for the instance of a callback that is over.
//! - Source: INST-07 (documented), INST-08 (observed: before the event is set).

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Duty;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "LeaveCriticalSectionWhenCallbackReturns",
    prototype: "VOID LeaveCriticalSectionWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, PCRITICAL_SECTION section)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let worker = world.tp_instance(call.args[0])?;
    let section = world.critical_section(call.args[1])?;
    world.add_duty(worker, Duty::LeaveLock(section));
    Ok(Then::Return(0))
}
