//! Linearisation: what happened on real threads, accepted by the model step by step.
//!
//! A random script for two threads is performed on the live objects, with a device and two workers, while other threads keep
//! the processors busy. Each thread writes a line before and after each call, each callback when it begins and ends; all into
//! one history. The same script is a C program that prints the same lines in the same places. The model is then asked for a
//! run that prints exactly this history: of all that it can do next, only what keeps to the history is followed. If there is
//! a run, every call took effect at some moment between its two lines, as if the calls had been made one after the other.
//!
//! The negative tests forge histories, each wrong in one line, and the model has to refuse them at that line.

#[path = "../common/mod.rs"]
mod common;
mod perform;
mod script;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;
use rustc_hash::FxHashSet;
use script::{Op, Script};
use tpio_model::{Ending, Program, State};

/// Threads that do nothing but take processors away.
const LOAD: usize = 2;

/// Performances of one script.
const TIMES: u64 = 8;

/// Whether the model can print this history; if not, the lines that it could.
fn accept(program: &Program, history: &str) -> Result<(), String> {
    let start = tpio_model::initial(program);
    let mut seen: FxHashSet<State> = FxHashSet::default();
    let mut open = vec![start];
    let mut longest = String::new();
    while let Some(state) = open.pop() {
        for choice in tpio_model::enabled(program, &state) {
            let mut next = state.clone();
            let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
            let output = &next.observer().output;
            if !history.starts_with(output.as_str()) {
                continue;
            }
            if output.len() > longest.len() {
                longest.clone_from(output);
            }
            match step.stop {
                Some(Ending::Finished { .. }) if output == history => return Ok(()),
                Some(_) => {}
                None if seen.insert(next.clone()) => open.push(next),
                None => {}
            }
        }
    }
    Err(longest)
}

/// The script's program.
fn program(script: &Script) -> Program {
    common::compile("script.c", &script.c())
}

/// Keeps the processors busy until it is dropped.
struct Load(Arc<AtomicBool>);

impl Load {
    fn new() -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        for _ in 0..LOAD {
            let stop = Arc::clone(&stop);
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        Load(stop)
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_history_is_one_of_the_model(script in script::any(), seed in any::<u64>()) {
        let load = Load::new();
        let histories: std::collections::BTreeSet<String> =
            (0..TIMES).map(|time| perform::perform(&script, seed.wrapping_add(time))).collect();
        drop(load);
        let program = program(&script);
        for history in histories {
            if let Err(longest) = accept(&program, &history) {
                prop_assert!(false, "the model goes along until here:\n{longest}---\nof:\n{history}");
            }
        }
    }
}

/// One read, waited for.
fn one_read(wait: Op) -> Script {
    Script { main: vec![Op::Read, wait], other: Vec::new() }
}

/// The history in which all goes well, in this order.
fn good() -> Vec<&'static str> {
    vec![
        "A: read 0",
        "A: read 0 is issued",
        "A: wait",
        "W: 0 begins with 0",
        "W: 0 ends",
        "A: waited",
        "A: wait for all",
        "over",
    ]
}

fn lines(lines: &[&str]) -> String {
    lines.join("\n") + "\n"
}

#[test]
fn a_good_history_is_accepted() {
    assert_eq!(accept(&program(&one_read(Op::Wait)), &lines(&good())), Ok(()));
}

#[test]
fn a_wait_that_ends_before_the_callback_is_refused_there() {
    let mut forged = good();
    forged.swap(4, 5);
    assert_eq!(accept(&program(&one_read(Op::Wait)), &lines(&forged)), Err(lines(&forged[..4])));
}

#[test]
fn a_callback_that_runs_twice_is_refused_there() {
    let mut forged = good();
    forged.insert(5, "W: 0 begins with 0");
    assert_eq!(accept(&program(&one_read(Op::Wait)), &lines(&forged)), Err(lines(&forged[..5])));
}

#[test]
fn a_callback_after_a_wait_that_drops_is_refused_there() {
    let script = one_read(Op::Drop);
    let mut forged = good();
    forged[2] = "A: drop";
    forged[5] = "A: dropped";
    assert_eq!(accept(&program(&script), &lines(&forged)), Ok(()), "before it, it is fine");
    forged.swap(3, 5);
    assert_eq!(accept(&program(&script), &lines(&forged)), Err(lines(&forged[..4])));
}

#[test]
fn a_lost_callback_is_refused_at_the_end() {
    let mut forged = good();
    forged.drain(3..5);
    assert_eq!(accept(&program(&one_read(Op::Wait)), &lines(&forged)), Err(lines(&forged[..3])));
}
