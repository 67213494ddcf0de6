//! `calloc`: a new heap block of zeroes. Source: DESIGN §4.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "calloc",
    prototype: "void *calloc(size_t count, size_t size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.allocate(call, call.args[0].saturating_mul(call.args[1]), true)
}
