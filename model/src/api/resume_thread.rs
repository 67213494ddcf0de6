//! `ResumeThread`: lets a thread run that was created with CREATE_SUSPENDED.
//!
//! - Returns: how often the thread was suspended before: 1, or 0 for one that runs or has ended; 0xffffffff with
//!   ERROR_INVALID_HANDLE (6).
//! - Source: semantics §4.2.

use super::create_thread::first_phase;
use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::kernel::close::handle_object;
use crate::state::{HandleObject, Phase, Waitable};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "ResumeThread",
    prototype: "DWORD ResumeThread(HANDLE thread)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some((_, HandleObject::Waitable(Waitable::Thread(thread)))) = handle_object(&world.state, call.args[0]) else {
        return Ok(world.fail(0xffff_ffff, INVALID_HANDLE));
    };
    if world.thread(thread).is_none_or(|thread| thread.phase != Phase::Suspended) {
        return Ok(Then::Return(0));
    }
    world.thread_mut(thread).phase = first_phase(world.program);
    Ok(Then::Return(1))
}
