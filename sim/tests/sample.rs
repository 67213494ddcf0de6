//! What a sample promises: PCT meets the misuses of the catalogue as soon as its bound says, whatever it meets is there,
//! and the same sample is the same twice, in shards or whole.

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_model::rules::RuleId;
use tpio_scenarios::catalogue;
use tpio_sim::explore::{Kept, Limits, explore};
use tpio_sim::run::{DEPTH, Plan, measure};
use tpio_sim::sample::{Sample, Sampling, Shard, sample};
use tpio_sim::strategy::{STRATEGIES, Setup, Size};
use tpio_sim::trace::ending_line;

fn play(program: &Program, strategy: &str, seed: u64, runs: u64, size: Option<Size>) -> Sampling {
    let setup = Setup { seed, size, ..Setup::default() };
    let plan = Plan { strategy: strategy.to_owned(), setup, depth: 2_000 };
    let asked = Sample { plan, runs, shard: None, kept: Kept::Full };
    sample(program, &asked, &mut |_| ControlFlow::Continue(())).expect("a strategy")
}

/// The rules that the header says some order breaks, but for those that only the whole graph shows.
fn sometimes(text: &str) -> Vec<RuleId> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("//@ sometimes:"));
    let rules = lines.flat_map(|line| line.split([',', '|'])).filter_map(|id| RuleId::find(id.trim()));
    rules.filter(|rule| !matches!(rule, RuleId::Hang | RuleId::Livelock)).collect()
}

/// How many runs it takes until the rule is broken, at most so many.
fn runs_until(program: &Program, rule: RuleId, first: u64, size: Size, most: u64) -> Option<u64> {
    const CHUNK: u64 = 16;
    (0..most.div_ceil(CHUNK)).find_map(|chunk| {
        let met = play(program, "pct", first + chunk * CHUNK, CHUNK, Some(size));
        let seeds = met.outcomes.iter().filter(|met| met.rules.contains(&rule)).map(|met| met.first_seed);
        seeds.min().map(|seed| seed - first + 1).filter(|runs| *runs <= most)
    })
}

/// How many orders of two steps have to be right for a misuse to show: at most the default, or the bound says nothing.
fn depth(name: &str, rule: RuleId) -> u32 {
    match (name, rule) {
        // the wait before the submission, that before the close, that before the callback, and the callback with a thread
        // of its own: met 0 times in 100,000 runs of depth 3, and 321 times in as many of depth 4
        ("submit-after-close", RuleId::CallbackAfterClose) => 4,
        _ => Setup::default().depth,
    }
}

#[test]
fn pct_meets_the_misuses_of_the_catalogue_as_soon_as_its_bound_says() {
    /// More runs than that are too many for a test.
    const MOST: f64 = 20_000.0;
    let (mut tested, mut weak) = (0, Vec::new());
    for entry in catalogue::all() {
        for rule in sometimes(entry.text) {
            let program = common::compile(entry.name, entry.text);
            let size = measure(&program, &Plan { depth: DEPTH, ..Plan::default() });
            let depth = depth(entry.name, rule);
            let enough = (7.0 / size.chance(depth)).ceil();
            if enough > MOST {
                weak.push(entry.name);
                continue;
            }
            for first in [0, 1_000_000, 77_000_000] {
                let runs = runs_until(&program, rule, first, size, enough as u64);
                assert!(
                    runs.is_some(),
                    "{}: {} is not met within {enough} runs from seed {first}",
                    entry.name,
                    rule.id()
                );
            }
            tested += 1;
        }
    }
    assert!(tested > 4 * weak.len() && tested >= 30, "{tested} were tested; the bound is too weak for {weak:?}");
}

#[test]
fn whatever_a_sample_meets_is_there_and_the_same_twice() {
    for entry in catalogue::all() {
        let program = common::compile(entry.name, entry.text);
        let all = explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(())).outcomes;
        for row in STRATEGIES.iter().filter(|row| row.name != "manual") {
            let [one, two] = [(); 2].map(|()| play(&program, row.name, 3, 8, None));
            assert_eq!(one.outcomes, two.outcomes, "{}: {}", entry.name, row.name);
            for met in &one.outcomes {
                let ending = ending_line(&met.ending);
                let listed = all.iter().any(|outcome| {
                    ending_line(&outcome.ending) == ending && outcome.stdout == met.stdout && outcome.rules == met.rules
                });
                assert!(listed || ending == "bounded depth", "{}: {}: {}", entry.name, row.name, met.schedule);
            }
        }
    }
}

#[test]
fn shards_meet_together_what_the_whole_meets() {
    let entry = catalogue::all().iter().find(|entry| entry.name == "callbacks-in-order").expect("it is there");
    let program = common::compile(entry.name, entry.text);
    let whole = play(&program, "swarm", 50, 60, None);
    let mut times: BTreeMap<(String, u64), u64> = BTreeMap::new();
    let mut steps = 0;
    for index in 1..=4 {
        let asked = Sample { shard: Some(Shard { index, of: 4 }), ..whole.sample.clone() };
        let part = sample(&program, &asked, &mut |_| ControlFlow::Continue(())).expect("a strategy");
        steps += part.progress.steps;
        for met in part.outcomes {
            *times.entry((met.stdout, met.rules.len() as u64)).or_default() += met.times;
        }
    }
    assert_eq!(steps, whole.progress.steps);
    let all = whole.outcomes.iter().map(|met| ((met.stdout.clone(), met.rules.len() as u64), met.times));
    assert_eq!(times, all.collect());
    assert!(times.len() > 1, "one outcome shows little");
}

#[test]
fn above_the_limit_outcomes_that_differ_in_their_output_are_one() {
    let text = "#include <windows.h>\n#include <stdio.h>\nDWORD WINAPI other(void *context) {\n    \
                for (int i = 0; i < 16; i++) printf(\"o\");\n    return 0;\n}\nint main(void) {\n    \
                HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);\n    \
                for (int i = 0; i < 16; i++) printf(\"m\");\n    WaitForSingleObject(thread, INFINITE);\n    return 0;\n}\n";
    let program = common::compile("outputs.c", text);
    let few = play(&program, "uniform", 0, 100, None);
    assert!(few.kept == Kept::Full && few.outcomes.len() > 50);
    let many = play(&program, "uniform", 0, 12_000, None);
    assert_eq!((many.kept, many.outcomes.len()), (Kept::Verdicts, 1));
    assert_eq!((many.outcomes[0].times, many.outcomes[0].first_seed), (12_000, 0));
}
