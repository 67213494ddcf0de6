//! `CloseThreadpoolCleanupGroup`: closes a group, which must have no members. The environment that names it stays as
//! it is (ENV-10).
//!
//! - Counters: none.
//! - Returns: nothing.
//! - Misuse: `group-not-empty` (GRP-05, MIS-28): the group goes with its last member; `use-after-close`.
//! - Source: GRP-04, GRP-05 (documented).

use alloc::vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::rules::RuleId;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CloseThreadpoolCleanupGroup",
    prototype: "VOID CloseThreadpoolCleanupGroup(PTP_CLEANUP_GROUP group)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let name = world.tp_group(call.args[0])?;
    let group = world.group_mut(name);
    group.closed = Some(call.site);
    let empty = group.members.is_empty() && group.leaving.is_empty();
    world.tell(Fact::Closed(Ref::Group(name)));
    if !empty {
        world.latch(RuleId::GroupNotEmpty, Some(call.site), vec![Ref::Group(name)]);
    }
    world.free_group_if_unused(name);
    Ok(Then::Return(0))
}
