//! `wcscmp`: compares wide strings. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "wcscmp",
    prototype: "int wcscmp(const wchar_t *one, const wchar_t *other)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let one = strings::units(world, call.args[0])?;
    let other = strings::units(world, call.args[1])?;
    Ok(Then::Return(strings::sign(one.cmp(&other))))
}
