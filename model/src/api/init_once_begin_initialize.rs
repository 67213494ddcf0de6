//! `InitOnceBeginInitialize`: TRUE with pending TRUE: the caller is to initialise and to call InitOnceComplete; with
//! pending FALSE: it is done. While another thread initialises, waits; with INIT_ONCE_ASYNC several threads may initialise at
//! once; with INIT_ONCE_CHECK_ONLY nothing is begun.
//!
//! - Returns: FALSE with ERROR_INVALID_PARAMETER (87) where others began in the other way; with ERROR_GEN_FAILURE (31) if it is
//!   only asked whether it is done, and it is not.
//! - Source: SYNC-22, SYNC-25.

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
    world.enter_once(Form::Begin, &call.args)
}
