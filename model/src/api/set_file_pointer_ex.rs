//! `SetFilePointerEx`: where the next transfer on a file without OVERLAPPED begins.
//!
//! - Returns: FALSE with ERROR_INVALID_HANDLE (6), ERROR_NEGATIVE_SEEK (131) before the start, ERROR_INVALID_PARAMETER (87)
//!   for an unknown method.
//! - Source: semantics §4.2; OV-03.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetFilePointerEx",
    prototype: "BOOL SetFilePointerEx(HANDLE file, LARGE_INTEGER distance, PLARGE_INTEGER position, DWORD method)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let distance = world.load(call.args[1], Int::I64, Touch::Read)?;
    match world.seek(call.args[0], distance as i64, call.args[3] as u32)? {
        Err(code) => Ok(world.fail(0, code)),
        Ok(position) => {
            if call.args[2] != 0 {
                world.store(call.args[2], position, Int::I64, Touch::Write)?;
            }
            Ok(Then::Return(1))
        }
    }
}
