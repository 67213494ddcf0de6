//! `puts`: prints a line.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "puts", prototype: "int puts(const char *text)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let mut text = format::narrow(&world.load_string(call.args[0], Int::I8)?);
    text.push('\n');
    world.print(text);
    Ok(Then::Return(0))
}
