//! `UnlockFileEx`: gives a lock back: its range must be one that was locked, to the byte. Whoever waits for a part of it may get
//! it now.
//!
//! - Returns: FALSE with ERROR_NOT_LOCKED (158) if there is no such lock, with ERROR_INVALID_HANDLE (6) for what is no disk file.
//! - Source: LOCK-03 (documented).

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::issue::file_of;
use crate::memory::Touch;
use crate::program::Int;
use crate::state::FileKind;
use crate::world::{Or, World};

/// ERROR_NOT_LOCKED
const NOT_LOCKED: u32 = 158;

pub(super) static ROW: Row = Row {
    name: "UnlockFileEx",
    prototype: "BOOL UnlockFileEx(HANDLE file, DWORD reserved, DWORD low, DWORD high, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let low = world.load(call.args[4] + 16, Int::U32, Touch::Read)?;
    let high = world.load(call.args[4] + 20, Int::U32, Touch::Read)?;
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let Some(FileKind::Disk(disk)) = world.file(file).map(|file| file.kind) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    let length = (call.args[2] & 0xffff_ffff) | (call.args[3] << 32);
    if world.unlock(disk, file, low | (high << 32), length) {
        Ok(Then::Return(1))
    } else {
        Ok(world.fail(0, NOT_LOCKED))
    }
}
