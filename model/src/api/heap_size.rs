//! `HeapSize`: how many bytes a heap block has.
//!
//! - Misuse: `use-after-free`, `out-of-bounds`.
//! - Source: DESIGN §4.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "HeapSize",
    prototype: "SIZE_T HeapSize(HANDLE heap, DWORD flags, LPCVOID block)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let base = world.heap_block(call.args[2])?;
    Ok(Then::Return(world.alloc(base).map_or(0, |alloc| u64::from(alloc.size()))))
}
