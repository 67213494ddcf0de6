//! `OpenThread`: a handle to the thread with that number; NULL and 87 if there is none. Rights are not looked at. A thread of
//! the pool is there as long as its pool, whether it runs a callback or not.
//!
//! - Source: semantics §4.2; KCAN-11.

use alloc::vec::Vec;

use crate::api::INVALID_PARAMETER;
use crate::api::get_current_thread_id::{thread_number, thread_of};
use crate::api::{Call, Effect, Row, Then, one};
use crate::name::{Space, ThreadId};
use crate::state::{HandleObject, Phase, Role, Thread, Waitable};
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
    let numbered = |id: &ThreadId| thread_number(*id) as u32 == wanted;
    let found = world.state.thread_objects().map(|(id, _)| id).find(numbered);
    // a worker has a component while it runs a callback only, but it does not end with that
    let pool_is_there = |id: &ThreadId| id.as_worker().is_some_and(|(pool, _)| world.state.pool(pool).is_some());
    let found = found.or_else(|| thread_of(u64::from(wanted)).filter(pool_is_there));
    let Some(thread) = found else { return Ok(world.fail(0, INVALID_PARAMETER)) };
    if let Some((pool, _)) = thread.as_worker().filter(|_| world.thread(thread).is_none()) {
        world.add_thread(thread, Thread::new(Role::Parked { pool }, Phase::Idle, Vec::new()));
    }
    world.expose_thread(thread);
    let object = HandleObject::Waitable(Waitable::Thread(thread));
    let name = world.fresh_handle(call)?;
    world.count_handle(object);
    world.add_handle(name, object);
    Ok(Then::Return(name.pointer(Space::Handle)))
}
