//! Who moves next in one execution: a small trait, one file per strategy, and the table of their names. A strategy sees
//! a point with at least two choices, and every step once it is taken; it never changes a state.

mod gauge;
mod manual;
mod pct;
mod probe;
mod round_robin;
mod swarm;
mod uniform;

use std::fmt;

use tpio_model::{Actor, Choice, State};

pub use gauge::Size;
pub use manual::Manual;
pub use pct::Pct;
pub use probe::Probe;
pub use round_robin::RoundRobin;
pub use swarm::Swarm;
pub use uniform::Uniform;

use crate::schedule::Schedule;
use crate::walk::Taken;

/// Picks one of the choices wherever there are at least two.
pub trait Strategy {
    /// The index of the choice to take. `choices` holds at least two; an index past its end is refused by the caller.
    fn pick(&mut self, choices: &[Choice]) -> usize;

    /// A step was taken and led to this state. Told of every step, also where there was nothing to pick.
    fn passed(&mut self, _taken: &Taken, _state: &State) {}

    /// What was drawn or measured before the first step: recorded in the trace.
    fn profile(&self) -> Option<String> {
        None
    }

    /// In which respects the run so far is not one that the strategy's promise speaks of.
    fn beyond(&self) -> Beyond {
        Beyond::default()
    }
}

/// In which respects a run is not one that the promise of its strategy speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// It is larger than the strategy was set up for.
    pub size: bool,
    /// An actor that yielded or went round in a loop was put behind all others.
    pub lowered: bool,
}

/// Depth of the misuses that `pct` looks for, unless one says otherwise: few take more than three steps in one order.
pub const DEPTH: u32 = 3;

/// What a strategy is made from.
#[derive(Clone, Debug)]
pub struct Setup {
    /// For strategies that draw.
    pub seed: u64,
    /// For `manual`: what to play before the first choice is always taken.
    pub schedule: Schedule,
    /// For `pct`: how many steps must come in one order for the misuse that is looked for.
    pub depth: u32,
    /// For `pct`: how large runs are. Measured before the run if it is not given.
    pub size: Option<Size>,
}

impl Default for Setup {
    fn default() -> Self {
        Setup { seed: 0, schedule: Schedule::default(), depth: DEPTH, size: None }
    }
}

/// A row of [`STRATEGIES`].
pub struct Row {
    /// What `--strategy` takes.
    pub name: &'static str,
    /// One line for people.
    pub about: &'static str,
    /// Whether it wants to know how large runs are.
    pub measures: bool,
    make: fn(Setup) -> Box<dyn Strategy>,
}

/// Every strategy there is.
pub static STRATEGIES: &[Row] = &[
    Row {
        name: "uniform",
        about: "each enabled choice is equally likely; the seed decides",
        measures: false,
        make: |setup| Box::new(Uniform::new(setup.seed)),
    },
    Row {
        name: "pct",
        about: "random priorities that change at a few random steps; finds what few steps in one order cause",
        measures: true,
        make: |setup| Box::new(Pct::new(&setup)),
    },
    Row {
        name: "swarm",
        about: "the seed first draws how likely each kind of choice is, then the choices",
        measures: false,
        make: |setup| Box::new(Swarm::new(&setup)),
    },
    Row {
        name: "round-robin",
        about: "everyone who can move gets a turn, one after the other",
        measures: false,
        make: |_| Box::new(RoundRobin::new()),
    },
    Row {
        name: "manual",
        about: "plays the given schedule, then always the first choice",
        measures: false,
        make: |setup| Box::new(Manual::new(setup.schedule)),
    },
];

impl Row {
    /// A strategy, ready to pick.
    pub fn make(&self, setup: Setup) -> Box<dyn Strategy> {
        (self.make)(setup)
    }
}

/// No strategy has that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<&str> = STRATEGIES.iter().map(|row| row.name).collect();
        write!(f, "no strategy is called `{}`; there are {}", self.0, known.join(", "))
    }
}

impl std::error::Error for Unknown {}

/// The strategy with that name.
///
/// # Errors
///
/// No strategy has that name; the message lists the known ones.
///
/// ```
/// use tpio_sim::strategy::{self, Setup};
/// let mut strategy = strategy::find("uniform").unwrap().make(Setup { seed: 7, ..Setup::default() });
/// assert!(strategy::find("unfair").is_err());
/// # let _ = &mut strategy;
/// ```
pub fn find(name: &str) -> Result<&'static Row, Unknown> {
    STRATEGIES.iter().find(|row| row.name == name).ok_or_else(|| Unknown(name.to_owned()))
}

/// Whose step a choice is. A choice does not say which pool begins a callback; for taking turns all pools are one actor.
pub fn actor(choice: Choice) -> Actor {
    match choice {
        Choice::Thread { thread, .. } => Actor::Thread(thread),
        Choice::Begin { .. } => Actor::Pool(0),
        Choice::Deliver { .. } | Choice::Complete { .. } => Actor::Kernel,
        Choice::Time => Actor::Time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpio_model::How;
    use tpio_model::name::ThreadId;

    pub(super) fn step(thread: u32) -> Choice {
        Choice::Thread { thread: ThreadId(thread), how: How::Only }
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = find("unfair").err().expect("there is none");
        let known = "uniform, pct, swarm, round-robin, manual";
        assert_eq!(error.to_string(), format!("no strategy is called `unfair`; there are {known}"));
    }

    #[test]
    fn every_strategy_picks_one_of_the_choices() {
        for row in STRATEGIES {
            let mut strategy = row.make(Setup { seed: 9, ..Setup::default() });
            for count in 2..20 {
                let choices: Vec<Choice> = (0..count).map(step).collect();
                assert!(strategy.pick(&choices) < choices.len(), "{}", row.name);
            }
        }
    }
}
