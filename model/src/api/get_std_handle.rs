//! `GetStdHandle`: the handle of standard input, output or error. What is written to the second is output of the program;
//! the first is at its end.
//!
//! - Returns: INVALID_HANDLE_VALUE with ERROR_INVALID_HANDLE (6) for any other number.
//! - Source: FILE-05 (documented).

use crate::api::{Call, Effect, INVALID_HANDLE, Row, Then, files, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetStdHandle",
    prototype: "HANDLE GetStdHandle(DWORD which)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    match files::standard(call.args[0]) {
        Some(handle) => Ok(Then::Return(handle)),
        None => Ok(world.fail(u64::MAX, INVALID_HANDLE)),
    }
}
