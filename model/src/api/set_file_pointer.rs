//! `SetFilePointer`: where the next transfer on a file without OVERLAPPED begins; the distance has 32 bits, or 64 with its
//! upper half where the third argument points.
//!
//! - Returns: the lower half of the position; INVALID_SET_FILE_POINTER with ERROR_INVALID_HANDLE (6), ERROR_NEGATIVE_SEEK
//!   (131) or ERROR_INVALID_PARAMETER (87).
//! - Source: semantics §4.2; OV-03.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetFilePointer",
    prototype: "DWORD SetFilePointer(HANDLE file, LONG distance, PLONG high, DWORD method)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let low = call.args[1] as i32;
    let distance = match call.args[2] {
        0 => i64::from(low),
        high => (world.load(high, Int::I32, Touch::Read)? as i64) << 32 | i64::from(low as u32),
    };
    match world.seek(call.args[0], distance, call.args[3] as u32)? {
        Err(code) => Ok(world.fail(0xffff_ffff, code)),
        Ok(position) => {
            if call.args[2] != 0 {
                world.store(call.args[2], position >> 32, Int::I32, Touch::Write)?;
            }
            Ok(Then::Return(position & 0xffff_ffff))
        }
    }
}
