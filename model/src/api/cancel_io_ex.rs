//! `CancelIoEx`: asks for the end of one operation, or of all on the handle. TRUE means asked for, not done: each
//! still completes, and its packet still comes. FALSE and 1168 if there is none.
//! Source: KCAN-01, KCAN-02, KCAN-03, KCAN-04, KCAN-05 (documented; DIS-13).

use alloc::vec::Vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::api::{INVALID_HANDLE, NOT_FOUND};
use crate::kernel::issue::file_of;
use crate::name::Name;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CancelIoEx",
    prototype: "BOOL CancelIoEx(HANDLE file, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let ops: Vec<Name> = world.file(file).map(|file| file.ops.iter().copied().collect()).unwrap_or_default();
    let wanted = call.args[1];
    let ops: Vec<Name> =
        ops.into_iter().filter(|op| wanted == 0 || world.op(*op).is_some_and(|op| op.overlapped == wanted)).collect();
    if ops.is_empty() {
        return Ok(world.fail(0, NOT_FOUND));
    }
    for op in ops {
        world.request_cancel(op);
    }
    Ok(Then::Return(1))
}
