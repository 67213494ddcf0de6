//! `CreateEventW`: a new event. A name is not looked up: each call makes an event of its own.
//! Source: semantics §4.2; STEPS §1.4.

use alloc::collections::BTreeSet;

use crate::event::{Fact, Ref};
use crate::name::Space;
use crate::state::{EventObject, HandleObject, Waitable};
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateEventW",
    prototype: "HANDLE CreateEventW(LPSECURITY_ATTRIBUTES security, BOOL manual, BOOL set, LPCWSTR name)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if call.args[3] != 0 {
        return Err(world.unsupported("a named event"));
    }
    let name = world.fresh_handle(call)?;
    let event = EventObject {
        manual: call.args[1] != 0,
        set: call.args[2] != 0,
        waiters: BTreeSet::new(),
        handles: 1,
    };
    world.add_event(name, event);
    world.add_handle(name, HandleObject::Waitable(Waitable::Event(name)));
    world.tell(Fact::Created(Ref::Event(name)));
    Ok(Then::Return(name.pointer(Space::Handle)))
}
