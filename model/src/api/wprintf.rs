//! `wprintf`: prints a format of 16-bit characters, in which `%s` takes a string of them. Source: wine-tests §2.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "wprintf",
    prototype: "int wprintf(const wchar_t *format, ...)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand_wide(world, call, 0)?;
    Ok(format::print_to(world, format::Stream::Out, text))
}
