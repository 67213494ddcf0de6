//! `fputs`: prints a text to a stream.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "fputs",
    prototype: "int fputs(const char *text, FILE *stream)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let stream = format::stream(world, call.args[1])?;
    let text = format::narrow(&world.load_string(call.args[0], Int::U8)?);
    format::print_to(world, stream, text);
    Ok(Then::Return(0))
}
