//! `memset`: fills memory with a byte. Source: DESIGN §4.10.

use alloc::vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "memset",
    prototype: "void *memset(void *target, int byte, size_t size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let size = world.small_size(call.args[2])?;
    world.store_bytes(call.args[0], &vec![call.args[1] as u8; size as usize], Touch::Write)?;
    Ok(Then::Return(call.args[0]))
}
