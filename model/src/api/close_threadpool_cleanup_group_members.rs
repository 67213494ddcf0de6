//! `CloseThreadpoolCleanupGroupMembers`: releases every member: waits for running callbacks and, with FALSE, for
//! queued ones; with TRUE drops those and runs the cancel callback of each member on this thread.
//!
//! - Counters: members expire no more; with TRUE queued becomes 0 and promised moves to abandoned. Waits for running
//!   = 0, which counts callbacks that are disassociated (GRP-11).
//! - Returns: nothing.
//! - Misuse: `wait-inside-callback` from a callback of a member (GRP-14), `wait-under-lock`; `member-after-group`
//!   later (GRP-03).
//! - Source: GRP-02, GRP-04 (documented), GRP-06, GRP-07, GRP-08, GRP-09 (tested); for a TP_IO by analogy (GRP-12,
//!   DIS-04).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CloseThreadpoolCleanupGroupMembers",
    prototype: "VOID CloseThreadpoolCleanupGroupMembers(PTP_CLEANUP_GROUP group, BOOL cancel, PVOID context)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let group = world.tp_group(call.args[0])?;
    world.publish(call.args[2]);
    world.wait_for_members(group, call.args[1] != 0, call.args[2])
}
