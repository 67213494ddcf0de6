//! The reference programs against what they printed under Wine: each output that was seen is among those that a complete
//! search lists. Where Wine departs from the documentation, the documented output is asserted instead.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tpio_model::Ending;
use tpio_sim::explore::{Coverage, Exploration, Limits, Liveness, explore};

#[derive(Deserialize)]
struct Seen {
    oracle: String,
    logs: Vec<Vec<String>>,
}

/// Programs whose output no order can change.
const ONE_OUTPUT: &[&str] = &[
    "c03", "c05", "c07", "c09", "c13", "c17", "c25", "c41", "c49", "c51", "c57", "c59", "c61", "c65", "c67", "c69",
    "c71", "c73", "c83",
];

/// Where Wine departs from the documentation: what is documented, and the fact that says so.
const DOCUMENTED: &[(&str, &str, &[&str])] = &[
    (
        "c27",
        "KCAN-02: CancelIoEx with nothing to cancel fails with ERROR_NOT_FOUND",
        &[
            "main: CancelIoEx failed error=1168",
            "main: read op1 done at once",
            "worker: callback op1 error=0 bytes=5",
            "main: CancelIoEx failed error=1168",
            "main: callbacks=1",
        ],
    ),
    (
        "c55",
        "GRP-12: by analogy, the members' callbacks are waited for; Wine hangs",
        &[
            "main: read op1 pending",
            "main: close members FALSE",
            "helper: write",
            "worker: callback op1 error=0 bytes=5",
            "main: members closed",
            "main: callbacks=1",
        ],
    ),
    ("c75", "PORT-07: threads are released last in, first out", &["C: packet 1", "B: packet 2", "A: packet 3"]),
    (
        "c77",
        "PORT-15: a wait ends with ERROR_ABANDONED_WAIT_0 when the port is closed",
        &["main: close the port", "taker: ok=0 error=735 overlapped=NULL", "main: thread has ended"],
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/oracle")
}

/// The short names (`c01`) of all programs with their files.
fn programs() -> BTreeMap<String, PathBuf> {
    let files = fs::read_dir(folder()).expect("the oracle's folder");
    let files =
        files.map(|file| file.expect("a file").path()).filter(|path| path.extension().is_some_and(|e| e == "c"));
    files.map(|path| (path.file_name().expect("a name").to_string_lossy()[..3].to_owned(), path)).collect()
}

fn results() -> BTreeMap<String, Seen> {
    let text = fs::read_to_string(folder().join("results.json")).expect("results.json");
    let all: BTreeMap<String, Seen> = serde_json::from_str(&text).expect("JSON");
    all.into_iter().map(|(name, seen)| (name[..3].to_owned(), seen)).collect()
}

fn search(path: &Path) -> Exploration {
    let text = fs::read_to_string(path).expect("a program");
    let loaded = tpio_scenarios::load(&path.to_string_lossy(), &text);
    let program = loaded.program.unwrap_or_else(|| panic!("{}: {:?}", path.display(), loaded.diagnostics));
    let found = explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(found.coverage, Coverage::Complete, "{}", path.display());
    assert_eq!(found.liveness, Liveness::Checked);
    found
}

fn text(lines: &[impl AsRef<str>]) -> String {
    lines.iter().flat_map(|line| [line.as_ref(), "\n"]).collect()
}

/// What is printed in the orders in which the process ends.
fn outputs(found: &Exploration) -> Vec<&str> {
    let ended = found.outcomes.iter().filter(|outcome| matches!(outcome.ending, Ending::Finished(_)));
    ended.map(|outcome| outcome.stdout.as_str()).collect()
}

#[test]
fn every_output_that_was_seen_is_listed() {
    let results = results();
    for (name, path) in programs() {
        let seen = &results[&name];
        if seen.oracle == "no" {
            continue;
        }
        let found = search(&path);
        for log in &seen.logs {
            let log = text(log);
            assert!(outputs(&found).contains(&log.as_str()), "{name}: not listed:\n{log}{:?}", outputs(&found));
        }
    }
}

#[test]
fn what_no_order_can_change_is_listed_once() {
    let programs = programs();
    for name in ONE_OUTPUT {
        let found = search(&programs[*name]);
        let mut outputs = outputs(&found);
        outputs.sort_unstable();
        outputs.dedup();
        assert_eq!(outputs.len(), 1, "{name}: {outputs:?}");
    }
}

#[test]
fn where_wine_departs_the_documented_output_is_listed() {
    let (programs, results) = (programs(), results());
    for (name, fact, lines) in DOCUMENTED {
        assert_eq!(results[*name].oracle, "no", "{name}");
        let found = search(&programs[*name]);
        assert!(outputs(&found).contains(&text(lines).as_str()), "{name}: {fact}: {:?}", outputs(&found));
    }
}

/// A cancel without a promise is undefined; what Wine does then is one possibility. Source: MIS-06.
#[test]
fn a_surplus_cancel_is_violated_in_every_order() {
    let found = search(&programs()["c21"]);
    for outcome in &found.outcomes {
        assert_eq!(outcome.ending, Ending::Violated);
        assert!(outcome.rules.iter().any(|rule| rule.id() == "cancel-surplus"), "{outcome:?}");
    }
}

/// The documentation does not say what CreateThreadpoolIo does without a callback; either way there is one outcome.
#[test]
fn a_null_callback_is_undocumented() {
    let found = search(&programs()["c81"]);
    assert_eq!(found.outcomes.len(), 1, "{:?}", found.outcomes);
}

#[test]
fn every_program_is_judged_by_one_of_these_tests() {
    let results = results();
    let special = ["c21", "c81"];
    for name in programs().keys() {
        let documented = DOCUMENTED.iter().any(|(other, ..)| other == name);
        assert!(results[name].oracle != "no" || documented || special.contains(&name.as_str()), "{name}");
    }
}
