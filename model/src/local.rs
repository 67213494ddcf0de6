//! What one actor can do next and what that rests on: its choices, the changes that each of them makes, and every look at
//! the state that led there. Two states that give the same answers to these looks let the actor do the same, so whoever
//! searches may remember the result by them. Knows nothing of how it is remembered.

use alloc::vec::Vec;

use crate::choice::Choice;
use crate::enabled;
use crate::kernel::{complete, time};
use crate::name::{Name, ThreadId};
use crate::outcome::Step;
use crate::program::Program;
use crate::state::{Change, Key, Lens, Log, Look, Part, State, Undo};
use crate::step::advance;

/// Who may move. Every choice but [`Choice::Time`], which is everybody's, belongs to one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mover {
    /// A thread.
    Thread(ThreadId),
    /// The pool, with the callbacks that wait in this object's bag.
    Object(Name),
    /// The kernel, with the packets of this pool's port.
    Port(u8),
    /// The kernel, with this operation.
    Op(Name),
}

impl Mover {
    /// The component that makes it a mover.
    pub fn key(self) -> Key {
        match self {
            Mover::Thread(id) => Key::Thread(id),
            Mover::Object(object) => Key::Object(object),
            Mover::Port(pool) => Key::PoolPort(pool),
            Mover::Op(op) => Key::Op(op),
        }
    }

    /// The mover that a component is, if it is one.
    pub fn of(key: Key) -> Option<Mover> {
        match key {
            Key::Thread(id) => Some(Mover::Thread(id)),
            Key::Object(object) => Some(Mover::Object(object)),
            Key::PoolPort(pool) => Some(Mover::Port(pool)),
            Key::Op(op) => Some(Mover::Op(op)),
            Key::Constants
            | Key::Observer
            | Key::ThreadObject(_)
            | Key::Pool(_)
            | Key::Group(_)
            | Key::File(_)
            | Key::Pipe(_)
            | Key::Disk(_)
            | Key::Watch(_)
            | Key::Port(_)
            | Key::Event(_)
            | Key::Mutex(_)
            | Key::Semaphore(_)
            | Key::Handle(_)
            | Key::Lock(_)
            | Key::Srw(_)
            | Key::Variable(_)
            | Key::Once(_)
            | Key::Routines(_)
            | Key::Module(_)
            | Key::Slot(_)
            | Key::Clock
            | Key::Alloc(_)
            | Key::Dead(_) => None,
        }
    }
}

/// One choice of a mover.
#[derive(Clone, Debug)]
pub struct Move {
    /// The choice.
    pub choice: Choice,
    /// What the step reports.
    pub step: Step,
    /// What it changes, by name.
    pub changes: Vec<Change>,
}

/// A result and the looks that it rests on, in order.
#[derive(Clone, Debug)]
pub struct Rested<T> {
    /// The result.
    pub value: T,
    /// The looks. What is looked at later may depend on what was seen before.
    pub looks: Vec<Look>,
}

fn rested<T>(look: impl FnOnce(&Log) -> T) -> Rested<T> {
    let log = Log::default();
    let value = look(&log);
    Rested { value, looks: log.into_looks() }
}

/// Everything that a mover can do in the state, in the order of [`Choice`]. The run is not over, and the mover's
/// component is there. Each choice is taken and taken back: afterwards the state is what it was.
pub fn moves(program: &Program, state: &mut State, mover: Mover) -> Rested<Vec<Move>> {
    rested(|log| {
        let lens = Lens::over(state, Some(log));
        let choices = match mover {
            Mover::Thread(id) => enabled::of_thread(program, &lens, id),
            Mover::Object(object) => enabled::of_object(&lens, object),
            Mover::Port(pool) => enabled::of_port(&lens, pool).into_iter().collect(),
            Mover::Op(op) => enabled::of_op(&lens, op),
        };
        choices.into_iter().map(|choice| take(program, state, choice, log)).collect()
    })
}

fn take(program: &Program, state: &mut State, choice: Choice, log: &Log) -> Move {
    let (mut undo, mut events) = (Undo::default(), Vec::new());
    let step = advance(program, Lens::over_with_undo(state, Some(log), &mut undo), choice, &mut events);
    Move { choice, step, changes: undo.take_back(state) }
}

/// Time as one of the movers: whether it may pass, and what it changes. Rests on too much to be remembered.
pub fn pass_time(program: &Program, state: &mut State) -> Move {
    take(program, state, Choice::Time, &Log::default())
}

/// Whether a component is a reason for time to pass: a time that is still to come, or a clock that was looked at.
pub fn has_deadline(part: &Part) -> bool {
    match part {
        Part::Thread(thread) => time::pending_deadline(thread).is_some(),
        Part::Clock(clock) => clock.read,
        _ => false,
    }
}

/// Whether a mover that has a choice lets time pass all the same: a thread that only goes round in a loop, an operation
/// of a slow device. Source: STEPS §1.9.
pub fn lets_time_pass(program: &Program, state: &State, mover: Mover) -> Rested<bool> {
    rested(|log| {
        let lens = Lens::over(state, Some(log));
        match mover {
            Mover::Thread(id) => time::lets_pass(program, &lens, id),
            Mover::Op(name) => !lens.op(name).is_some_and(|op| complete::holds_time(program, &lens, op)),
            Mover::Object(_) | Mover::Port(_) => false,
        }
    })
}
