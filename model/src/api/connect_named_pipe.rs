//! `ConnectNamedPipe`: waits for a client: 997 pending, 535 if the client was there first (no packet).
//! Source: IO-CREATE-11; semantics §1.1 (ERROR_PIPE_CONNECTED); PIPE-09.

use crate::api::{Call, Effect, Row, Then, one};
use crate::api::{INVALID_FUNCTION, INVALID_HANDLE};
use crate::event::OpKind;
use crate::kernel::issue::{Request, Special, file_of};
use crate::state::{End, FileKind};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "ConnectNamedPipe",
    prototype: "BOOL ConnectNamedPipe(HANDLE pipe, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let file = file_of(&world.state, call.args[0]);
    let kind = file.and_then(|file| world.state.file(file)).map(|file| file.kind);
    let (Some(file), Some(FileKind::Pipe(_, end))) = (file, kind) else {
        return Ok(world.fail_later(INVALID_HANDLE));
    };
    if end == End::Client {
        return Ok(world.fail_later(INVALID_FUNCTION));
    }
    let request = Request {
        kind: OpKind::Connect,
        file,
        buffer: 0,
        length: 0,
        count: 0,
        overlapped: call.args[1],
        routine: 0,
        special: Special::None,
    };
    world.issue(call, request, call.how)
}
