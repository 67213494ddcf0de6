//! `HeapValidate`: whether a block of the heap stands there; for NULL whether the heap is sound, which it always is
//! here: what would break it ends the run before.
//!
//! - Source: IO-CLOSE-01, IO-WAIT-11 (how a freed TP_IO is seen); semantics §4.2.

use crate::api::{Call, Effect, Row, Then, one};
use crate::name::{Base, Space};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "HeapValidate",
    prototype: "BOOL HeapValidate(HANDLE heap, DWORD flags, LPCVOID block)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let stands = match Base::split(call.args[2]) {
        None => call.args[2] == 0,
        Some((base, 0)) if base.space() == Space::Heap => world.alloc(base).is_some(),
        // an object of the pool is a block of the same heap
        Some((base, 0)) if base.space() == Space::Object => world.object(base.name()).is_some(),
        Some(_) => false,
    };
    Ok(Then::Return(u64::from(stands)))
}
