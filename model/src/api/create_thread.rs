//! `CreateThread`: a new thread, ready to run; with CREATE_SUSPENDED (4) it waits for ResumeThread. Source: semantics §4.2.

use alloc::vec;
use alloc::vec::Vec;

use crate::api::get_current_thread_id::thread_number;
use crate::api::queues_routine;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Actor, Fact, Ref};
use crate::exec;
use crate::memory::Touch;
use crate::name::{Space, ThreadId};
use crate::outcome::Ending;
use crate::program::{CallId, Inst, Int, Program};
use crate::state::{HandleObject, Phase, Role, Thread, ThreadObject, Waitable};
use crate::world::{Or, World};

/// CREATE_SUSPENDED
const SUSPENDED: u32 = 0x4;
/// STACK_SIZE_PARAM_IS_A_RESERVATION
const STACK_RESERVATION: u32 = 0x0001_0000;

pub(super) static ROW: Row = Row {
    name: "CreateThread",
    prototype: "HANDLE CreateThread(LPSECURITY_ATTRIBUTES security, SIZE_T stack, LPTHREAD_START_ROUTINE start, LPVOID parameter, DWORD flags, LPDWORD id)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let flags = call.args[4] as u32;
    if flags & !(SUSPENDED | STACK_RESERVATION) != 0 {
        return Err(world.unsupported("CreateThread with flags other than CREATE_SUSPENDED"));
    }
    let func = exec::function_at(world, call.args[2])?;
    let name = world.fresh_handle(call)?;
    let id = new_id(world, call)?;
    world.publish(call.args[3]);
    let phase = if flags & SUSPENDED == 0 { first_phase(world.program) } else { Phase::Suspended };
    let frame = exec::enter_function(world.program, func, &[call.args[3]]);
    world.add_thread(id, Thread::new(Role::Created, phase, vec![frame]));
    world.add_thread_object(id, ThreadObject { handles: 1, ..ThreadObject::default() });
    world.add_handle(name, HandleObject::Waitable(Waitable::Thread(id)));
    world.tell(Fact::Created(Ref::Thread(id)));
    if call.args[5] != 0 {
        world.tell_names(id.family().is_some());
        world.store(call.args[5], thread_number(id), Int::U32, Touch::Write)?;
    }
    let (me, site) = (world.actor, world.site);
    world.actor = Actor::Thread(id);
    exec::tail(world, id)?;
    (world.actor, world.site) = (me, site);
    Ok(Then::Return(name.pointer(Space::Handle)))
}

/// What a thread that may run begins with.
pub(super) fn first_phase(program: &Program) -> Phase {
    let queues = program.functions.iter().flat_map(|function| &function.code).any(queues_routine);
    if queues { Phase::New } else { Phase::Ready }
}

/// The new thread's name: after its creator, the CreateThread call among all of them, and the lowest free number.
fn new_id(world: &mut World, call: &Call) -> Or<ThreadId> {
    let mut calls: Vec<CallId> = world
        .program
        .functions
        .iter()
        .flat_map(|function| &function.code)
        .filter_map(|inst| match inst {
            Inst::Api { api, call: id, .. } if *api == call.api => Some(*id),
            _ => None,
        })
        .collect();
    calls.sort_unstable();
    let site = calls.iter().position(|id| *id == call.id).unwrap_or(31).min(31) as u8;
    let me = world.me();
    for number in 0..63 {
        let id = ThreadId::child(me, site, number);
        if world.thread_object(id).is_none() {
            return Ok(id);
        }
    }
    Err(world.halt(Ending::Bounded("63 threads of one CreateThread at once")))
}
