//! `sprintf`: makes a text in memory; whether there is room is the caller's affair.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "sprintf",
    prototype: "int sprintf(char *to, const char *format, ...)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand(world, call, 1)?;
    format::store_text(world, call.args[0], &text)
}
