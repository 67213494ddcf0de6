//! `TransactNamedPipe`: writes a message into a pipe and reads the answer, as one call. It completes like ReadFile: with an
//! OVERLAPPED it may be pending until the other end has written.
//!
//! - Returns: FALSE with ERROR_BAD_PIPE (230) unless the pipe is one of messages and is read by messages, with ERROR_PIPE_BUSY
//!   (231) if there is something to read already, with ERROR_MORE_DATA (234) for an answer that is longer than the buffer.
//! - Misuse: `start-missing`, `overlapped-reused`, memory rules.
//! - Source: PIPE-08 (documented); IO-CREATE-11.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::OpKind;
use crate::kernel::issue::{Request, Special, file_of};
use crate::state::Bind;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "TransactNamedPipe",
    prototype: "BOOL TransactNamedPipe(HANDLE pipe, LPVOID message, DWORD size, LPVOID answer, DWORD room, LPDWORD count, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail_later(INVALID_HANDLE)) };
    let request = Request {
        kind: OpKind::Read,
        file,
        buffer: call.args[3],
        length: call.args[4] as u32,
        count: call.args[5],
        overlapped: call.args[6],
        routine: 0,
        special: Special::None,
    };
    if let Err(code) = world.send_message(file, call.args[1], call.args[2] as u32)? {
        let bind = world.file(file).map_or(Bind::None, |file| file.bind);
        return Ok(world.refuse(&request, bind, code));
    }
    world.issue(call, request, call.how)
}
