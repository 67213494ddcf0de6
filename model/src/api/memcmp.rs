//! `memcmp`: compares memory. Source: DESIGN §4.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "memcmp",
    prototype: "int memcmp(const void *one, const void *other, size_t size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let size = world.small_size(call.args[2])?;
    let one = world.load_bytes(call.args[0], size, Touch::Read)?;
    let other = world.load_bytes(call.args[1], size, Touch::Read)?;
    Ok(Then::Return(one.cmp(&other) as i64 as u64))
}
