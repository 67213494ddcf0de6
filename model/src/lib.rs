//! A pure model of the Windows thread pool's I/O half: what can happen. No threads, clocks, files or randomness.
#![no_std]
extern crate alloc;

pub mod api;
pub mod choice;
pub mod event;
pub mod name;
pub mod outcome;
pub mod program;
pub mod rules;
pub mod state;

pub use choice::{Choice, Completion, How};
pub use event::{Actor, Event, Fact, Ref};
pub use outcome::{Access, Ending, Finding, Footprint, Step, Waiter};
pub use program::Program;
pub use state::{Key, Part, State};

use alloc::vec::Vec;

/// The state before the program's first step: globals are initialised, `main` is poised at its first instruction.
pub fn initial(_program: &Program) -> State {
    unimplemented!()
}

/// Every choice that is enabled in the state, in the fixed order of [`Choice`]. Empty: nothing can move.
pub fn enabled(_program: &Program, _state: &State) -> Vec<Choice> {
    unimplemented!()
}

/// Takes a choice that is enabled: the only function that changes a [`State`]. A choice that is not enabled panics.
pub fn apply(_program: &Program, _state: &mut State, _choice: Choice, _events: &mut Vec<Event>) -> Step {
    unimplemented!()
}
