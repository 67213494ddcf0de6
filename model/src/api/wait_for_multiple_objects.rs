//! `WaitForMultipleObjects`: the index of the first one signalled, or, for all of them at once, 0; plus 128 if a
//! mutex that it got was abandoned. WAIT_FAILED and 87 for no handle, more than 64, or one twice where all are
//! wanted; 6 for a handle that cannot be waited for.
//!
//! - Misuse: `wait-on-closed`.
//! - Source: SYNC-04, SYNC-08, SYNC-09, SYNC-10, SYNC-11; STEPS §1.4; semantics §5.1.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForMultipleObjects",
    prototype: "DWORD WaitForMultipleObjects(DWORD count, const HANDLE *objects, BOOL all, DWORD milliseconds)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.wait_for_several(call, call.args[2] as u32 != 0, call.args[3] as u32)
}
