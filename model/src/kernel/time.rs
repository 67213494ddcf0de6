//! Virtual time: it passes to the nearest deadline when nothing but yielding can move. Source: STEPS §1.9; DESIGN §4.8.

use alloc::vec::Vec;

use crate::choice::Choice;
use crate::enabled;
use crate::event::{Actor, Event, Fact};
use crate::exec::{self, Poise};
use crate::name::ThreadId;
use crate::program::Program;
use crate::state::{Key, Lens, Part, Phase, Role, State, Thread, Wait, WaitOn};
use crate::world::World;

/// Steps for which a thread is followed to see whether it only spins. A thread that has yielded and done nothing else
/// for so long is taken to spin.
const PATIENCE: usize = 64;

/// Milliseconds by which time passes when somebody waits for the clock in a loop and there is no deadline. Source: CLOCK-02.
const TICK: u32 = 10;

/// How far time passes at once: to the nearest deadline that is not due yet, or by a tick of the clock, if
/// somebody looked at it.
pub(crate) fn nearest(state: &Lens) -> Option<u32> {
    let deadline = state.threads().filter_map(|(_, thread)| pending_deadline(thread)).min();
    let looked_at = matches!(state.get(Key::Clock), Some(Part::Clock(clock)) if clock.read);
    deadline.or(looked_at.then_some(TICK))
}

/// When a thread's wait changes by itself: its time is up, or, for a timer that is due, its window is over.
pub(crate) fn pending_deadline(thread: &Thread) -> Option<u32> {
    match &thread.phase {
        Phase::Blocked(wait) => match (wait.deadline, &thread.role) {
            (Some(0), Role::Waiter { slack, .. }) => Some(*slack).filter(|left| *left > 0),
            (deadline, _) => deadline.filter(|left| *left > 0),
        },
        Phase::New | Phase::Suspended | Phase::Ready | Phase::Returning(_) | Phase::Leaving | Phase::Idle => None,
    }
}

/// Whether time may pass now, given everything else that is enabled.
pub(crate) fn may_pass(program: &Program, state: &Lens, others: &[Choice]) -> bool {
    nearest(state).is_some()
        && others.iter().all(|choice| match *choice {
            Choice::Thread { thread, .. } => lets_pass(program, state, thread),
            Choice::Complete { op, .. } => {
                !state.op(op).is_some_and(|op| super::complete::holds_time(program, state, op))
            }
            Choice::Begin { .. } | Choice::Deliver { .. } | Choice::Time => false,
        })
}

/// Whether time may pass although this thread can move: it only goes round in a loop, waits for a person, or is a timer
/// that is due and whose window is not over. Source: STEPS §1.9; TIMER-03; KEY-01.
pub(crate) fn lets_pass(program: &Program, state: &Lens, id: ThreadId) -> bool {
    let thread = state.thread(id).expect("internal: no thread");
    matches!(thread.role, Role::Waiter { slack, .. } if slack > 0)
        || matches!(thread.phase, Phase::Blocked(Wait { on: WaitOn::Key(_), deadline: Some(1..) }))
        || spins(program, state, id)
}

/// Whether the thread, left alone, only goes round in a loop: it comes back to a situation in which it was, or yields
/// again and again, and changes nothing that anybody else can see.
fn spins(program: &Program, state: &Lens, thread: ThreadId) -> bool {
    if !may_yield(program, state, thread) {
        return false;
    }
    let log = state.log();
    let mut seen: Vec<State> = Vec::new();
    let mut now = state.whole().clone();
    let mut yielded = false;
    for _ in 0..PATIENCE {
        let mut events = Vec::new();
        if seen.contains(&now) {
            return true;
        }
        let lens = Lens::over(&now, log);
        let Some(choice) = enabled::of_thread(program, &lens, thread).into_iter().next() else { return false };
        yielded |= is_yield_call(program, &lens, thread);
        seen.push(now.clone());
        let step = crate::step::advance(program, Lens::over_mut(&mut now, log), choice, &mut events);
        if step.stop.is_some() || has_effect(&seen[seen.len() - 1], &now, thread) || events.iter().any(prints) {
            return false;
        }
    }
    yielded
}

