//! `ReleaseMutex`: gives a mutex back once; with the last time it goes to any one of its waiters. By a thread that
//! does not own it: FALSE, 288.
//!
//! - Misuse: `mutex-not-owned`.
//! - Source: SYNC-01, SYNC-02; STEPS §1.4.

use alloc::vec;
use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::INVALID_HANDLE;
use crate::api::mutexes::mutex_of;
use crate::api::{Call, Effect, Row, Then};
use crate::kernel::mutex::{NOT_OWNER, releases};
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "ReleaseMutex", prototype: "BOOL ReleaseMutex(HANDLE mutex)", effect: Effect::Acts, outcomes, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(mutex) = mutex_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    if world.release_mutex(mutex, call.thread, call.how) {
        return Ok(Then::Return(1));
    }
    Ok(world.fail(0, NOT_OWNER))
}

fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    mutex_of(state, call.args[0]).map_or_else(|| vec![How::Only], |mutex| releases(state, mutex, call.thread))
}
