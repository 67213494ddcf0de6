//! `WaitNamedPipeA`: waits until an instance of a pipe has no client.
//!
//! - Returns: FALSE with ERROR_FILE_NOT_FOUND (2) if the pipe has no instance, with ERROR_SEM_TIMEOUT (121) when the time is
//!   up.
//! - Source: PIPE-03; STEPS §1.6.

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
    Ok(world.wait_named_pipe(&path, call.args[1] as u32))
}
