//! The JSON of `check --samples`, and of shards that were joined: the same schema as that of a search, with what a
//! sample knows. It is read back, so that what shards report can be put together.

use serde::{Deserialize, Serialize};
use tpio_model::rules::RuleId;

use super::json::{after_misuse, ids, milliseconds, slashes};
use super::outcome::{ending_word, exit_code};
use super::sampled::Sampled;
use crate::explore::{Kept, Liveness};
use crate::sample::{MOST_OUTCOMES, Met, Sampling};
use crate::strategy::Size;

/// The schema of `check`'s objects.
pub(super) const SCHEMA: &str = "tpio-check/1";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    pub(super) schema: String,
    pub(super) file: String,
    pub(super) fingerprint: String,
    pub(super) coverage: Coverage,
    pub(super) liveness: String,
    pub(super) time: String,
    /// Said only if runs go on after undefined behaviour: `continue`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) after_misuse: Option<String>,
    pub(super) limits: Limits,
    /// A sample does not count them.
    states: Option<u64>,
    /// A sample does not count them.
    transitions: Option<u64>,
    pub(super) seconds: f64,
    /// Said only if it is not everything: `verdicts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) outcomes_kept: Option<String>,
    pub(super) outcomes: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Coverage {
    pub(super) sampled: Played,
}

/// What a sample met where a search came to no end.
#[derive(Serialize)]
pub(super) struct Instead {
    coverage: Coverage,
    outcomes: Vec<Row>,
}

impl Instead {
    pub(super) fn new(sampling: &Sampling) -> Self {
        Instead { coverage: coverage(sampling), outcomes: rows(sampling).0 }
    }
}

/// What was played.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Played {
    pub(super) strategy: String,
    pub(super) seed: u64,
    pub(super) samples: u64,
    pub(super) shard: Option<String>,
    pub(super) runs: u64,
    pub(super) steps: u64,
    pub(super) bound: Option<Bound>,
    pub(super) larger: u64,
    pub(super) lowered: u64,
    pub(super) stopped: Option<String>,
}

/// PCT's promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bound {
    depth: u32,
    actors: u64,
    steps: u64,
    outcomes: u64,
    chance: f64,
}

impl Bound {
    fn new(depth: u32, size: Size) -> Self {
        let Size { actors, steps, outcomes } = size;
        Bound { depth, actors, steps, outcomes, chance: size.chance(depth) }
    }

    /// The same, with the chance computed and not read: a number that was printed and read may differ in its last digit.
    pub(super) fn computed(&self) -> Self {
        Bound::new(self.depth, Size { actors: self.actors, steps: self.steps, outcomes: self.outcomes })
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    states: Option<u64>,
    memory: Option<u64>,
    pub(super) depth: u32,
    pub(super) seconds: Option<f64>,
}

/// An outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    ending: String,
    exit_code: Option<u32>,
    stdout: String,
    pub(super) rules: Vec<String>,
    schedule: String,
    steps: u32,
    switches: u32,
    witness: String,
    interleavings: Option<String>,
    probability: Option<f64>,
    last_good_step: Option<u32>,
    times: u64,
    first_seed: u64,
}

impl Row {
    fn new(met: &Met) -> Self {
        Row {
            ending: ending_word(&met.ending).to_owned(),
            exit_code: exit_code(&met.ending),
            stdout: met.stdout.clone(),
            rules: ids(met.rules.iter().copied()).into_iter().map(str::to_owned).collect(),
            schedule: met.schedule.to_string(),
            steps: met.steps,
            switches: met.switches,
            witness: "short".to_owned(),
            interleavings: None,
            probability: None,
            last_good_step: None,
            times: met.times,
            first_seed: met.first_seed,
        }
    }

    /// Whether two rows are one outcome. The output counts only as long as outcomes are told apart by it.
    fn is_same(&self, other: &Row, kept: Kept) -> bool {
        let output = match kept {
            Kept::Full => self.stdout == other.stdout,
            Kept::Verdicts => true,
        };
        output && self.verdict() == other.verdict()
    }

    fn verdict(&self) -> (&str, Option<u32>, &[String]) {
        (&self.ending, self.exit_code, &self.rules)
    }

    /// The rules that this tpio knows.
    pub(super) fn known_rules(&self) -> impl Iterator<Item = RuleId> {
        self.rules.iter().filter_map(|id| RuleId::find(id))
    }
}

/// Rows that are one outcome become one row, the one met first; sorted.
pub(super) fn joined(mut rows: Vec<Row>, kept: Kept) -> (Vec<Row>, Kept) {
    rows.sort_by(|a, b| (a.verdict(), &a.stdout, a.first_seed).cmp(&(b.verdict(), &b.stdout, b.first_seed)));
    if kept == Kept::Verdicts {
        rows.sort_by(|a, b| (a.verdict(), a.first_seed).cmp(&(b.verdict(), b.first_seed)));
    }
    rows.dedup_by(|row, first| {
        let same = row.is_same(first, kept);
        first.times += if same { row.times } else { 0 };
        same
    });
    match kept {
        Kept::Full if rows.len() > MOST_OUTCOMES => joined(rows, Kept::Verdicts),
        Kept::Full | Kept::Verdicts => (rows, kept),
    }
}

/// The word for what distinguishes outcomes; none if it is everything.
pub(super) fn kept_word(kept: Kept) -> Option<String> {
    match kept {
        Kept::Full => None,
        Kept::Verdicts => Some("verdicts".to_owned()),
    }
}

fn rows(sampling: &Sampling) -> (Vec<Row>, Kept) {
    joined(sampling.outcomes.iter().map(Row::new).collect(), sampling.kept)
}

fn coverage(sampling: &Sampling) -> Coverage {
    let setup = &sampling.sample.plan.setup;
    let sampled = Played {
        strategy: sampling.sample.plan.strategy.clone(),
        seed: setup.seed,
        samples: sampling.sample.runs,
        shard: sampling.sample.shard.map(|shard| shard.to_string()),
        runs: sampling.progress.runs,
        steps: sampling.progress.steps,
        bound: sampling.size.map(|size| Bound::new(setup.depth, size)),
        larger: sampling.larger,
        lowered: sampling.lowered,
        stopped: sampling.stopped.map(|limit| limit.word().to_owned()),
    };
    Coverage { sampled }
}

/// The object of one file for `check --samples --format json`, without a line end.
pub fn sampled_json(sampled: &Sampled<'_>) -> String {
    let sampling = sampled.sampling;
    let (outcomes, kept) = rows(sampling);
    text(&Report {
        schema: SCHEMA.to_owned(),
        file: slashes(sampled.file),
        fingerprint: sampled.program.fingerprint.clone(),
        coverage: coverage(sampling),
        liveness: Liveness::Unknown.word().to_owned(),
        time: sampled.program.time.word().to_owned(),
        after_misuse: after_misuse(sampled.program).map(str::to_owned),
        limits: Limits { states: None, memory: None, depth: sampling.sample.plan.depth, seconds: sampled.max_seconds },
        states: None,
        transitions: None,
        seconds: milliseconds(sampled.seconds),
        outcomes_kept: kept_word(kept),
        outcomes,
    })
}

pub(super) fn text(report: &Report) -> String {
    serde_json::to_string(report).expect("internal: JSON")
}
