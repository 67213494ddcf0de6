//! The JSON of `check` and `run`: a contract, one object a line. Fields keep their order.

use serde::Serialize;
use tpio_model::program::AfterMisuse;
use tpio_model::rules::RuleId;
use tpio_model::{Event, Program};

use super::Checked;
use super::outcome::{ending_word, exit_code};
use super::sampled_json::Instead;
use crate::explore::{Coverage, Kept, Limit, Outcome};
use crate::labels::Labels;
use crate::narrate;
use crate::trace::Trace;
use crate::walk::Walk;

#[derive(Serialize)]
struct Check<'a> {
    schema: &'static str,
    file: String,
    fingerprint: &'a str,
    coverage: CoverageJson,
    liveness: &'static str,
    time: &'static str,
    /// Said only if runs go on after undefined behaviour: `continue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    after_misuse: Option<&'static str>,
    limits: LimitsJson,
    states: u64,
    looked_at: u64,
    transitions: u64,
    memo: MemoJson,
    symmetry: &'static str,
    /// Said only if it was given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    symmetry_broken_by: Option<&'static str>,
    seconds: f64,
    search_seconds: f64,
    /// Said only where shares were asked for and not every order was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_probability: Option<f64>,
    /// Said only if something about the outcomes is not known: the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    cut: Option<&'static str>,
    /// Said only if it is not everything: `verdicts`.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcomes_kept: Option<&'static str>,
    outcomes: Vec<OutcomeJson<'a>>,
    /// Said only if the search ended before any order did.
    #[serde(skip_serializing_if = "Option::is_none")]
    sample: Option<Instead>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum CoverageJson {
    Complete,
    Truncated(&'static str),
}

#[derive(Serialize)]
struct MemoJson {
    asked: u64,
    computed: u64,
}

#[derive(Serialize)]
struct LimitsJson {
    states: u64,
    memory: u64,
    depth: u32,
    seconds: Option<f64>,
}

#[derive(Serialize)]
struct OutcomeJson<'a> {
    ending: &'static str,
    exit_code: Option<u32>,
    stdout: &'a str,
    rules: Vec<&'static str>,
    schedule: String,
    steps: u32,
    switches: u32,
    /// Whether there is no shorter one.
    witness: &'static str,
    interleavings: Option<String>,
    probability: Option<f64>,
    last_good_step: Option<u32>,
}

/// The object of one file for `check --format json`, without a line end.
pub fn check_json(checked: &Checked<'_>) -> String {
    let exploration = checked.exploration;
    let limits = exploration.limits;
    let check = Check {
        schema: "tpio-check/1",
        file: slashes(checked.file),
        fingerprint: &checked.program.fingerprint,
        coverage: match exploration.coverage {
            Coverage::Complete => CoverageJson::Complete,
            Coverage::Truncated(limit) => CoverageJson::Truncated(limit.word()),
        },
        liveness: exploration.liveness.word(),
        time: checked.program.time.word(),
        after_misuse: after_misuse(checked.program),
        limits: LimitsJson {
            states: limits.states,
            memory: limits.memory,
            depth: limits.depth,
            seconds: checked.max_seconds,
        },
        states: exploration.progress.states,
        looked_at: exploration.progress.looked_at(),
        transitions: exploration.progress.transitions,
        memo: MemoJson { asked: exploration.hits.asked, computed: exploration.hits.computed },
        symmetry: exploration.symmetry.word(),
        symmetry_broken_by: exploration.symmetry.why(),
        seconds: milliseconds(checked.seconds),
        search_seconds: milliseconds(checked.search_seconds),
        known_probability: exploration.known_probability,
        cut: exploration.cut.map(Limit::word),
        outcomes_kept: match exploration.kept {
            Kept::Full => None,
            Kept::Verdicts => Some("verdicts"),
        },
        outcomes: exploration.outcomes.iter().map(outcome).collect(),
        sample: checked.sampled.as_ref().map(|sampled| Instead::new(sampled.sampling)),
    };
    text(&check)
}

fn outcome(outcome: &Outcome) -> OutcomeJson<'_> {
    OutcomeJson {
        ending: ending_word(&outcome.ending),
        exit_code: exit_code(&outcome.ending),
        stdout: &outcome.stdout,
        rules: ids(outcome.rules.iter().copied()),
        schedule: outcome.schedule.to_string(),
        steps: outcome.steps,
        switches: outcome.switches,
        witness: outcome.witness.word(),
        interleavings: outcome.interleavings.as_ref().map(ToString::to_string),
        probability: outcome.probability,
        last_good_step: outcome.last_good_step,
    }
}

/// Rules by name, in the order of the names.
pub(super) fn ids(rules: impl Iterator<Item = RuleId>) -> Vec<&'static str> {
    let mut ids: Vec<&'static str> = rules.map(RuleId::id).collect();
    ids.sort_unstable();
    ids
}

#[derive(Serialize)]
struct RunJson<'a> {
    schema: &'static str,
    file: String,
    fingerprint: &'a str,
    strategy: &'a str,
    seed: u64,
    ending: &'static str,
    exit_code: Option<u32>,
    /// Said only if runs go on after undefined behaviour: `continue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    after_misuse: Option<&'static str>,
    output: &'a str,
    rules: Vec<&'static str>,
    schedule: String,
    steps: u32,
    switches: u32,
    events: Vec<EventJson>,
}

#[derive(Serialize)]
struct EventJson {
    step: u32,
    actor: String,
    line: Option<u32>,
    column: Option<u32>,
    text: String,
}

/// The object of `run --json`, without a line end: a walk that is over, and the trace of it.
pub fn run_json(file: &str, walk: &Walk<'_>, trace: &Trace, events: &[(u32, Event)]) -> String {
    let program = walk.program();
    let ending = walk.ending().expect("internal: a report of a run that goes on");
    let mut labels = Labels::new(program);
    let mut told = Vec::new();
    for (step, event) in events {
        labels.learn(event);
        let Some(text) = narrate::sentence(program, &labels, event) else { continue };
        told.push(EventJson {
            step: *step,
            actor: labels.actor(event.actor),
            line: event.site.map(|site| site.line),
            column: event.site.map(|site| site.column),
            text,
        });
    }
    text(&RunJson {
        schema: "tpio-run/1",
        file: slashes(file),
        fingerprint: &program.fingerprint,
        strategy: &trace.strategy,
        seed: trace.seed,
        ending: ending_word(ending),
        exit_code: exit_code(ending),
        after_misuse: after_misuse(program),
        output: walk.stdout(),
        rules: ids(walk.rules().into_iter()),
        schedule: walk.schedule().to_string(),
        steps: walk.steps(),
        switches: walk.switches(),
        events: told,
    })
}

/// What becomes of runs after undefined behaviour, if that is not the end.
pub fn after_misuse(program: &Program) -> Option<&'static str> {
    (program.after_misuse == AfterMisuse::Continue).then(|| program.after_misuse.word())
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("internal: JSON")
}

pub(super) fn slashes(path: &str) -> String {
    path.replace('\\', "/")
}

pub(super) fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}
