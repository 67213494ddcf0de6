//! `DisconnectNamedPipe`: the server lets its client go: bytes that nobody has read are lost, the instance can wait for
//! another client.
//!
//! - Returns: FALSE with ERROR_INVALID_FUNCTION (1) for a client end, ERROR_INVALID_HANDLE (6) for what is no pipe.
//!   Transfers in flight on both ends fail with ERROR_PIPE_NOT_CONNECTED (233), and so do all later ones of the client, and
//!   those of the server until ConnectNamedPipe has found another client.
//! - Source: PIPE-05, PIPE-09; STEPS §1.6.

use crate::api::{Call, Effect, INVALID_FUNCTION, INVALID_HANDLE, Row, Then, one};
use crate::kernel::issue::file_of;
use crate::state::{End, FileKind};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "DisconnectNamedPipe",
    prototype: "BOOL DisconnectNamedPipe(HANDLE pipe)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let kind = file_of(&world.state, call.args[0]).and_then(|file| world.file(file)).map(|file| file.kind);
    match kind {
        Some(FileKind::Pipe(pipe, End::Server)) => {
            world.disconnect(pipe);
            Ok(Then::Return(1))
        }
        Some(FileKind::Pipe(_, End::Client)) => Ok(world.fail(0, INVALID_FUNCTION)),
        Some(FileKind::Disk(_) | FileKind::Directory(_)) | None => Ok(world.fail(0, INVALID_HANDLE)),
    }
}
