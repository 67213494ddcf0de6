//! `SetFileCompletionNotificationModes`: modes accumulate and cannot be removed; FALSE and 87 on a synchronous handle.
//! The flag for the file object's own event also clears its signal. Source: MODE-01, MODE-03, MODE-05, MODE-06, MODE-09.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::issue::{INVALID_PARAMETER, file_of};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetFileCompletionNotificationModes",
    prototype: "BOOL SetFileCompletionNotificationModes(HANDLE file, UCHAR flags)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let state = world.file_mut(file);
    if !state.overlapped {
        return Ok(world.fail(0, INVALID_PARAMETER));
    }
    state.modes |= call.args[1] as u8;
    if state.modes & SKIP_SET_EVENT != 0 {
        state.signalled = false;
    }
    Ok(Then::Return(1))
}

/// FILE_SKIP_SET_EVENT_ON_HANDLE
const SKIP_SET_EVENT: u8 = 2;
