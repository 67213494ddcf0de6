//! `strstr`: the first place of a string in another, or NULL. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "strstr",
    prototype: "char *strstr(const char *text, const char *wanted)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = strings::bytes(world, call.args[0])?;
    let wanted = strings::bytes(world, call.args[1])?;
    let last = text.len().checked_sub(wanted.len());
    let at = last.and_then(|last| (0..=last).find(|at| text[*at..].starts_with(&wanted)));
    Ok(Then::Return(at.map_or(0, |at| call.args[0] + at as u64)))
}
