//! `CreateMutexA`: a new mutex, owned by the caller if it asks for that.
//!
//! - Returns: with ERROR_ALREADY_EXISTS (183) as the last error, a handle to the mutex that has the name.
//! - Source: SYNC-01, SYNC-03.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateMutexA",
    prototype: "HANDLE CreateMutexA(LPSECURITY_ATTRIBUTES security, BOOL owned, LPCSTR name)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.create_mutex(call, Int::I8)
}
