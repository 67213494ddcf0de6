//! `MoveFileW`: gives a file or directory another name, in the same directory or in another.
//!
//! - Returns: FALSE with ERROR_FILE_NOT_FOUND (2), ERROR_ALREADY_EXISTS (183), ERROR_PATH_NOT_FOUND (3) if there is no such
//!   directory, ERROR_SHARING_VIOLATION (32) while somebody has the file open who does not share it for deleting, or
//!   ERROR_ACCESS_DENIED (5) while something in the directory is open. Who watches is told.
//! - Source: DIR-05.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "MoveFileW",
    prototype: "BOOL MoveFileW(LPCWSTR from, LPCWSTR to)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let from = world.load_string(call.args[0], Int::U16)?;
    let to = world.load_string(call.args[1], Int::U16)?;
    world.move_file(&from, &to)
}
