//! `CreateNamedPipeW`: a new instance of a pipe: its server end. Source: semantics §4.2; STEPS §1.6.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateNamedPipeW",
    prototype: "HANDLE CreateNamedPipeW(LPCWSTR name, DWORD open_mode, DWORD pipe_mode, DWORD instances, DWORD out_size, DWORD in_size, DWORD timeout, LPSECURITY_ATTRIBUTES security)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let path = world.load_string(call.args[0], Int::U16)?;
    world.create_pipe(call, &path)
}
