//! `GetCurrentThreadId`: an opaque number, different for each thread that is alive. Source: STEPS §2.3.

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

fn enter(world: &mut World, _: &Call) -> Or<Then> {
    world.tell_names(true);
    Ok(Then::Return(thread_number(world.me())))
}

/// What stands for a thread as a DWORD: a multiple of four, never 0.
pub(super) fn thread_number(id: ThreadId) -> u64 {
    0x1000 + 4 * u64::from(id.0)
}
