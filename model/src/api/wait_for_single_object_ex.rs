//! `WaitForSingleObjectEx`: WaitForSingleObject that may let the routines run that are queued to the thread, if the
//! object is not signalled; then it returns 192.
//!
//! - Misuse: `wait-on-closed`.
//! - Source: APC-01, APC-02, APC-07.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForSingleObjectEx",
    prototype: "DWORD WaitForSingleObjectEx(HANDLE object, DWORD milliseconds, BOOL alertable)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    Ok(world.wait_for_one(call, call.args[1] as u32))
}
