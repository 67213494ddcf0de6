//! `HeapAlloc`: a new heap block; zeroed with HEAP_ZERO_MEMORY (8). Source: DESIGN §4.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "HeapAlloc",
    prototype: "LPVOID HeapAlloc(HANDLE heap, DWORD flags, SIZE_T size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.allocate(call, call.args[2], call.args[1] & 8 != 0)
}
