//! `vsnprintf`: makes a text in memory of a list of arguments, as much of it as fits.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "vsnprintf",
    prototype: "int vsnprintf(char *to, size_t size, const char *format, char *list)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand_list(world, call, 2)?;
    format::store_cut(world, call.args[0], call.args[1], &text)
}
