//! The catalogue is a test: each scenario keeps the promises of its header, and its report lies beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use tpio_scenarios::catalogue;

use crate::tpio::tpio;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/c")
}

/// The golden report of a scenario.
fn report(chapter: &str, name: &str) -> PathBuf {
    folder().join(chapter).join(format!("{name}.report"))
}

#[test]
fn headers_hold() {
    let mut judged = 0;
    for entry in catalogue::all() {
        let ran = tpio(&format!("check --expect {}", entry.name));
        assert_eq!(ran.status, 0, "{}\n{ran}", entry.name);
        judged += ran.out.lines().count();
    }
    assert!(judged >= 2 * catalogue::all().len(), "only {judged} promises were judged");
}

#[test]
fn reports_are_as_they_were_reviewed() {
    for entry in catalogue::all() {
        let ran = tpio(&format!("check {}", entry.name));
        assert_ne!(ran.out, "", "{} has no report", entry.name);
        expect_file![report(entry.chapter, entry.name)].assert_eq(&ran.out);
    }
}

#[test]
fn no_report_is_left_over() {
    let known: BTreeSet<PathBuf> = catalogue::all().iter().map(|entry| report(entry.chapter, entry.name)).collect();
    for chapter in fs::read_dir(folder()).expect("the folder of scenarios") {
        for file in fs::read_dir(chapter.expect("a chapter").path()).expect("a chapter") {
            let path = file.expect("a file").path();
            let belongs = path.extension().is_some_and(|end| end == "c") || known.contains(&path);
            assert!(belongs, "{} belongs to no scenario", path.display());
        }
    }
}
