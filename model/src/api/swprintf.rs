//! `swprintf`: `wprintf` into memory of so many 16-bit characters, with a terminating zero.
//!
//! - Returns: how many characters were stored before the zero; -1 if there is no room.
//! - Misuse: `out-of-bounds`.
//! - Source: C11 7.29.2.3.

use alloc::vec::Vec;

use crate::api::format::expand_wide;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "swprintf",
    prototype: "int swprintf(wchar_t *target, size_t size, const wchar_t *format, ...)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let units: Vec<u16> = expand_wide(world, call, 2)?.encode_utf16().collect();
    if units.len() as u64 >= call.args[1] {
        return Ok(Then::Return(u64::MAX));
    }
    let bytes: Vec<u8> = units.iter().chain(&[0]).flat_map(|unit| unit.to_le_bytes()).collect();
    world.store_bytes(call.args[0], &bytes, Touch::Write)?;
    Ok(Then::Return(units.len() as u64))
}
