//! `strlen`: bytes before the terminating zero. Source: DESIGN §4.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "strlen", prototype: "size_t strlen(const char *text)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = world.load_string(call.args[0], Int::I8)?;
    Ok(Then::Return(text.len() as u64))
}
