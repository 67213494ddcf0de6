//! `fprintf`: prints to a stream with Windows' conversions; what goes to stderr is no part of the output.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "fprintf",
    prototype: "int fprintf(FILE *stream, const char *format, ...)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let stream = format::stream(world, call.args[0])?;
    let text = format::expand(world, call, 1)?;
    Ok(format::print_to(world, stream, text))
}
