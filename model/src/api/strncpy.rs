//! `strncpy`: fills exactly so many bytes with a string and zeroes; without a zero if the string is longer. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "strncpy",
    prototype: "char *strncpy(char *to, const char *from, size_t size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let size = world.small_size(call.args[2])?;
    let mut text = strings::bytes_up_to(world, call.args[1], u64::from(size))?;
    text.resize(size as usize, 0);
    world.store_bytes(call.args[0], &text, Touch::Write)?;
    Ok(Then::Return(call.args[0]))
}
