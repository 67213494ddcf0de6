//! `DeleteFileA`: removes a disk file that nobody has open.
//!
//! - Returns: FALSE with ERROR_FILE_NOT_FOUND (2), or ERROR_SHARING_VIOLATION (32) while a handle to it is open.
//! - Source: semantics §4.2.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "DeleteFileA", prototype: "BOOL DeleteFileA(LPCSTR name)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let path = world.load_string(call.args[0], Int::I8)?;
    Ok(world.delete_file(&path))
}
