//! `--time any`: every timeout may fire at any moment, in a search, in a run, and in a replayed trace.

use crate::tpio::{file, scratch, tpio};

/// The outputs of the outcomes that a search lists.
fn outputs(line: &str) -> Vec<String> {
    let ran = tpio(line);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("a report");
    let outcomes = report["outcomes"].as_array().expect("outcomes");
    outcomes.iter().map(|outcome| outcome["stdout"].as_str().expect("text").to_owned()).collect()
}

#[test]
fn more_can_happen_when_timeouts_fire_at_any_moment() {
    let late = file("late");
    assert_eq!(outputs(&format!("check {late} --json")), ["in time\n"]);
    assert_eq!(outputs(&format!("check {late} --json --time any")), ["in time\n", "too late\n"]);
}

#[test]
fn the_report_says_what_it_assumes() {
    let late = file("late");
    let usual = tpio(&format!("check {late}")).out;
    assert!(usual.contains("timeouts were taken to fire only when nothing else can move"), "{usual}");
    let any = tpio(&format!("check {late} --time any")).out;
    assert!(any.contains("timeouts were taken to fire at any moment"), "{any}");
    assert!(!tpio("check hello-read").out.contains("timeouts"), "hello-read has none");
}

#[test]
fn a_trace_remembers_when_timeouts_fired() {
    let late = file("late");
    let path = scratch("any.trace");
    let record = |seed: i32| tpio(&format!("run {late} --time any --seed {seed} --trace {}", path.display())).out;
    let early = (0..40).find(|seed| record(*seed) == "too late\n");
    assert!(early.is_some(), "none of forty orders lets the long wait end first");
    let trace = std::fs::read_to_string(&path).expect("the trace");
    assert!(trace.contains("\ntime any\n"), "{trace}");
    assert_eq!(tpio(&format!("replay {}", path.display())).out, "too late\n");
    std::fs::write(&path, trace.replace("\ntime any\n", "\ntime sometimes\n")).expect("a damaged trace");
    let refused = tpio(&format!("replay {}", path.display()));
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("the time is `sometimes`"), "{}", refused.err);
}
