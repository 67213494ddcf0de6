//! `TerminateThread`: a thread ends where it stands: nothing is given back, its locals stay, its locks stay taken,
//! its mutexes are abandoned.
//!
//! - Source: THR-05, SYNC-04.

use alloc::vec;
use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then};
use crate::kernel::close::handle_object;
use crate::kernel::mutex::ends;
use crate::name::ThreadId;
use crate::state::{HandleObject, Lens, Phase, Wait, WaitOn, Waitable};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "TerminateThread",
    prototype: "BOOL TerminateThread(HANDLE thread, DWORD code)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn target(state: &Lens, word: u64, caller: ThreadId) -> Option<ThreadId> {
    match handle_object(state, word) {
        Some((_, HandleObject::Waitable(Waitable::Thread(thread)))) => Some(thread),
        _ => (word == super::lookup::CURRENT_THREAD).then_some(caller),
    }
}

/// Who gets a mutex that the thread leaves behind.
fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    target(state, call.args[0], call.thread).map_or_else(|| vec![How::Only], |thread| ends(state, thread))
}

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(thread) = target(&world.state, call.args[0], call.thread) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    let wait = match world.thread(thread).map(|thread| &thread.phase) {
        None => return Ok(Then::Return(1)),
        Some(Phase::Blocked(Wait { on: WaitOn::Operation(_), .. })) => {
            return Err(world.unsupported("TerminateThread on a thread inside a synchronous operation"));
        }
        Some(Phase::Blocked(wait)) => Some(wait.on.clone()),
        Some(_) => None,
    };
    if let Some(on) = wait {
        world.leave_wait(thread, &on);
    }
    world.end_thread(thread, call.args[1] as u32, call.how)?;
    Ok(if thread == call.thread { Then::Gone } else { Then::Return(1) })
}
