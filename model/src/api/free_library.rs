//! `FreeLibrary`: takes back one LoadLibrary; the last time the module goes. FALSE and 126 for what is not loaded.
//!
//! - Source: LIB-02.

use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::module::MOD_NOT_FOUND;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "FreeLibrary",
    prototype: "BOOL FreeLibrary(HMODULE module)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if world.free_library(call.args[0]) {
        return Ok(Then::Return(1));
    }
    Ok(world.fail(0, MOD_NOT_FOUND))
}
