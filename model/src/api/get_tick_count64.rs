//! `GetTickCount64`: milliseconds since the system started.
//!
//! - Source: CLOCK-01; STEPS §1.9.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetTickCount64",
    prototype: "ULONGLONG GetTickCount64(void)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, _: &Call) -> Or<Then> {
    Ok(Then::Return(world.now()?))
}
