//! `printf`: prints with Windows' conversions; one visible step. Source: wine-tests §1 (`%I` is pointer-sized).

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "printf",
    prototype: "int printf(const char *format, ...)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand(world, call, 0)?;
    let count = text.len() as u64;
    world.print(text);
    Ok(Then::Return(count))
}
