//! `FlushFileBuffers`: of a disk file, nothing to be seen; of a pipe, it waits until the other end has read everything.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no file, with ERROR_BROKEN_PIPE (109) if the other end is closed
//!   before it has read everything.
//! - Source: PIPE-04.

use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::kernel::complete::NOT_CONNECTED;
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
    let file = file_of(&world.state, call.args[0]).and_then(|file| world.file(file));
    let Some((kind, let_go)) = file.map(|file| (file.kind, file.let_go)) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    match kind {
        FileKind::Pipe(..) if let_go => Ok(world.fail(0, NOT_CONNECTED)),
        FileKind::Pipe(pipe, end) => Ok(world.flush_pipe(pipe, end)),
        FileKind::Disk(_) | FileKind::Directory(_) => Ok(Then::Return(1)),
    }
}
