//! `DuplicateHandle`: a second handle to the same object, which lives until its last one is closed; from the pseudo
//! handle of a thread a real one. With DUPLICATE_CLOSE_SOURCE the first is closed. FALSE and 6 if there is nothing to
//! duplicate. Rights are not looked at.
//!
//! - Source: HND-06, HND-07, IO-CREATE-13; semantics §4.2.

use crate::api::INVALID_HANDLE;
use crate::api::lookup::CURRENT_THREAD;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::close::handle_object;
use crate::memory::Touch;
use crate::name::Space;
use crate::program::Int;
use crate::state::{HandleObject, Waitable};
use crate::world::{Or, World};

/// What GetCurrentProcess returns.
const CURRENT_PROCESS: u64 = u64::MAX;
/// DUPLICATE_CLOSE_SOURCE
const CLOSE_SOURCE: u64 = 1;

pub(super) static ROW: Row = Row {
    name: "DuplicateHandle",
    prototype: "BOOL DuplicateHandle(HANDLE from, HANDLE source, HANDLE to, LPHANDLE target, DWORD access, BOOL inherit, DWORD options)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let (from, source, to, target) = (call.args[0], call.args[1], call.args[2], call.args[3]);
    if from != CURRENT_PROCESS || to != CURRENT_PROCESS {
        return Err(world.unsupported("DuplicateHandle between processes"));
    }
    let found = handle_object(&world.state, source);
    let object = match found {
        Some((_, object)) => object,
        None if source == CURRENT_THREAD => HandleObject::Waitable(Waitable::Thread(world.me())),
        None => return Ok(world.fail(0, INVALID_HANDLE)),
    };
    if let HandleObject::Waitable(Waitable::Thread(thread)) = object {
        world.expose_thread(thread);
    }
    let name = world.fresh_handle(call)?;
    world.count_handle(object);
    world.add_handle(name, object);
    if target != 0 {
        world.store(target, name.pointer(Space::Handle), Int::U64, Touch::Write)?;
    }
    if let Some((source, object)) = found.filter(|_| call.args[6] & CLOSE_SOURCE != 0) {
        world.close_handle(source, object);
    }
    Ok(Then::Return(1))
}
