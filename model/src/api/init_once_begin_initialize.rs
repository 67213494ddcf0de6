//! `InitOnceBeginInitialize`: TRUE with pending TRUE: the caller is to initialise and to call InitOnceComplete; with
//! pending FALSE: it is done. While another thread initialises, waits. Flags are not modelled.
//!
//! - Source: SYNC-22.

use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::once::Form;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitOnceBeginInitialize",
    prototype: "BOOL InitOnceBeginInitialize(LPINIT_ONCE once, DWORD flags, PBOOL pending, LPVOID *context)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if call.args[1] as u32 != 0 {
        return Err(world.unsupported("InitOnceBeginInitialize with flags"));
    }
    world.enter_once(Form::Begin, &call.args)
}
