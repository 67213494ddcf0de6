//! `GetQueuedCompletionStatusEx`: takes up to so many packets from a raw port at once, or waits for one. TRUE if
//! there is any; those of failed operations are among them, each with its status. FALSE and 258, 735 or 192 without
//! one; the count says 1 all the same, and the entries are untouched.
//!
//! - Source: PORT-15, PORT-17, PORT-18, PORT-19.

use alloc::vec::Vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::api::{INVALID_HANDLE, INVALID_PARAMETER};
use crate::kernel::close::handle_object;
use crate::state::{HandleObject, Return};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetQueuedCompletionStatusEx",
    prototype: "BOOL GetQueuedCompletionStatusEx(HANDLE port, LPOVERLAPPED_ENTRY entries, ULONG count, PULONG removed, DWORD milliseconds, BOOL alertable)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let failed = |code| Ok(Then::ReturnStep(Return::Value { value: 0, error: Some(code), writes: Vec::new() }));
    let Some((_, HandleObject::Port(port))) = handle_object(&world.state, call.args[0]) else {
        return failed(INVALID_HANDLE);
    };
    if call.args[2] as u32 == 0 {
        return failed(INVALID_PARAMETER);
    }
    Ok(world.take_from_port(port, call.args[4] as u32))
}
