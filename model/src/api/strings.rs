//! What the string functions of C share: strings of 8-bit and 16-bit characters in memory.

use alloc::vec::Vec;

use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

/// The bytes of a string without its terminating zero.
pub(super) fn bytes(world: &mut World, address: u64) -> Or<Vec<u8>> {
    Ok(world.load_string(address, Int::U8)?.into_iter().map(|unit| unit as u8).collect())
}

/// At most so many bytes of a string, without its terminating zero: what is behind them is not looked at.
pub(super) fn bytes_up_to(world: &mut World, address: u64, most: u64) -> Or<Vec<u8>> {
    Ok(units_up_to(world, address, Int::U8, most as usize)?.into_iter().map(|unit| unit as u8).collect())
}

/// At most so many characters of a string of that type, without its terminating zero: what is behind them is not looked at.
pub(super) fn units_up_to(world: &mut World, address: u64, unit: Int, most: usize) -> Or<Vec<u32>> {
    let mut text = Vec::new();
    while text.len() < most {
        match world.load(address + text.len() as u64 * u64::from(unit.bytes()), unit, Touch::Read)? {
            0 => break,
            letter => text.push(letter as u32),
        }
    }
    Ok(text)
}

/// The characters of a string of 16-bit characters.
pub(super) fn units(world: &mut World, address: u64) -> Or<Vec<u32>> {
    world.load_string(address, Int::U16)
}

/// Stores bytes and a terminating zero.
pub(super) fn store(world: &mut World, address: u64, mut bytes: Vec<u8>) -> Or<()> {
    bytes.push(0);
    world.store_bytes(address, &bytes, Touch::Write)
}

/// The sign of a comparison as C returns it.
pub(super) fn sign(order: core::cmp::Ordering) -> u64 {
    order as i64 as u64
}
