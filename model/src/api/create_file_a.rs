//! `CreateFileA`: opens a disk file, or the client end of a pipe. Source: MODE-14; semantics §4.2.

use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateFileA",
    prototype: "HANDLE CreateFileA(LPCSTR name, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security, DWORD disposition, DWORD flags, HANDLE template_file)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let path = world.load_string(call.args[0], Int::I8)?;
    world.open_file(call, &path)
}
