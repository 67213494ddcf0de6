//! `InitializeSRWLock`: zeroes, which is what a free one looks like.
//!
//! - Source: SYNC-14.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitializeSRWLock",
    prototype: "VOID InitializeSRWLock(PSRWLOCK lock)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let address = call.args[0];
    if world.srw(address).is_some() {
        return Err(world.unsupported("InitializeSRWLock on one that is in use"));
    }
    world.store(address, 0, Int::U64, Touch::Write)?;
    Ok(Then::Return(0))
}
