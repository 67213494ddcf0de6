//! `strncmp`: compares at most so many bytes of two strings. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "strncmp",
    prototype: "int strncmp(const char *one, const char *other, size_t size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let one = strings::bytes_up_to(world, call.args[0], call.args[2])?;
    let other = strings::bytes_up_to(world, call.args[1], call.args[2])?;
    Ok(Then::Return(strings::sign(one.cmp(&other))))
}
