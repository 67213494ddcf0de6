//! What the Interlocked functions share: one atomic read and write. Source: STEPS §1.3.

use super::Call;
use crate::memory::Touch;
use crate::program::{Inst, Int};
use crate::world::{Or, World};

/// Replaces the value at the first argument; returns the old and the new one.
pub(super) fn change(world: &mut World, call: &Call, int: Int, with: fn(u64, &[u64]) -> u64) -> Or<(u64, u64)> {
    let old = world.load(call.args[0], int, Touch::AtomicWrite)?;
    let new = int.canonical(with(old, &call.args));
    if new != int.canonical(call.args[1]) {
        world.tell_number(old);
        world.tell_number(call.args[1]);
    }
    world.store(call.args[0], new, int, Touch::AtomicWrite)?;
    Ok((old, new))
}

/// Adds to the value at the first argument; returns the old and the new one. Where the program drops the result, nobody
/// can tell in which order two such steps came, and the footprint says so.
pub(super) fn add(world: &mut World, call: &Call, int: Int, amount: u64) -> Or<(u64, u64)> {
    let before = world.footprint.memory.len();
    let old = world.load(call.args[0], int, Touch::AtomicWrite)?;
    let new = int.canonical(old.wrapping_add(amount));
    world.store(call.args[0], new, int, Touch::AtomicWrite)?;
    if drops_result(world) {
        for access in &mut world.footprint.memory[before..] {
            access.adds = true;
        }
    }
    Ok((old, new))
}

/// Whether the instruction after the call drops what it returns.
fn drops_result(world: &mut World) -> bool {
    let (me, program) = (world.me(), world.program);
    let frame = world.thread(me).expect("internal: me").top();
    matches!(program.function(frame.func).code.get(frame.pc as usize + 1), Some(Inst::Pop))
}

/// Stores the second argument if the value equals the third; returns the old one.
pub(super) fn compare_exchange(world: &mut World, call: &Call, int: Int) -> Or<u64> {
    let old = world.load(call.args[0], int, Touch::AtomicWrite)?;
    if old == int.canonical(call.args[2]) {
        world.store(call.args[0], call.args[1], int, Touch::AtomicWrite)?;
    }
    Ok(old)
}
