//! A pure model of the Windows thread pool's I/O half: what can happen. No threads, clocks, files or randomness.
#![no_std]
extern crate alloc;

pub mod api;
mod carried;
mod choice;
pub mod event;
pub mod float;
pub mod name;
pub mod outcome;
pub mod program;
mod rename;
pub mod rules;
pub mod state;

pub use choice::{Choice, Completion, How};
pub use event::{Actor, Event, Fact, Ref};
pub use outcome::{Access, Ending, Finding, Footprint, PortUse, Step, Waiter};
pub use program::Program;
pub use rename::Renaming;
pub use state::{Change, Key, Kind, Look, Part, State};

mod enabled;
mod exec;
mod judge;
mod kernel;
mod local;
mod memory;
mod step;
mod told;
mod world;

pub use enabled::enabled;
pub use exec::{line, shown};
pub use judge::{Cause, Judgement, cause, judge, judge_among, note_races, race, waiters};
pub use kernel::complete::status;
pub use local::{Move, Mover, Rested, has_deadline, lets_time_pass, moves, pass_time};
pub use step::{apply, initial};
