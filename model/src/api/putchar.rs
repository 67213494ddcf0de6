//! `putchar`: prints a character.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "putchar", prototype: "int putchar(int unit)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::narrow(&[call.args[0] as u32]);
    world.print(text);
    Ok(Then::Return(call.args[0] & 0xff))
}
