//! `vfprintf`: prints to a stream what a list of arguments holds.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "vfprintf",
    prototype: "int vfprintf(FILE *stream, const char *format, char *list)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let stream = format::stream(world, call.args[0])?;
    let text = format::expand_list(world, call, 1)?;
    Ok(format::print_to(world, stream, text))
}
