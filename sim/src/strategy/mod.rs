//! Who moves next in one execution: a small trait, one file per strategy, and the table of their names. A strategy sees
//! a point with at least two choices; it never changes a state.

mod manual;
mod round_robin;
mod uniform;

use std::fmt;

use tpio_model::{Actor, Choice};

pub use manual::Manual;
pub use round_robin::RoundRobin;
pub use uniform::Uniform;

use crate::schedule::Schedule;

/// Picks one of the choices wherever there are at least two.
pub trait Strategy {
    /// The index of the choice to take. `choices` holds at least two; an index past its end is refused by the caller.
    fn pick(&mut self, choices: &[Choice]) -> usize;
}

/// What a strategy is made from.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// For strategies that draw.
    pub seed: u64,
    /// For `manual`: what to play before the first choice is always taken.
    pub schedule: Schedule,
}

/// A row of [`STRATEGIES`].
pub struct Row {
    /// What `--strategy` takes.
    pub name: &'static str,
    /// One line for people.
    pub about: &'static str,
    make: fn(Setup) -> Box<dyn Strategy>,
}

/// Every strategy there is.
pub static STRATEGIES: &[Row] = &[
    Row {
        name: "uniform",
        about: "each enabled choice is equally likely; the seed decides",
        make: |setup| Box::new(Uniform::new(setup.seed)),
    },
    Row {
        name: "round-robin",
        about: "everyone who can move gets a turn, one after the other",
        make: |_| Box::new(RoundRobin::new()),
    },
    Row {
        name: "manual",
        about: "plays the given schedule, then always the first choice",
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
        let error = find("pct").err().expect("there is none yet");
        assert_eq!(error.to_string(), "no strategy is called `pct`; there are uniform, round-robin, manual");
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
