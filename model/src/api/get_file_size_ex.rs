//! `GetFileSizeEx`: how many bytes a disk file has.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6) for what is no file.
//! - Source: semantics §4.2.

use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetFileSizeEx",
    prototype: "BOOL GetFileSizeEx(HANDLE file, PLARGE_INTEGER size)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(size) = world.disk_size(call.args[0])? else { return Ok(world.fail(0, INVALID_HANDLE)) };
    world.store(call.args[1], size, Int::I64, Touch::Write)?;
    Ok(Then::Return(1))
}
