//! Which choices a state offers, in one fixed order. Source: STEPS §1.

use alloc::vec;
use alloc::vec::Vec;

use crate::api;
use crate::choice::{Choice, How};
use crate::exec::{self, Poise};
use crate::kernel::{complete, pool, time, wait};
use crate::name::ThreadId;
use crate::program::{Program, Time};
use crate::state::{Phase, State, WaitOn};

/// Every choice that is enabled in the state, in the fixed order of [`Choice`]. Empty: the run is over, or nothing can
/// move (see [`crate::judge`]).
pub fn enabled(program: &Program, state: &State) -> Vec<Choice> {
    if state.observer().over {
        return Vec::new();
    }
    let mut choices = Vec::new();
    for (id, _) in state.threads() {
        choices.extend(of_thread(program, state, id));
    }
    of_pools(state, &mut choices);
    of_kernel(state, &mut choices);
    if program.time == Time::Virtual && time::may_pass(program, state, &choices) {
        choices.push(Choice::Time);
    }
    debug_assert!(choices.is_sorted(), "internal: choices out of order");
    choices
}

/// The choices of one thread.
pub(crate) fn of_thread(program: &Program, state: &State, id: ThreadId) -> Vec<Choice> {
    let thread = state.thread(id).expect("internal: no thread");
    let ways = match &thread.phase {
        Phase::Idle => Vec::new(),
        Phase::Returning(_) => vec![How::Only],
        Phase::Ready if exec::poise(program, state, thread) == Poise::Api => {
            let row = api::row(program, thread);
            (row.outcomes)(program, state, &api::call(program, state, id, How::Only))
        }
        Phase::Ready => vec![How::Only],
        Phase::Blocked(wait) => match wait.on {
            WaitOn::Callbacks { io, cancel } if callbacks_over(state, io, cancel) => vec![How::Only],
            WaitOn::Lock(address) if state.lock(address).is_none_or(|lock| lock.owner.is_none()) => vec![How::Only],
            _ if due(program, wait.deadline) => vec![How::TimedOut],
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
pub(crate) fn callbacks_over(state: &State, io: crate::name::Name, cancel: bool) -> bool {
    state.io(io).is_none_or(|io| io.associated == 0 && (cancel || (io.promises.is_empty() && io.bag.is_empty())))
}

fn of_pools(state: &State, choices: &mut Vec<Choice>) {
    for (object, io) in state.ios() {
        let pool = state.pool(io.pool).expect("internal: no pool");
        if pool.running >= pool.max || io.bag.is_empty() {
            continue;
        }
        let workers = pool::workers(state, io.pool);
        for entry in 0..io.bag.len() as u8 {
            choices.extend(workers.iter().map(|worker| Choice::Begin { object, entry, worker: *worker }));
        }
    }
    for (pool, port) in state.pool_ports() {
        if !port.packets.is_empty() {
            choices.push(Choice::Deliver { pool });
        }
    }
}

fn of_kernel(state: &State, choices: &mut Vec<Choice>) {
    for (name, op) in state.ops() {
        let ways = complete::completions(state, op);
        if ways.is_empty() {
            continue;
        }
        let threads: Vec<Option<ThreadId>> = complete::event_of(state, op.event)
            .map(|event| wait::candidates(state, event).into_iter().map(Some).collect::<Vec<_>>())
            .filter(|threads| !threads.is_empty())
            .unwrap_or_else(|| vec![None]);
        for how in ways {
            choices.extend(threads.iter().map(|wakes| Choice::Complete { op: name, how, wakes: *wakes }));
        }
    }
}
