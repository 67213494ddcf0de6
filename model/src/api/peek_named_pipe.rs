//! `PeekNamedPipe`: how many bytes lie in a pipe, and the first of them, which stay there.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no pipe, with ERROR_BROKEN_PIPE (109) for an empty one whose
//!   other end is closed, with ERROR_PIPE_NOT_CONNECTED (233) for a client that was let go.
//! - Source: semantics §4.2; STEPS §1.6.

use alloc::vec::Vec;

use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::kernel::complete::NOT_CONNECTED;
use crate::kernel::issue::file_of;
use crate::memory::Touch;
use crate::program::Int;
use crate::state::FileKind;
use crate::world::{Or, World};

/// ERROR_BROKEN_PIPE
const BROKEN_PIPE: u32 = 109;

pub(super) static ROW: Row = Row {
    name: "PeekNamedPipe",
    prototype: "BOOL PeekNamedPipe(HANDLE pipe, LPVOID buffer, DWORD size, LPDWORD read, LPDWORD available, LPDWORD left)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let file = file_of(&world.state, call.args[0]).and_then(|file| world.file(file));
    let Some((FileKind::Pipe(pipe, end), let_go)) = file.map(|file| (file.kind, file.let_go)) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    if let_go {
        return Ok(world.fail(0, NOT_CONNECTED));
    }
    let state = world.pipe_mut(pipe);
    let (open, messages) = (state.open(end.other()), state.messages);
    let chunks = &state.inward(end).chunks;
    let bytes: Vec<u8> = chunks.iter().flat_map(|chunk| chunk.bytes.iter().copied()).collect();
    let first = if messages { chunks.first().map_or(0, |chunk| chunk.bytes.len()) } else { bytes.len() };
    if bytes.is_empty() && !open {
        return Ok(world.fail(0, BROKEN_PIPE));
    }
    let seen = if call.args[1] == 0 { 0 } else { first.min(call.args[2] as usize) };
    if seen > 0 {
        world.store_bytes(call.args[1], &bytes[..seen], Touch::Write)?;
    }
    let left = if messages { first - seen } else { 0 };
    for (address, count) in [(call.args[3], seen), (call.args[4], bytes.len()), (call.args[5], left)] {
        if address != 0 {
            world.store(address, count as u64, Int::U32, Touch::Write)?;
        }
    }
    Ok(Then::Return(1))
}
