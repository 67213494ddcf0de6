//! How many runs it takes until something shows, and what the catalogue says may show. Shared by the test of PCT's bound
//! and by the benchmark that counts runs.

use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_model::rules::RuleId;
use tpio_sim::explore::Kept;
use tpio_sim::run::{DEPTH, Plan, measure};
use tpio_sim::sample::{Met, Sample, Sampling, sample};
use tpio_sim::strategy::{Setup, Size};

/// So many runs from that seed on. `size` is how large runs are taken to be; measured if it is not given.
pub(crate) fn play(program: &Program, strategy: &str, seed: u64, runs: u64, size: Option<Size>) -> Sampling {
    let setup = Setup { seed, size, ..Setup::default() };
    let plan = Plan { strategy: strategy.to_owned(), setup, depth: 2_000 };
    let asked = Sample { plan, runs, shard: None, kept: Kept::Full };
    sample(program, &asked, &mut |_| ControlFlow::Continue(())).expect("a strategy")
}

/// The rules that the header says some order breaks, but for those that only the whole graph shows.
pub(crate) fn sometimes(text: &str) -> Vec<RuleId> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("//@ sometimes:"));
    let rules = lines.flat_map(|line| line.split([',', '|'])).filter_map(|id| RuleId::find(id.trim()));
    rules.filter(|rule| !matches!(rule, RuleId::Hang | RuleId::Livelock)).collect()
}

/// After how many runs with seeds from `first` on an outcome is met that is the wanted one; none after `most`.
pub(crate) fn runs_until(
    program: &Program,
    (strategy, size): (&str, Option<Size>),
    first: u64,
    most: u64,
    wanted: &dyn Fn(&Met) -> bool,
) -> Option<u64> {
    const CHUNK: u64 = 16;
    (0..most.div_ceil(CHUNK)).find_map(|chunk| {
        let met = play(program, strategy, first + chunk * CHUNK, CHUNK, size);
        let seeds = met.outcomes.iter().filter(|met| wanted(met)).map(|met| met.first_seed);
        seeds.min().map(|seed| seed - first + 1).filter(|runs| *runs <= most)
    })
}

/// The columns of [`row`].
#[allow(dead_code, reason = "only the benchmark prints it")]
pub(crate) const HEAD: &str =
    "program\twanted\tbound\tuniform found\tuniform median\tuniform most\tpct found\tpct median\tpct most";

/// How often each hunt is repeated, with seeds far apart.
const SEEDS: u64 = 20;
const APART: u64 = 1_000_000;

/// One line of the table: within how many runs PCT promises to show it, and how many it took, uniformly and by PCT.
pub(crate) fn row(name: &str, wanted: &str, program: &Program, most: u64, is_it: &dyn Fn(&Met) -> bool) -> String {
    let size = measure(program, &Plan { depth: DEPTH, ..Plan::default() });
    let bound = (7.0 / size.chance(Setup::default().depth)).ceil();
    let [uniform, pct] = [("uniform", None), ("pct", Some(size))].map(|how| {
        let hunts = (0..SEEDS).map(|seed| runs_until(program, how, seed * APART, most, is_it));
        let mut hunts: Vec<u64> = hunts.map(|runs| runs.unwrap_or(u64::MAX)).collect();
        hunts.sort_unstable();
        let found = hunts.iter().filter(|runs| **runs != u64::MAX).count();
        let cell = |runs: u64| if runs == u64::MAX { format!(">{most}") } else { runs.to_string() };
        format!("{found}\t{}\t{}", cell(hunts[hunts.len() / 2]), cell(hunts[hunts.len() - 1]))
    });
    format!("{name}\t{wanted}\t{bound}\t{uniform}\t{pct}")
}
