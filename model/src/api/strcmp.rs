//! `strcmp`: compares strings byte by byte. Source: DESIGN §4.10.

use alloc::vec::Vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "strcmp",
    prototype: "int strcmp(const char *one, const char *other)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let one = bytes(world, call.args[0])?;
    let other = bytes(world, call.args[1])?;
    Ok(Then::Return(one.cmp(&other) as i64 as u64))
}

fn bytes(world: &mut World, address: u64) -> Or<Vec<u8>> {
    Ok(world.load_string(address, Int::I8)?.into_iter().map(|unit| unit as u8).collect())
}
