//! `malloc`: a new heap block, uninitialised. Source: DESIGN §4.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "malloc", prototype: "void *malloc(size_t size)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.allocate(call, call.args[0], false)
}
