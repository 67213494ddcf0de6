//! `_snprintf`: Microsoft's older form of snprintf: without a terminating zero, and -1, if the text does not fit.

use crate::api::format;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "_snprintf",
    prototype: "int _snprintf(char *to, size_t size, const char *format, ...)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = format::expand(world, call, 2)?;
    let size = call.args[1] as usize;
    if text.len() < size {
        return format::store_text(world, call.args[0], &text);
    }
    if size > 0 {
        world.store_bytes(call.args[0], &text.as_bytes()[..size], Touch::Write)?;
    }
    Ok(Then::Return(if text.len() == size { size as u64 } else { u64::MAX }))
}
