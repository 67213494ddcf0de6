//! `WaitNamedPipeA`: waits until an instance of a pipe has no client.
//!
//! - Returns: FALSE with ERROR_FILE_NOT_FOUND (2) if the pipe has no instance. While every instance has a client, the run ends
//!   as not modelled.
//! - Source: semantics §4.2; STEPS §1.6.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitNamedPipeA",
    prototype: "BOOL WaitNamedPipeA(LPCSTR name, DWORD timeout)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let path = world.load_string(call.args[0], Int::I8)?;
    world.free_instance(&path)
}
