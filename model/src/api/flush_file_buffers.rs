//! `FlushFileBuffers`: of a disk file, nothing to be seen; of a pipe, it waits until the other end has read everything.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no file. A pipe with bytes in it ends the run as not modelled.
//! - Source: semantics §4.2.

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
    if let FileKind::Pipe(pipe, end) = kind
        && !world.pipe_mut(pipe).outward(end).chunks.is_empty()
    {
        return Err(world.unsupported("FlushFileBuffers on a pipe that holds bytes"));
    }
    Ok(Then::Return(1))
}
