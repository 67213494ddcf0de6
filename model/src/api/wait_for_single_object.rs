//! `WaitForSingleObject`: 0 when signalled, 128 for a mutex that was abandoned, 258 on timeout, WAIT_FAILED and 6 for
//! a handle that cannot be waited for.
//!
//! - Misuse: `wait-on-closed`.
//! - Source: SYNC-04, SYNC-12; STEPS §1.4; semantics §5.1.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForSingleObject",
    prototype: "DWORD WaitForSingleObject(HANDLE object, DWORD milliseconds)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    Ok(world.wait_for_one(call, call.args[1] as u32))
}
