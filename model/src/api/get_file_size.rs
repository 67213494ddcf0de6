//! `GetFileSize`: how many bytes a disk file has; the upper half goes where the second argument points.
//!
//! - Returns: INVALID_FILE_SIZE with ERROR_INVALID_HANDLE (6) for what is no file.
//! - Source: semantics §4.2.

use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetFileSize",
    prototype: "DWORD GetFileSize(HANDLE file, LPDWORD high)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(size) = world.disk_size(call.args[0])? else { return Ok(world.fail(0xffff_ffff, INVALID_HANDLE)) };
    if call.args[1] != 0 {
        world.store(call.args[1], size >> 32, Int::U32, Touch::Write)?;
    }
    Ok(Then::Return(size & 0xffff_ffff))
}
