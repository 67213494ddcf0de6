//! `RemoveDirectoryW`: removes a directory that is empty.
//!
//! - Returns: FALSE with ERROR_FILE_NOT_FOUND (2), ERROR_DIR_NOT_EMPTY (145), ERROR_DIRECTORY (267) for a file, or
//!   ERROR_SHARING_VIOLATION (32) while a handle to it is open. Who watches the directory that it lay in is told.
//! - Source: DIR-04.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "RemoveDirectoryW",
    prototype: "BOOL RemoveDirectoryW(LPCWSTR name)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let path = world.load_string(call.args[0], Int::U16)?;
    world.remove_directory(&path)
}
