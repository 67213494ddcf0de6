//! `CancelSynchronousIo`: asks for the end of the synchronous operation that a thread is blocked in: that call then
//! fails with 995, or ends normally if it was too late. FALSE and 1168 if there is none, 6 for anything but a
//! thread's handle.
//!
//! - Source: KCAN-06, KCAN-10, KCAN-11.

use crate::api::{Call, Effect, Row, Then, one};
use crate::api::{INVALID_HANDLE, NOT_FOUND};
use crate::state::{Phase, Wait, WaitOn, Waitable};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CancelSynchronousIo",
    prototype: "BOOL CancelSynchronousIo(HANDLE thread)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(Waitable::Thread(thread)) = world.referred(call.args[0]) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    let blocked = match world.thread(thread).map(|thread| &thread.phase) {
        Some(Phase::Blocked(Wait { on: WaitOn::Operation(op), .. })) => Some(*op),
        _ => None,
    };
    let Some(op) = blocked else { return Ok(world.fail(0, NOT_FOUND)) };
    world.request_cancel(op);
    Ok(Then::Return(1))
}
