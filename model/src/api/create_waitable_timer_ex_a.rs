//! `CreateWaitableTimerExA`: the same as `CreateWaitableTimerA`, with CREATE_WAITABLE_TIMER_MANUAL_RESET (1) among the flags.
//!
//! - Returns: a handle for the functions that wait.
//! - Source: ALARM-01 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateWaitableTimerExA",
    prototype: "HANDLE CreateWaitableTimerExA(LPSECURITY_ATTRIBUTES security, LPCSTR name, DWORD flags, DWORD access)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.create_alarm(call, call.args[2] & 1 != 0, (call.args[1], Int::I8))
}
