//! `WaitForMultipleObjectsEx`: WaitForMultipleObjects that may let the routines run that are queued to the thread, if
//! the wait is not over at once; then it returns 192.
//!
//! - Misuse: `wait-on-closed`.
//! - Source: APC-01, APC-02, APC-07.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForMultipleObjectsEx",
    prototype: "DWORD WaitForMultipleObjectsEx(DWORD count, const HANDLE *objects, BOOL all, DWORD milliseconds, BOOL alertable)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.wait_for_several(call, call.args[2] as u32 != 0, call.args[3] as u32)
}
