//! `CreateThreadpoolCleanupGroup`: a cleanup group without members.
//!
//! - Counters: none.
//! - Returns: the group.
//! - Misuse: none.
//! - Source: GRP-01 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::name::Space;
use crate::state::Group;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateThreadpoolCleanupGroup",
    prototype: "PTP_CLEANUP_GROUP CreateThreadpoolCleanupGroup(void)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let name = world.fresh_at(Space::Object, call, |state, name| state.group(name).is_some())?;
    world.add_group(name, Group::default());
    world.tell(Fact::Created(Ref::Group(name)));
    Ok(Then::Return(name.pointer(Space::Object)))
}
