//! What a session hands out: steps of the past, broken rules, verdicts, branches. Plain data.

use tpio_model::event::Event;
use tpio_model::name::ThreadId;
use tpio_model::rules::Consequence;
use tpio_model::state::State;
use tpio_model::{Choice, Ending, Finding};

use crate::labels::Labels;

/// One step of the history, for people.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// The step's number, from 1.
    pub number: usize,
    /// The choice that was taken.
    pub choice: Choice,
    /// What happened.
    pub events: &'a [Event],
    /// Rules that it broke.
    pub findings: &'a [Finding],
    /// The state before it.
    pub before: &'a State,
    /// The state after it.
    pub state: &'a State,
    /// Labels after it.
    pub labels: &'a Labels,
}

impl Past<'_> {
    /// The thread that moved, or the worker that began a callback.
    pub fn mover(&self) -> Option<ThreadId> {
        crate::view::mover(self.choice, self.events)
    }
}

/// A rule that was broken, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The step at which the model noticed.
    pub step: usize,
    /// What it reported.
    pub finding: Finding,
}

/// How a run ended, and what was wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How it ended.
    pub ending: Ending,
    /// All rules broken on the way, the earliest first.
    pub broken: Vec<Broken>,
}

impl Verdict {
    /// The exit status of the command line: 0 nothing wrong, 1 misuse, 2 not supported, 3 a limit was reached.
    pub fn exit_status(&self) -> i32 {
        let misuse = |broken: &Broken| match broken.finding.rule.rule().consequence {
            Consequence::Undefined | Consequence::Hang | Consequence::Leak | Consequence::Lost => true,
            Consequence::Error | Consequence::Note => false,
        };
        match &self.ending {
            _ if self.broken.iter().any(misuse) => 1,
            Ending::Violated | Ending::Stuck(_) => 1,
            Ending::Unsupported(_) => 2,
            Ending::Bounded(_) => 3,
            Ending::Finished(_) => 0,
        }
    }
}

/// One complete path through the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// How many steps it has.
    pub steps: usize,
    /// The step after which it leaves the path that is shown; its own length for that path itself.
    pub fork: usize,
    /// Whether it is the path that is shown.
    pub shown: bool,
    pub(super) leaf: usize,
}

/// A schedule does not fit a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// At which step, from 1.
    pub step: usize,
    /// What it picks there.
    pub picked: usize,
    /// Among how many.
    pub alternatives: usize,
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Misfit { step, picked, alternatives } = self;
        write!(
            f,
            "the schedule does not fit: at step {step} it takes choice {picked} of {alternatives} (counted from 0)"
        )
    }
}

impl std::error::Error for Misfit {}

/// Whether the cursor moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It did.
    Yes,
    /// There is nothing in that direction.
    No,
}

/// Something special about a step of the path that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The step; 0 is the start.
    pub step: usize,
    /// What.
    pub what: Marked,
}

/// What is special about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// After it another branch was taken, too.
    Fork,
    /// It broke a rule.
    Broken,
}
