//! One seed, one run: every scenario of the catalogue twice with every strategy, byte for byte; and whatever a run comes
//! to is among the outcomes that the search lists.

mod common;

use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_scenarios::catalogue;
use tpio_sim::explore::{Coverage, Limits, explore};
use tpio_sim::replay::{Divergence, replay};
use tpio_sim::run::{Plan, Run, run};
use tpio_sim::strategy::{STRATEGIES, Setup};
use tpio_sim::trace::{Pick, Trace, ending_line};

/// Steps after which a run is stopped: every program of the catalogue that ends at all ends long before.
const LONGEST: u32 = 2_000;

fn play<'p>(program: &'p Program, strategy: &str, seed: u64) -> Run<'p> {
    let plan = Plan { strategy: strategy.to_owned(), setup: Setup { seed, ..Setup::default() }, depth: LONGEST };
    run(program, &plan, &mut |_| {}).expect("a run")
}

#[test]
fn a_seed_determines_a_run_and_its_trace_replays_it() {
    for entry in catalogue::all() {
        let program = common::compile(entry.name, entry.text);
        for row in STRATEGIES {
            for seed in 0..3 {
                let [one, two] = [(); 2].map(|()| play(&program, row.name, seed));
                let text = one.trace.to_string();
                assert_eq!(text, two.trace.to_string(), "{}: {} {seed}", entry.name, row.name);
                let trace: Trace = text.parse().expect("a trace");
                let walk = replay(&program, &trace, &mut |_| {}).expect("it fits");
                assert_eq!(walk.state(), one.walk.state(), "{}: {} {seed}", entry.name, row.name);
                assert_eq!(walk.findings(), one.walk.findings());
            }
        }
    }
}

#[test]
fn whatever_a_run_comes_to_is_listed() {
    let mut met = 0;
    for entry in catalogue::all() {
        let program = common::compile(entry.name, entry.text);
        let found = explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(()));
        assert_eq!(found.coverage, Coverage::Complete, "{}", entry.name);
        let mut outcomes: Vec<usize> = (0..20)
            .filter_map(|seed| {
                let walk = play(&program, "uniform", seed).walk;
                let ending = ending_line(walk.ending().expect("an ending"));
                // a run that never ends is stopped; the search says why it does not end
                let stopped = ending.starts_with("bounded");
                let listed = found.outcomes.iter().position(|outcome| {
                    ending_line(&outcome.ending) == ending
                        && outcome.stdout == walk.stdout()
                        && outcome.rules == walk.rules()
                });
                assert!(stopped || listed.is_some(), "{}: seed {seed}: {}", entry.name, walk.schedule());
                listed
            })
            .collect();
        outcomes.sort_unstable();
        outcomes.dedup();
        met += outcomes.len();
    }
    assert!(met > catalogue::all().len(), "chance met only {met} outcomes");
}

#[test]
fn a_schedule_plays_its_run_again() {
    for entry in catalogue::all().iter().take(20) {
        let program = common::compile(entry.name, entry.text);
        let once = play(&program, "uniform", 1).walk;
        let manual = Setup { schedule: once.schedule(), ..Setup::default() };
        let plan = Plan { strategy: "manual".to_owned(), setup: manual, depth: LONGEST };
        let again = run(&program, &plan, &mut |_| {}).expect("a run").walk;
        assert_eq!((again.state(), again.steps()), (once.state(), once.steps()), "{}", entry.name);
    }
}

#[test]
fn a_trace_that_does_not_fit_is_refused() {
    let entry = catalogue::find("hello-read").expect("a scenario");
    let program = common::compile(entry.name, entry.text);
    let trace = play(&program, "uniform", 0).trace;
    let refusal = |change: &dyn Fn(&mut Trace)| {
        let mut trace = trace.clone();
        change(&mut trace);
        replay(&program, &trace, &mut |_| {}).err()
    };
    assert_eq!(refusal(&|_| {}), None);
    let other = refusal(&|trace| trace.fingerprint = trace.fingerprint.chars().rev().collect());
    assert!(matches!(other, Some(Divergence::Program { .. })), "{other:?}");
    // the same choice, of one more than there are
    let more = refusal(&|trace| trace.picks[0].alternatives += 1);
    assert!(matches!(more, Some(Divergence::Alternatives { step: 1, .. })), "{more:?}");
    let longer = refusal(&|trace| trace.picks.push(Pick { index: 0, alternatives: 1 }));
    assert!(matches!(longer, Some(Divergence::Over { .. })), "{longer:?}");
    let ended = refusal(&|trace| trace.ending = "stuck".to_owned());
    assert!(matches!(ended, Some(Divergence::Ending { .. })), "{ended:?}");
}
