//! `strrchr`: the last place of a byte in a string, the terminating zero included, or NULL. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "strrchr",
    prototype: "char *strrchr(const char *text, int unit)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let mut text = strings::bytes(world, call.args[0])?;
    text.push(0);
    let at = text.iter().rposition(|byte| *byte == call.args[1] as u8);
    Ok(Then::Return(at.map_or(0, |at| call.args[0] + at as u64)))
}
