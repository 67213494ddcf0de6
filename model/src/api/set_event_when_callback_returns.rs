//! `SetEventWhenCallbackReturns`: the pool sets the event when the callback has returned and waits on the object no
//! longer wait for it.
//!
//! - Counters: none changes.
//! - Returns: nothing; cannot fail (INST-12). Of two events the first counts (INST-09, observed).
//! - Misuse: `use-after-free` for the instance of a callback that is over.
//! - Source: INST-07 (documented, tested), DIS-15.

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Duty;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetEventWhenCallbackReturns",
    prototype: "VOID SetEventWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HANDLE event)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let worker = world.tp_instance(call.args[0])?;
    world.add_duty(worker, Duty::SetEvent(call.args[1]));
    Ok(Then::Return(0))
}
