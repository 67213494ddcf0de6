//! `memmove`: copies memory, which may overlap. Source: DESIGN §4.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "memmove",
    prototype: "void *memmove(void *target, const void *source, size_t size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let size = world.small_size(call.args[2])?;
    world.copy(call.args[0], call.args[1], size)?;
    Ok(Then::Return(call.args[0]))
}
