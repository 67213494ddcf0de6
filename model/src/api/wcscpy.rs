//! `wcscpy`: copies a wide string; whether there is room is the caller's affair. Source: DESIGN §4.10.

use alloc::vec::Vec;

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "wcscpy",
    prototype: "wchar_t *wcscpy(wchar_t *to, const wchar_t *from)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = strings::units(world, call.args[1])?;
    let bytes: Vec<u8> = text.iter().chain(&[0]).flat_map(|unit| (*unit as u16).to_le_bytes()).collect();
    world.store_bytes(call.args[0], &bytes, Touch::Write)?;
    Ok(Then::Return(call.args[0]))
}
