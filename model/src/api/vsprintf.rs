//! `vsprintf`: makes a text in memory of a list of arguments.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "vsprintf",
    prototype: "int vsprintf(char *to, const char *format, char *list)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand_list(world, call, 1)?;
    format::store_text(world, call.args[0], &text)
}