/// A quick look: only a thread that is about to read, to yield, or to run plain instructions can be spinning.
fn may_yield(program: &Program, state: &Lens, id: ThreadId) -> bool {
    let thread = state.thread(id).expect("internal: no thread");
    match &thread.phase {
        Phase::Returning(_) => true,
        Phase::New if state.routines(id).is_some() => false,
        Phase::New | Phase::Ready => match exec::poise(program, state, thread) {
            Poise::Plain | Poise::Volatile => true,
            Poise::End => false,
            Poise::Api => crate::api::row(program, thread).effect == crate::api::Effect::MayYield,
        },
        Phase::Blocked(_) | Phase::Suspended | Phase::Leaving | Phase::Idle => false,
    }
}

fn is_yield_call(program: &Program, state: &Lens, id: ThreadId) -> bool {
    let thread = state.thread(id).expect("internal: no thread");
    matches!(thread.phase, Phase::New | Phase::Ready) && exec::poise(program, state, thread) == Poise::Api
}

/// Whether something can be seen on the outside: that counts whether or not it stays in the state.
fn prints(event: &Event) -> bool {
    matches!(&event.fact, Fact::Printed(text) if !text.is_empty())
}

/// Whether anything but the thread itself (and its private memory) has changed, or it went to sleep.
fn has_effect(before: &State, after: &State, thread: ThreadId) -> bool {
    if before.len() != after.len() {
        return true;
    }
    before.shared_parts().iter().zip(after.shared_parts()).any(|((key, old), (other, new))| {
        if key != other {
            return true;
        }
        if alloc::sync::Arc::ptr_eq(old, new) {
            return false;
        }
        match (key, &**new) {
            (Key::Thread(id), Part::Thread(now)) if *id == thread => {
                matches!(now.phase, Phase::Blocked(_) | Phase::Idle)
            }
            (Key::Alloc(base), Part::Alloc(alloc)) if !alloc.escaped && base.space() != crate::name::Space::Global => {
                base.name().creator() != thread
            }
            _ => old != new,
        }
    })
}

impl World<'_> {
    /// Time passes to the nearest deadline; everything due then is enabled.
    pub(crate) fn pass_time(&mut self) {
        self.footprint.everything = true;
        let step = nearest(&self.state).expect("internal: no deadline");
        let waiting: Vec<ThreadId> =
            self.state.threads().filter(|(_, thread)| pending_deadline(thread).is_some()).map(|(id, _)| id).collect();
        for id in waiting {
            let thread = self.thread_mut(id);
            match (&mut thread.phase, &mut thread.role) {
                (Phase::Blocked(Wait { deadline: Some(0), .. }), Role::Waiter { slack, .. }) => *slack -= step,
                (Phase::Blocked(wait), _) => wait.deadline = wait.deadline.map(|left| left.saturating_sub(step)),
                (phase, _) => panic!("internal: {phase:?} has no deadline"),
            }
        }
        if let Some(Part::Clock(clock)) = self.state.get_mut(Key::Clock) {
            clock.now += u64::from(step);
            clock.read = false;
        }
        self.tell(Fact::TimePassed(step));
    }

    /// A wait's time is up: the thread leaves it and its call returns.
    pub(crate) fn time_out(&mut self, id: ThreadId) {
        let thread = self.thread(id).expect("internal: no thread").clone();
        let Phase::Blocked(wait) = &thread.phase else { panic!("internal: no wait") };
        self.actor = Actor::Thread(id);
        self.tell(Fact::TimedOut);
        let result = match wait.on {
            WaitOn::Packet(_) => super::port::timed_out(&thread, self.program),
            WaitOn::Objects { .. } => crate::state::Return::value(u64::from(super::wait::WAIT_TIMEOUT)),
            WaitOn::Time => crate::state::Return::value(0),
            WaitOn::Result(_) => crate::state::Return::failed(super::wait::WAIT_TIMEOUT),
            WaitOn::Callbacks { .. }
            | WaitOn::Members { .. }
            | WaitOn::Lock(_)
            | WaitOn::Srw(_)
            | WaitOn::Variable(..)
            | WaitOn::Retake { .. }
            | WaitOn::Once(_)
            | WaitOn::Pipe(..)
            | WaitOn::Key(_)
            | WaitOn::Operation(_) => {
                panic!("internal: {:?} has no deadline", wait.on)
            }
        };
        self.leave_wait(id, &wait.on);
        self.thread_mut(id).phase = Phase::Returning(result);
        self.resume_port(id, thread.port);
    }
}
