//! `strcmp`: compares strings byte by byte. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "strcmp",
    prototype: "int strcmp(const char *one, const char *other)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let one = strings::bytes(world, call.args[0])?;
    let other = strings::bytes(world, call.args[1])?;
    Ok(Then::Return(strings::sign(one.cmp(&other))))
}
