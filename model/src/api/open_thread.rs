//! `OpenThread`: a handle to the thread with that number; NULL and 87 if there is none. Rights are not looked at. A thread of
//! the pool may be opened while it runs a callback; it does not end when the callback does.
//!
//! - Source: semantics §4.2; KCAN-11.

use crate::api::INVALID_PARAMETER;
use crate::api::get_current_thread_id::thread_number;
use crate::api::{Call, Effect, Row, Then, one};
use crate::name::Space;
use crate::state::{HandleObject, Waitable};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "OpenThread",
    prototype: "HANDLE OpenThread(DWORD access, BOOL inherit, DWORD id)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.tell_names(true);
    let wanted = call.args[2] as u32;
    let numbered = |id| thread_number(id) as u32 == wanted;
    let workers = world.state.threads().map(|(id, _)| id).filter(|id| id.is_worker());
    let found = world.state.thread_objects().map(|(id, _)| id).chain(workers).find(|id| numbered(*id));
    let Some(thread) = found else { return Ok(world.fail(0, INVALID_PARAMETER)) };
    world.expose_thread(thread);
    let object = HandleObject::Waitable(Waitable::Thread(thread));
    let name = world.fresh_handle(call)?;
    world.count_handle(object);
    world.add_handle(name, object);
    Ok(Then::Return(name.pointer(Space::Handle)))
}
