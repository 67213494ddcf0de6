//! `QueueUserAPC`: queues a function to a thread, which runs it in its next alertable wait, or first of all if it has
//! not begun. 0 and 6 for anything but a thread's handle, 31 for a thread that has ended.
//!
//! - Source: APC-01, APC-03, APC-04.

use alloc::vec;

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::exec;
use crate::state::{Routine, Waitable};
use crate::world::{Or, World};

/// ERROR_GEN_FAILURE
const GEN_FAILURE: u32 = 31;

pub(super) static ROW: Row = Row {
    name: "QueueUserAPC",
    prototype: "DWORD QueueUserAPC(PAPCFUNC function, HANDLE thread, ULONG_PTR data)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(Waitable::Thread(thread)) = world.referred(call.args[1]) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    if !exec::exists(&world.state, thread) {
        return Ok(world.fail(0, GEN_FAILURE));
    }
    world.queue_routine(thread, Routine { function: call.args[0], args: vec![call.args[2]], in_turn: true });
    Ok(Then::Return(1))
}
