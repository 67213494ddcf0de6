//! `GetModuleHandleW`: the module of that name if it is loaded, else NULL and 126; for NULL the program. Counts
//! nothing.
//!
//! - Source: LIB-03.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetModuleHandleW",
    prototype: "HMODULE GetModuleHandleW(LPCWSTR file)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.module_handle(call, Int::U16)
}
