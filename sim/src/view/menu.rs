//! The menu: what may happen next, numbered; and who cannot move, with the reason.

use tpio_model::Choice;
use tpio_model::event::Ref;
use tpio_model::name::ThreadId;
use tpio_model::state::Phase;

use crate::narrate;
use crate::session::Session;

/// Something that may happen next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its number among the choices, from 0.
    pub index: usize,
    /// Who moves and what happens.
    pub text: String,
    /// The thread or worker that moves, if one does.
    pub mover: Option<String>,
    /// Whether "forward" takes it.
    pub recorded: bool,
}

/// Someone who cannot move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idle {
    /// `T2`, `W1`.
    pub label: String,
    /// Why: `waits for the callbacks of io#1 (promised 1, queued 0, running 0)`.
    pub reason: String,
}

/// A row of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuRow<'a> {
    /// A choice.
    Pick(&'a Pick),
    /// Not a choice.
    Idle(&'a Idle),
}

pub(super) fn picks(session: &Session) -> Vec<Pick> {
    let recorded = session.recorded();
    let pick = |(index, choice): (usize, &Choice)| Pick {
        index,
        text: narrate::choice_text(session.program(), session.state(), session.labels(), *choice),
        mover: mover(session, *choice).map(|thread| session.labels().name(Ref::Thread(thread))),
        recorded: recorded == Some(index),
    };
    session.choices().iter().enumerate().map(pick).collect()
}

fn mover(session: &Session, choice: Choice) -> Option<ThreadId> {
    match choice {
        Choice::Thread { thread, .. } => Some(thread).filter(|thread| !thread.is_waiter()),
        Choice::Begin { object, worker, .. } => {
            session.state().object(object).map(|object| ThreadId::worker(object.pool, worker))
        }
        Choice::Deliver { .. } | Choice::Complete { .. } | Choice::Time => None,
    }
}

pub(super) fn idle(session: &Session) -> Vec<Idle> {
    let (program, state, labels) = (session.program(), session.state(), session.labels());
    let mut idle = Vec::new();
    for thread in labels.threads() {
        let Some(reason) = narrate::waiting_text(program, state, labels, thread) else { continue };
        idle.push(Idle { label: labels.name(Ref::Thread(thread)), reason });
    }
    for (number, pool) in state.pools() {
        let of_pool = state.objects().filter(|(_, object)| object.pool == number);
        let queued: usize = of_pool.map(|(_, object)| object.bag.len()).sum();
        if queued > 0 && pool.running >= pool.max && !ended(session) {
            let label = if number == 0 { "pool".to_owned() } else { labels.name(Ref::Pool(number)) };
            let reason = format!("{queued} queued, but {} of at most {} callbacks run", pool.running, pool.max);
            idle.push(Idle { label, reason });
        }
    }
    idle
}

fn ended(session: &Session) -> bool {
    session.state().threads().all(|(_, thread)| matches!(thread.phase, Phase::Idle))
}
