//! `strcat`: appends a string; whether there is room is the caller's affair. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "strcat",
    prototype: "char *strcat(char *to, const char *from)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let length = strings::bytes(world, call.args[0])?.len() as u64;
    let text = strings::bytes(world, call.args[1])?;
    strings::store(world, call.args[0] + length, text)?;
    Ok(Then::Return(call.args[0]))
}
