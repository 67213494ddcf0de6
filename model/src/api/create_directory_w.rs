//! `CreateDirectoryW`: makes a directory.
//!
//! - Returns: FALSE with ERROR_ALREADY_EXISTS (183) if something of that name is there; with ERROR_PATH_NOT_FOUND (3) if a
//!   directory on the way is not there, or is a file. Who watches the directory that it lies in is told.
//! - Source: DIR-03.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateDirectoryW",
    prototype: "BOOL CreateDirectoryW(LPCWSTR name, LPSECURITY_ATTRIBUTES security)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let path = world.load_string(call.args[0], Int::U16)?;
    world.create_directory(call, &path)
}
