//! `CreateEventA`: a new event, or a handle to the one that has the name.
//!
//! - Returns: with ERROR_ALREADY_EXISTS (183) as the last error where the name was taken by an event; NULL with
//!   ERROR_INVALID_HANDLE (6) where it was taken by something else.
//! - Source: semantics §4.2; STEPS §1.4.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateEventA",
    prototype: "HANDLE CreateEventA(LPSECURITY_ATTRIBUTES security, BOOL manual, BOOL set, LPCSTR name)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.create_event(call, Int::I8)
}
