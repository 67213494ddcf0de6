//! `FlushFileBuffers`: of a disk file, nothing to be seen; of a pipe, it waits until the other end has read everything.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no file, with ERROR_BROKEN_PIPE (109) if the other end is closed
//!   before it has read everything.
//! - Source: PIPE-04.

use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::kernel::issue::file_of;
use crate::state::FileKind;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "FlushFileBuffers",
    prototype: "BOOL FlushFileBuffers(HANDLE file)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(kind) = file_of(&world.state, call.args[0]).and_then(|file| world.file(file)).map(|file| file.kind) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    match kind {
        FileKind::Disk(_) => Ok(Then::Return(1)),
        FileKind::Pipe(pipe, end) => Ok(world.flush_pipe(pipe, end)),
    }
}
