//! `GetThreadId`: the number of the thread behind a handle.
//!
//! - Source: STEPS §2.3.

use crate::api::INVALID_HANDLE;
use crate::api::get_current_thread_id::thread_number;
use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Waitable;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetThreadId",
    prototype: "DWORD GetThreadId(HANDLE thread)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    match world.referred(call.args[0]) {
        Some(Waitable::Thread(thread)) => {
            world.tell_names(true);
            Ok(Then::Return(thread_number(thread)))
        }
        _ => Ok(world.fail(0, INVALID_HANDLE)),
    }
}
