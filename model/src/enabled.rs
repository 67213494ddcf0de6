//! Which choices a state offers, in one fixed order. Source: STEPS §1.

use alloc::vec;
use alloc::vec::Vec;

use crate::api;
use crate::choice::{Choice, How};
use crate::event::Ref;
use crate::exec::{self, Poise};
use crate::kernel::{alarm, callback, complete, connection, duty, group, guards, mutex, routine, time, wait};
use crate::name::{Name, ThreadId};
use crate::program::{Program, Time};
use crate::state::{Lens, Once, Phase, Return, Role, State, WaitOn};

/// Every choice that is enabled in the state, in the fixed order of [`Choice`]. Empty: the run is over, or nothing can
/// move (see [`crate::judge`]).
pub fn enabled(program: &Program, state: &State) -> Vec<Choice> {
    if state.observer().over {
        return Vec::new();
    }
    enabled_through(program, &Lens::over(state, None))
}

/// [`enabled`] without looking at whether the run is over.
pub(crate) fn enabled_through(program: &Program, state: &Lens) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (id, _) in state.threads() {
        choices.extend(of_thread(program, state, id));
    }
    for (object, _) in state.objects() {
        choices.extend(of_object(state, object));
    }
    for (pool, _) in state.pool_ports() {
        choices.extend(of_port(state, pool));
    }
    for (op, _) in state.ops() {
        choices.extend(of_op(state, op));
    }
    if program.time == Time::Virtual && time::may_pass(program, state, &choices) {
        choices.push(Choice::Time);
    }
    debug_assert!(choices.is_sorted(), "internal: choices out of order");
    choices
}

/// The choices of one thread.
pub(crate) fn of_thread(program: &Program, state: &Lens, id: ThreadId) -> Vec<Choice> {
    let thread = state.thread(id).expect("internal: no thread");
    let ways = match &thread.phase {
        Phase::Suspended | Phase::Idle => Vec::new(),
        Phase::Returning(Return::Routines(_)) => routine::ways(state, id),
        Phase::Returning(_) => vec![How::Only],
        Phase::New if state.routines(id).is_some() => routine::ways(state, id),
        Phase::Leaving => duty::ways(state, id, thread),
        Phase::New | Phase::Ready if exec::poise(program, state, thread) == Poise::Api => {
            let row = api::row(program, thread);
            (row.outcomes)(program, state, &api::call(program, state, id, How::Only))
        }
        Phase::New | Phase::Ready
            if thread.role == Role::Created && exec::poise(program, state, thread) == Poise::End =>
        {
            mutex::ends(state, id)
        }
        Phase::New | Phase::Ready => vec![How::Only],
        Phase::Blocked(wait) => match wait.on {
            WaitOn::Callbacks { object, cancel } if callbacks_over(state, object, cancel) => vec![How::Only],
            WaitOn::Members { group, cancel, .. } => group::ways(state, group, cancel),
            WaitOn::Srw(guard) | WaitOn::Retake { guard, .. } if guards::is_free(state, guard) => vec![How::Only],
            WaitOn::Key(_) => vec![How::Only],
            WaitOn::Once(address) if !matches!(state.once(address), Some(Once::Running(_))) => vec![How::Only],
            WaitOn::Pipe(pipe, what) if connection::is_over(state, pipe, what) => vec![How::Only],
            WaitOn::Lock(address) if state.lock(address).is_none_or(|lock| lock.owner.is_none()) => vec![How::Only],
            _ if due(program, wait.deadline) => alarm::ways(state, thread),
            _ => Vec::new(),
        },
    };
    ways.into_iter().map(|how| Choice::Thread { thread: id, how }).collect()
}

/// Whether a wait's time is up, or may be.
pub(crate) fn due(program: &Program, deadline: Option<u32>) -> bool {
    match program.time {
        Time::Virtual => deadline == Some(0),
        Time::Any => deadline.is_some(),
    }
}

/// Whether a wait for callbacks can return. Source: semantics §1 (IO-WAIT-02, IO-WAIT-07).
pub(crate) fn callbacks_over(state: &Lens, object: Ref, cancel: bool) -> bool {
    object.object().and_then(|name| state.object(name)).is_none_or(|object| {
        let promised = object.io().is_some_and(|io| io.count() != 0);
        object.associated == 0 && (cancel || (!promised && object.bag.is_empty()))
    })
}

/// The beginnings of callbacks that wait in an object's bag: one choice for each that differs from the others and every
/// worker that may take it.
pub(crate) fn of_object(state: &Lens, object: Name) -> Vec<Choice> {
    let found = state.object(object).expect("internal: no object");
    let bag = &found.bag;
    if bag.is_empty() {
        return Vec::new();
    }
    let pool = state.pool(found.pool).expect("internal: no pool");
    if pool.running >= pool.max || (pool.ranked && callback::outranked(state, found)) {
        return Vec::new();
    }
    let workers = callback::workers(state, found.pool);
    let entries = (0..bag.len()).filter(|at| *at == 0 || bag[*at] != bag[*at - 1]);
    let of_entry =
        |entry: usize| workers.iter().map(move |worker| Choice::Begin { object, entry: entry as u16, worker: *worker });
    entries.flat_map(of_entry).collect()
}

/// The delivery of the packet at the head of a pool's port.
pub(crate) fn of_port(state: &Lens, pool: u8) -> Option<Choice> {
    let port = state.pool_port(pool).expect("internal: no port");
    (!port.packets.is_empty()).then_some(Choice::Deliver { pool })
}

/// The ways in which the kernel can complete an operation now.
pub(crate) fn of_op(state: &Lens, name: Name) -> Vec<Choice> {
    let op = state.op(name).expect("internal: no operation");
    let ways = complete::completions(state, op);
    if ways.is_empty() {
        return Vec::new();
    }
    let threads: Vec<Option<ThreadId>> = complete::event_of(state, op.event)
        .map(|event| wait::candidates(state, event).into_iter().map(Some).collect::<Vec<_>>())
        .filter(|threads| !threads.is_empty())
        .unwrap_or_else(|| vec![None]);
    let of_way = |how| threads.iter().map(move |wakes| Choice::Complete { op: name, how, wakes: *wakes });
    ways.into_iter().flat_map(of_way).collect()
}
