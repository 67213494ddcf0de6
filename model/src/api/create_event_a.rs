//! `CreateEventA`: a new event. A name is not looked up: each call makes an event of its own.
//! Source: semantics §4.2; STEPS §1.4.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateEventA",
    prototype: "HANDLE CreateEventA(LPSECURITY_ATTRIBUTES security, BOOL manual, BOOL set, LPCSTR name)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.create_event(call)
}
