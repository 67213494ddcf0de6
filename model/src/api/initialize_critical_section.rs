//! `InitializeCriticalSection`: makes a lock at this address. Source: semantics §4.2.

use crate::api::locks;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::state::Lock;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitializeCriticalSection",
    prototype: "VOID InitializeCriticalSection(LPCRITICAL_SECTION section)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    initialize(world, call.args[0])?;
    Ok(Then::Return(0))
}

/// Makes a lock at this address.
pub(super) fn initialize(world: &mut World, address: u64) -> Or<()> {
    world.store_bytes(address, &[0; locks::SIZE as usize], Touch::Write)?;
    if world.lock(address).is_some() {
        world.drop_lock(address);
    }
    world.add_lock(address, Lock { owner: None, depth: 0 });
    Ok(())
}
