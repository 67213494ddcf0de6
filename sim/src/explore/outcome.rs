//! What a search hands over: the distinct outcomes, each with a witness, and how much of the truth they are. Plain data.

use std::collections::BTreeSet;

use tpio_model::program::Site;
use tpio_model::rules::{Consequence, RuleId};
use tpio_model::{Ending, Finding};

use super::graph::Node;
use super::{Coverage, Hits, Limit, Limits, Natural, Plan, Progress, Symmetry};
use crate::schedule::Schedule;

/// Everything that a search found.
#[derive(Clone, Debug)]
pub struct Exploration {
    /// Whether it saw every order.
    pub coverage: Coverage,
    /// Whether it could tell that something never ends.
    pub liveness: Liveness,
    /// Whether some wait had an end in time: then what was found rests on when timeouts fire.
    pub timed: bool,
    /// How it searched.
    pub plan: Plan,
    /// How far it was allowed to go.
    pub limits: Limits,
    /// How far it went.
    pub progress: Progress,
    /// How often local situations were known already.
    pub hits: Hits,
    /// Whether threads that were made alike were taken for one another.
    pub symmetry: Symmetry,
    /// Whether it was left out which of several threads made alike takes a packet from a raw port.
    pub takers_alike: bool,
    /// Whether it was left out which of several operations that one call began has which name.
    pub operations_alike: bool,
    /// The chance that a uniform run ends in one of the outcomes by orders that were seen: never more than the truth.
    /// `None` unless [`Plan::shares`] asked for it and the search was truncated, or if there are too many states.
    pub known_probability: Option<f64>,
    /// Why it ended before it knew everything about its outcomes: then some witness is [`Witness::Short`], or last good
    /// steps or shares are missing.
    pub cut: Option<Limit>,
    /// What distinguishes the outcomes.
    pub kept: Kept,
    /// The distinct outcomes, sorted.
    pub outcomes: Vec<Outcome>,
    /// Every rule that was broken in any order, with each guilty line, sorted.
    pub found: Vec<(RuleId, Option<Site>)>,
}

/// Whether loops without an end were looked for. Source: STEPS §3: they are judged only on a complete graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Liveness {
    /// Yes: what is not reported as a hang or livelock ends, if whatever can move again and again does move.
    Checked,
    /// No: a limit was reached first.
    Unknown,
}

impl Liveness {
    /// The word for it in reports.
    pub fn word(self) -> &'static str {
        match self {
            Liveness::Checked => "checked",
            Liveness::Unknown => "unknown",
        }
    }
}

/// What distinguishes outcomes. Source: STEPS §2.1, §4.1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Ending, exit code, output and rules.
    #[default]
    Full,
    /// Outcomes that differ in their output alone are one: there were too many, or nobody wanted to know.
    Verdicts,
}

/// How much work the witnesses are worth. What is found does not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effort {
    /// Each is a shortest one, and the last step with a good end ahead is found.
    #[default]
    Shortest,
    /// Each is the order in which the search met the outcome: known as soon as the search is over.
    Found,
}

/// One way in which a program can end, and a shortest schedule that leads to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How it ended.
    pub ending: Ending,
    /// What it printed; where outcomes are not told apart by it, what the witness printed.
    pub stdout: String,
    /// Every rule broken on the way or at the end.
    pub rules: BTreeSet<RuleId>,
    /// What was found on the witness, each with the number of the step (from 1) that showed it.
    pub findings: Vec<(u32, Finding)>,
    /// The witness.
    pub schedule: Schedule,
    /// Its steps. For a hang or livelock: until the loop begins that it never leaves.
    pub steps: u32,
    /// How often another thread went on than the one before.
    pub switches: u32,
    /// Whether there is no shorter witness.
    pub witness: Witness,
    /// The last step of the witness after which a good end was still possible: 0 the start, `None` for an outcome that
    /// is good itself, or if it is not known because a limit was reached.
    pub last_good_step: Option<u32>,
    /// In how many orders it ends so. `None` if [`Plan::shares`] did not ask for it, the search was truncated, there is
    /// no end of orders because something can go round in a loop, or the limits did not allow it.
    pub interleavings: Option<Natural>,
    /// The chance that it ends so if every possible next step is equally likely at each point. `None` if
    /// [`Plan::shares`] did not ask for it, the search was truncated, the limits did not allow it, or it is too small
    /// for an `f64`.
    pub probability: Option<f64>,
}

/// What is known of a witness's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// None has fewer thread switches, and none with as few has fewer steps.
    Shortest,
    /// A limit was reached before that could be told. It is the way on which the search came there, shrunk if there was
    /// time.
    Short,
}

impl Witness {
    /// The word for it in reports.
    pub fn word(self) -> &'static str {
        match self {
            Witness::Shortest => "shortest",
            Witness::Short => "short",
        }
    }
}

impl Outcome {
    /// What it is sorted by: what distinguishes it.
    pub(super) fn key(&self) -> (Ending, &str, &BTreeSet<RuleId>) {
        (kind(&self.ending), &self.stdout, &self.rules)
    }

    /// Whether the process ended and no rule was broken that matters (notes and failed calls do not).
    pub fn is_good(&self) -> bool {
        good(&self.ending, &self.rules)
    }
}

pub(super) fn good(ending: &Ending, rules: &BTreeSet<RuleId>) -> bool {
    let harmless = |rule: &RuleId| matches!(rule.rule().consequence, Consequence::Note | Consequence::Error);
    matches!(ending, Ending::Finished(_)) && rules.iter().all(harmless)
}

/// An ending without who waits for what: that does not distinguish outcomes.
pub(super) fn kind(ending: &Ending) -> Ending {
    match ending {
        Ending::Stuck(_) => Ending::Stuck(Vec::new()),
        Ending::Finished(_) | Ending::Violated | Ending::Bounded(_) | Ending::Unsupported(_) => ending.clone(),
    }
}

/// What distinguishes an outcome.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Verdict {
    pub(super) ending: Ending,
    pub(super) stdout: String,
    pub(super) rules: BTreeSet<RuleId>,
}

/// An outcome as the search met it.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    pub(super) verdict: Verdict,
    /// Where runs ended so, in the order in which they were found: the first is nearest to the start.
    pub(super) ends: Vec<Node>,
}
