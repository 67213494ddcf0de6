//! `OpenEventA`: a handle to the event that has the name.
//!
//! - Returns: NULL with ERROR_FILE_NOT_FOUND (2) if nothing has it, with ERROR_INVALID_HANDLE (6) if something else has.
//! - Source: semantics §4.2.

use super::labels::Kind;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "OpenEventA",
    prototype: "HANDLE OpenEventA(DWORD access, BOOL inherit, LPCSTR name)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.open_named(call, Int::I8, Kind::Event)
}
