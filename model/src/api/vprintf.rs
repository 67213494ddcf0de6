//! `vprintf`: prints what a list of arguments holds.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "vprintf",
    prototype: "int vprintf(const char *format, char *list)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand_list(world, call, 0)?;
    Ok(format::print_to(world, format::Stream::Out, text))
}
