//! `CancelWaitableTimer`: the timer is to expire no more. Whether it is signalled stays as it is.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no waitable timer.
//! - Source: ALARM-03 (documented).

use crate::api::alarms::alarm_of;
use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CancelWaitableTimer",
    prototype: "BOOL CancelWaitableTimer(HANDLE timer)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(timer) = alarm_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    world.stop_alarm(timer);
    Ok(Then::Return(1))
}
