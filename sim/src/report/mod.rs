//! What was found, for people and for programs: the text, JSON and SARIF of `check` and `run`. Made of an exploration or a run;
//! knows nothing of terminals but whether colours are wanted.

mod human;
mod json;
mod merge;
mod outcome;
mod sampled;
mod sampled_json;
mod sarif;
mod share;
mod snippet;
mod text;

use tpio_model::rules::{Consequence, RuleId};
use tpio_model::{Ending, Finding, Program};

use crate::explain::{Explanation, explain};
use crate::explore::{Exploration, Outcome};
use crate::run::Problem;
use crate::schedule::Schedule;

pub use human::{check_text, explanation_text, step_command, undeclared_text};
pub use json::{after_misuse, check_json, run_json};
pub use merge::{Merged, merge};
pub use outcome::ending_words;
pub use sampled::{Sampled, sampled_text};
pub use sampled_json::sampled_json;
pub use sarif::SarifLog;
pub use text::{Paint, counted, grouped, paragraph};

/// What a search found in one file.
pub struct Checked<'a> {
    /// The file as the user gave it, or the scenario's name.
    pub file: &'a str,
    /// The program.
    pub program: &'a Program,
    /// What was found.
    pub exploration: &'a Exploration,
    /// How long it took.
    pub seconds: f64,
    /// Those of them that the search for outcomes took; the rest went into shortest witnesses and the like.
    pub search_seconds: f64,
    /// The time limit, if there was one.
    pub max_seconds: Option<f64>,
    /// What a few runs met, where the search ended before any order did.
    pub sampled: Option<Sampled<'a>>,
}

/// How bad it is altogether.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judgement {
    /// No rule was broken in any order.
    Clean,
    /// Only notes and failed calls.
    Notes,
    /// Nothing was found, but a limit was reached, or the model does not go further in some order.
    Undecided,
    /// A rule was broken.
    Misuse,
    /// Every order ends in something that is not modelled.
    Unsupported,
}

impl Checked<'_> {
    /// How bad it is altogether.
    pub fn judgement(&self) -> Judgement {
        let outcomes = &self.exploration.outcomes;
        let unsupported = |outcome: &Outcome| matches!(outcome.ending, Ending::Unsupported(_));
        let bounded = |outcome: &Outcome| matches!(outcome.ending, Ending::Bounded(_));
        let rules = || outcomes.iter().flat_map(|outcome| outcome.rules.iter().copied()).chain(self.found());
        let truncated = self.exploration.coverage != crate::explore::Coverage::Complete;
        if !outcomes.is_empty() && outcomes.iter().all(unsupported) && !truncated {
            Judgement::Unsupported
        } else if rules().any(is_misuse) {
            Judgement::Misuse
        } else if truncated || outcomes.iter().any(|outcome| unsupported(outcome) || bounded(outcome)) {
            Judgement::Undecided
        } else if rules().next().is_some() {
            Judgement::Notes
        } else {
            Judgement::Clean
        }
    }

    /// Every rule that the search or the sample saw broken.
    pub fn found(&self) -> impl Iterator<Item = RuleId> {
        let sampled = self.sampled.iter().flat_map(Sampled::rules);
        self.exploration.found.iter().map(|(rule, _)| *rule).chain(sampled)
    }

    /// Every rule that was broken, explained by the shortest schedule that shows it: the worst first. A rule is explained
    /// once for each guilty line.
    ///
    /// # Errors
    ///
    /// A witness does not play: our bug.
    pub fn explanations(&self) -> Result<Vec<Explanation>, Problem> {
        let witnesses = self.exploration.outcomes.iter().map(|outcome| Witness {
            schedule: &outcome.schedule,
            steps: outcome.steps,
            findings: &outcome.findings,
            last_good_step: outcome.last_good_step,
        });
        let met = self.sampled.iter().flat_map(|sampled| sampled::witnesses(sampled.sampling));
        explained(self.program, witnesses.chain(met))
    }
}

/// An order that shows an outcome.
struct Witness<'a> {
    schedule: &'a Schedule,
    steps: u32,
    findings: &'a [(u32, Finding)],
    last_good_step: Option<u32>,
}

/// Every rule that the witnesses show, once for each guilty line, by the shortest of them: the worst first.
fn explained<'a>(program: &Program, witnesses: impl Iterator<Item = Witness<'a>>) -> Result<Vec<Explanation>, Problem> {
    let mut witnesses: Vec<Witness<'_>> = witnesses.collect();
    witnesses.sort_by_key(|witness| (witness.steps, witness.schedule));
    let mut explained: Vec<Explanation> = Vec::new();
    for witness in witnesses {
        let fresh = |(rule, site)| {
            !explained.iter().any(|known| known.rule == rule && known.guilty.as_ref().map(|place| place.site) == site)
        };
        let findings: Vec<_> = witness
            .findings
            .iter()
            .filter(|(_, finding)| fresh((finding.rule, finding.site.map(Some))))
            .cloned()
            .collect();
        if !findings.is_empty() {
            explained.extend(explain(program, witness.schedule, witness.steps, &findings, witness.last_good_step)?);
        }
    }
    explained.sort_by_key(|one| (one.rule.rule().consequence, one.step, one.rule));
    Ok(explained)
}

/// Whether breaking the rule is a misuse; notes and failed calls are not, unless one asks for strictness.
pub fn is_misuse(rule: RuleId) -> bool {
    !matches!(rule.rule().consequence, Consequence::Note | Consequence::Error)
}
