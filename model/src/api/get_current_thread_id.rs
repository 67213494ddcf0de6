//! `GetCurrentThreadId`: an opaque number, different for each thread that is alive. Source: STEPS §2.3.
//!
//! With a word, whether it is that number: so does a program ask that compares the two, and no name is told by it.

use crate::api::{Call, Effect, Row, Then, one};
use crate::name::ThreadId;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetCurrentThreadId",
    prototype: "DWORD GetCurrentThreadId(void)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

/// The number of `main`; those of the others follow, four apart.
const FIRST: u64 = 0x1000;

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let me = world.me();
    let (told, value) = match call.args[..] {
        [number] => (is_of_several(number), u64::from(number == thread_number(me))),
        _ => (me.family().is_some(), thread_number(me)),
    };
    world.tell_names(told);
    Ok(Then::Return(value))
}

/// What stands for a thread as a DWORD: a multiple of four, never 0.
pub(super) fn thread_number(id: ThreadId) -> u64 {
    FIRST + 4 * u64::from(id.0)
}

/// Whether a number stands for one of several threads that may have been made alike: under other names it is another's.
fn is_of_several(number: u64) -> bool {
    thread_of(number).is_some_and(|id| id.family().is_some())
}

/// The thread that a number stands for, whether it is there or not.
pub(super) fn thread_of(number: u64) -> Option<ThreadId> {
    let distance = number.checked_sub(FIRST).filter(|distance| distance % 4 == 0)?;
    Some(ThreadId((distance / 4) as u32))
}
