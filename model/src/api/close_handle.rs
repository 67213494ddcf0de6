//! `CloseHandle`: closes a handle; FALSE and 6 for one that is not open. What becomes of pending operations depends
//! on the device. Misuse: `wait-handle-closed` under an armed TP_WAIT (TWAIT-08). Source: HND-01, HND-03, HND-05.

use alloc::vec;

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Ref;
use crate::kernel::close::handle_object;
use crate::kernel::wait::{subject, waiters};
use crate::name::Name;
use crate::rules::RuleId;
use crate::state::{HandleObject, Lens, Phase, Role, Waitable, What};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CloseHandle",
    prototype: "BOOL CloseHandle(HANDLE object)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some((name, object)) = handle_object(&world.state, call.args[0]) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    if let HandleObject::Waitable(thing) = object
        && let Some(wait) = armed_on(&world.state, thing, name)
    {
        world.survive(RuleId::WaitHandleClosed, vec![Ref::Wait(wait), subject(thing)])?;
    }
    if let HandleObject::Waitable(thing) = object
        && world.handles(thing) == 1
        && let Some(waiter) = world.waits_for(thing)
    {
        world.survive(RuleId::WaitHandleClosed, vec![subject(thing), Ref::Thread(waiter)])?;
    }
    world.close_handle(name, object);
    Ok(Then::Return(1))
}

/// The TP_WAIT that is armed on this handle and whose wait is not over.
fn armed_on(state: &Lens, thing: Waitable, handle: Name) -> Option<Name> {
    waiters(state, thing).into_iter().filter(|id| id.is_waiter()).find_map(|id| {
        let thread = state.thread(id)?;
        let Role::Waiter { object, .. } = thread.role else { return None };
        let on_it = matches!(state.object(object)?.what, What::Wait(arming) if arming.handle == Some(handle));
        (on_it && matches!(thread.phase, Phase::Blocked(_))).then_some(object)
    })
}
