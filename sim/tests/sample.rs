//! What a sample promises: PCT meets the misuses of the catalogue as soon as its bound says, whatever it meets is there,
//! and the same sample is the same twice, in shards or whole.

mod common;
mod hunt;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use tpio_model::rules::RuleId;
use tpio_scenarios::catalogue;
use tpio_sim::explore::{Kept, Limits, explore};
use tpio_sim::run::{DEPTH, Plan, measure};
use tpio_sim::sample::{Sample, Shard, sample};
use tpio_sim::strategy::{STRATEGIES, Setup};
use tpio_sim::trace::ending_line;

use hunt::{play, row, runs_until, sometimes};

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
                let runs =
                    runs_until(&program, ("pct", Some(size)), first, enough as u64, &|met| met.rules.contains(&rule));
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

/// `cargo bench -p tpio-sim --bench runs` makes the table anew.
#[test]
fn the_table_of_the_book_is_that_of_these_schedulers() {
    let table = include_str!("../../book/figures/runs.tsv");
    for (name, rule) in [("touch-after-issue", RuleId::UseAfterFree), ("last-error-alone", RuleId::CancelWhilePending)]
    {
        let entry = catalogue::all().iter().find(|entry| entry.name == name).expect("it is there");
        let program = common::compile(entry.name, entry.text);
        let line = row(name, rule.id(), &program, 20_000, &|met| met.rules.contains(&rule));
        assert!(table.lines().any(|other| other == line), "not in the table: {line}");
    }
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
