//! What the Interlocked functions share: one atomic read and write. Source: STEPS §1.3.

use super::Call;
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

/// Replaces the value at the first argument; returns the old and the new one.
pub(super) fn change(world: &mut World, call: &Call, int: Int, with: fn(u64, &[u64]) -> u64) -> Or<(u64, u64)> {
    let old = world.load(call.args[0], int, Touch::AtomicWrite)?;
    let new = int.canonical(with(old, &call.args));
    world.store(call.args[0], new, int, Touch::AtomicWrite)?;
    Ok((old, new))
}

/// Stores the second argument if the value equals the third; returns the old one.
pub(super) fn compare_exchange(world: &mut World, call: &Call, int: Int) -> Or<u64> {
    let old = world.load(call.args[0], int, Touch::AtomicWrite)?;
    if old == int.canonical(call.args[2]) {
        world.store(call.args[0], call.args[1], int, Touch::AtomicWrite)?;
    }
    Ok(old)
}
