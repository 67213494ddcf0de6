//! `ReleaseSemaphore`: adds units, which go to any waiters; stores how many there were before. Above the maximum:
//! FALSE, 298, and nothing changes. No unit or less: FALSE, 87.
//!
//! - Misuse: `semaphore-overflow`.
//! - Source: SYNC-05, SYNC-06; STEPS §1.4.

use alloc::vec;
use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::mutexes::semaphore_of;
use crate::api::{Call, Effect, Row, Then};
use crate::api::{INVALID_HANDLE, INVALID_PARAMETER};
use crate::kernel::mutex::{TOO_MANY_POSTS, hands_out};
use crate::memory::Touch;
use crate::program::Int;
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "ReleaseSemaphore",
    prototype: "BOOL ReleaseSemaphore(HANDLE semaphore, LONG units, LPLONG before)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(semaphore) = semaphore_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let units = call.args[1] as i32;
    if units <= 0 {
        return Ok(world.fail(0, INVALID_PARAMETER));
    }
    let Some(before) = world.release_semaphore(semaphore, units as u32, call.how)? else {
        return Ok(world.fail(0, TOO_MANY_POSTS));
    };
    if call.args[2] != 0 {
        world.store(call.args[2], u64::from(before), Int::I32, Touch::Write)?;
    }
    Ok(Then::Return(1))
}

fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    let units = call.args[1] as u32;
    semaphore_of(state, call.args[0]).map_or_else(|| vec![How::Only], |semaphore| hands_out(state, semaphore, units))
}
