//! `CreateWaitableTimerA`: a waitable timer, which is not signalled, or a handle to the one that has the name.
//!
//! - Returns: a handle for the functions that wait.
//! - Source: ALARM-01 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateWaitableTimerA",
    prototype: "HANDLE CreateWaitableTimerA(LPSECURITY_ATTRIBUTES security, BOOL manual, LPCSTR name)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.create_alarm(call, call.args[1] != 0, (call.args[2], Int::I8))
}
