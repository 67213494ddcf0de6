//! `InitOnceInitialize`: zeroes, which is what one that was not begun looks like.
//!
//! - Source: SYNC-21.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitOnceInitialize",
    prototype: "VOID InitOnceInitialize(PINIT_ONCE once)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let address = call.args[0];
    if world.once(address).is_some() {
        return Err(world.unsupported("InitOnceInitialize on one that is in use"));
    }
    world.store(address, 0, Int::U64, Touch::Write)?;
    Ok(Then::Return(0))
}
