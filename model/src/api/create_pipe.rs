//! `CreatePipe`: a pipe without a name: one end to read from, one to write to, both for synchronous transfers.
//!
//! - Returns: TRUE; both handles are stored.
//! - Source: semantics §4.2; STEPS §1.6.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreatePipe",
    prototype: "BOOL CreatePipe(PHANDLE read, PHANDLE write, LPSECURITY_ATTRIBUTES security, DWORD size)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let (read, write) = world.create_nameless_pipe(call)?;
    world.store(call.args[0], read, Int::U64, Touch::Write)?;
    world.store(call.args[1], write, Int::U64, Touch::Write)?;
    Ok(Then::Return(1))
}
