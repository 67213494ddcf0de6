//! `SetNamedPipeHandleState`: whether reads on a pipe's handle take one message at most, and whether anything waits on it
//! (PIPE_NOWAIT).
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no pipe.
//! - Source: semantics §4.2; PIPE-07 (documented); STEPS §1.6.

use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::kernel::issue::file_of;
use crate::memory::Touch;
use crate::program::Int;
use crate::state::FileKind;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetNamedPipeHandleState",
    prototype: "BOOL SetNamedPipeHandleState(HANDLE pipe, LPDWORD mode, LPDWORD most, LPDWORD timeout)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    if !matches!(world.file(file).map(|file| file.kind), Some(FileKind::Pipe(..))) {
        return Ok(world.fail(0, INVALID_HANDLE));
    }
    if call.args[1] != 0 {
        let mode = world.load(call.args[1], Int::U32, Touch::Read)?;
        let file = world.file_mut(file);
        file.impatient = mode & 1 != 0;
        file.by_message = mode & 2 != 0;
    }
    Ok(Then::Return(1))
}
