//! `CreateSemaphoreA`: a new semaphore; NULL and 87 unless 0 ≤ count ≤ most and most > 0.
//!
//! - Returns: with ERROR_ALREADY_EXISTS (183) as the last error, a handle to the semaphore that has the name.
//! - Source: SYNC-05, SYNC-07.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateSemaphoreA",
    prototype: "HANDLE CreateSemaphoreA(LPSECURITY_ATTRIBUTES security, LONG count, LONG most, LPCSTR name)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.create_semaphore(call, Int::I8)
}
