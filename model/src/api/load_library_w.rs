//! `LoadLibraryW`: loads a module once more; NULL and 126 for one that there is not.
//!
//! - Source: LIB-01.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "LoadLibraryW",
    prototype: "HMODULE LoadLibraryW(LPCWSTR file)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.load_library(call, Int::U16)
}
