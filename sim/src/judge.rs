//! When nothing can move: who waits for what, and by which name the situation goes. Looks at one state; what only the
//! whole graph shows (`hang`, `livelock`) is judged by the explorer.

use std::collections::BTreeSet;

use tpio_model::program::Site;
use tpio_model::rules::{Consequence, RuleId};
use tpio_model::state::{Phase, Thread, Wait, WaitOn, Waitable};
use tpio_model::{Actor, Ending, Finding, Program, Ref, State, Waiter};

/// Every thread that waits, in the order of their names, with what it waits for.
pub fn waiters(program: &Program, state: &State) -> Vec<Waiter> {
    let blocked = state.threads().filter_map(|(id, thread)| match &thread.phase {
        Phase::Blocked(wait) => Some(Waiter { thread: id, site: place(program, thread)?, on: awaited(wait) }),
        Phase::Ready | Phase::Returning(_) | Phase::Idle => None,
    });
    blocked.collect()
}

/// Where a thread is.
pub fn place(program: &Program, thread: &Thread) -> Option<Site> {
    let frame = thread.frames.last()?;
    program.function(frame.func).sites.get(frame.pc as usize).copied()
}

fn awaited(wait: &Wait) -> Vec<Ref> {
    match &wait.on {
        WaitOn::Time => Vec::new(),
        WaitOn::Objects { objects, .. } => objects.iter().map(|object| refer(*object)).collect(),
        WaitOn::Callbacks { io, .. } => vec![Ref::Io(*io)],
        WaitOn::Lock(address) => vec![Ref::Lock(*address)],
        WaitOn::Packet(port) => vec![Ref::Port(*port)],
        WaitOn::Operation(op) => vec![Ref::Op(*op)],
        WaitOn::Result(object) => vec![refer(*object)],
    }
}

fn refer(object: Waitable) -> Ref {
    match object {
        Waitable::Event(name) => Ref::Event(name),
        Waitable::Thread(thread) => Ref::Thread(thread),
        Waitable::File(name) => Ref::File(name),
    }
}

/// Whether one of the rules says by itself that something waits for ever.
pub fn names_a_hang<'r>(rules: impl IntoIterator<Item = &'r RuleId>) -> bool {
    rules.into_iter().any(|rule| rule.rule().consequence == Consequence::Hang)
}

/// All rules that the observer has latched.
pub fn latched(state: &State) -> BTreeSet<RuleId> {
    state.observer().rules.iter().map(|(rule, _)| *rule).collect()
}

/// What is to be said of threads that wait for ever: the rule at the line of the first of them.
pub fn waiting_for_ever(rule: RuleId, waiters: &[Waiter]) -> Finding {
    let mut about: Vec<Ref> = Vec::new();
    for waiter in waiters {
        for thing in waiter.on.iter().copied().chain([Ref::Thread(waiter.thread)]) {
            if !about.contains(&thing) {
                about.push(thing);
            }
        }
    }
    let first = waiters.first();
    Finding {
        rule,
        site: first.map(|waiter| waiter.site),
        actor: first.map_or(Actor::Time, |waiter| Actor::Thread(waiter.thread)),
        about,
        other: waiters.get(1).map(|waiter| (Actor::Thread(waiter.thread), waiter.site)),
    }
}

/// The ending of a state in which no choice is enabled, and `deadlock` unless a rule already names the cause.
pub fn stuck(program: &Program, state: &State, named: &BTreeSet<RuleId>) -> (Ending, Option<Finding>) {
    let waiters = waiters(program, state);
    let finding = (!names_a_hang(named)).then(|| waiting_for_ever(RuleId::Deadlock, &waiters));
    (Ending::Stuck(waiters), finding)
}
