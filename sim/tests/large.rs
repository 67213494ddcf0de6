//! The programs of the benchmarks: all compile, all are larger than ten thousand states, and the protocol has the outcomes
//! of the reference at the size that a test can afford.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use tpio_model::Program;
use tpio_sim::explore::{
    Coverage, Explorer, Growth, Limit, Limits, Plan, Reduce, Status, explore, explore_by, length_of_runs,
};

fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/bench");
    let files = fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").file_name());
    let mut names: Vec<String> = files.map(|name| format!("bench/{}", name.to_string_lossy())).collect();
    names.sort();
    names
}

#[test]
fn each_is_larger_than_ten_thousand_states() {
    let names = names();
    assert!(names.len() >= 7, "{names:?}");
    for name in names {
        let program = common::program(&name);
        let limits = Limits { states: 10_000, ..Limits::default() };
        let plan = Plan { limits, reduce: Reduce::None, ..Plan::default() };
        let found = explore_by(&program, plan, &mut |_| ControlFlow::Continue(()));
        assert_eq!(found.coverage, Coverage::Truncated(Limit::States), "{name}");
    }
}

#[test]
fn one_operation_of_the_protocol_has_three_outcomes() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/bench/protocol.c");
    let text = fs::read_to_string(file).expect("the protocol").replace("#define K 3", "#define K 1");
    let program = common::compile("protocol.c", &text);
    let found = explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(found.coverage, Coverage::Complete);
    let printed: BTreeSet<&str> = found.outcomes.iter().map(|outcome| outcome.stdout.as_str()).collect();
    assert_eq!(printed, BTreeSet::from(["0\n", "1\n", "2\n"]));
}

/// What is guessed as soon as so many hundredths of all states are found, as a part of the truth.
fn guessed(program: &Program, longest: u32, all: u64, hundredths: u64) -> Option<f64> {
    let mut growth = Growth::default();
    let mut explorer = Explorer::new(program, Plan::default());
    while explorer.advance(1024) == Status::Running {
        let progress = explorer.progress();
        growth.learn(&progress);
        if progress.states * 100 >= all * hundredths {
            break;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a guess has one digit")]
    growth.estimate(longest).map(|guess| guess as f64 / all as f64)
}

#[test]
fn guesses_at_the_number_of_states_have_the_right_size() {
    for name in ["bench/cancel-at-shutdown.c", "bench/reads-in-flight.c", "bench/double-buffer.c"] {
        let program = common::program(name);
        let plan = Plan { limits: Limits { places: 1, ..Limits::default() }, ..Plan::default() };
        let found = explore_by(&program, plan, &mut |_| ControlFlow::Continue(()));
        let longest = length_of_runs(&program, &plan).expect("runs end");
        // before that a search may start over, because of who minds a step that was taken alone
        let guesses = [40, 55, 70].map(|part| guessed(&program, longest, found.progress.states, part));
        println!("{name}: {} states, {guesses:?} of them guessed", found.progress.states);
        for guess in guesses {
            assert!(guess.is_some_and(|guess| (0.25..4.0).contains(&guess)), "{name}: {guesses:?}");
        }
    }
}
