//! `SetFileCompletionNotificationModes`: modes accumulate and cannot be removed; FALSE and 87 on a synchronous handle.
//! Source: MODE-01, MODE-03, MODE-05, MODE-06.

use crate::api::INVALID_HANDLE;
use crate::kernel::issue::{INVALID_PARAMETER, file_of};
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetFileCompletionNotificationModes",
    prototype: "BOOL SetFileCompletionNotificationModes(HANDLE file, UCHAR flags)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let state = world.file_mut(file);
    if !state.overlapped {
        return Ok(world.fail(0, INVALID_PARAMETER));
    }
    state.modes |= call.args[1] as u8;
    Ok(Then::Return(1))
}
