//! The programs of the benchmarks: all compile, all are larger than ten thousand states, and the protocol has the outcomes
//! of the reference at the size that a test can afford.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use tpio_sim::explore::{Coverage, Limit, Limits, explore};

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
        let found = explore(&program, limits, &mut |_| ControlFlow::Continue(()));
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
