//! `HeapFree`: frees a heap block. Misuse as for `free`. Source: DESIGN §4.10; OV-07.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "HeapFree",
    prototype: "BOOL HeapFree(HANDLE heap, DWORD flags, LPVOID block)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.release_block(call.args[2])?;
    Ok(Then::Return(1))
}
