//! `wcslen`: characters before the terminating zero of a wide string. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "wcslen", prototype: "size_t wcslen(const wchar_t *text)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = strings::units(world, call.args[0])?;
    Ok(Then::Return(text.len() as u64))
}
