//! `SetWaitableTimer`: the timer is signalled when its time is up, and again after each period. Until then it is not
//! signalled, whatever it was before.
//!
//! A manual-reset timer stays signalled until it is set again; any other releases one waiter. A routine is queued to the
//! calling thread at each expiry, unless it waits to run still; the time that it is told is zero in a program that does not
//! ask what time it is.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no waitable timer.
//! - Source: ALARM-01, ALARM-02 (documented).

use crate::api::alarms::alarm_of;
use crate::api::{Call, Effect, INVALID_HANDLE, INVALID_PARAMETER, Row, Then, one};
use crate::state::Alarm;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetWaitableTimer",
    prototype: "BOOL SetWaitableTimer(HANDLE timer, const LARGE_INTEGER *due, LONG period, PTIMERAPCROUTINE routine, LPVOID argument, BOOL resume)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(timer) = alarm_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let due = world.due_time(call.args[1])?;
    let (period, routine) = (call.args[2] as u32, call.args[3]);
    if period.cast_signed() < 0 {
        return Ok(world.fail(0, INVALID_PARAMETER));
    }
    let setter = (routine != 0).then_some(world.me());
    world.publish(call.args[4]);
    world.set_alarm(timer, due, Alarm { period, waiter: None, setter, routine, argument: call.args[4] });
    Ok(Then::Return(1))
}
