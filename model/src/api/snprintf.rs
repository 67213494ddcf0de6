//! `snprintf`: makes a text in memory, as much of it as fits; returns how long all of it is.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "snprintf",
    prototype: "int snprintf(char *to, size_t size, const char *format, ...)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand(world, call, 2)?;
    format::store_cut(world, call.args[0], call.args[1], &text)
}
