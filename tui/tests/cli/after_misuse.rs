//! `--after-misuse continue`: runs go on after undefined behaviour, in a search, in a run, and in a replayed trace.

use crate::tpio::{file, scratch, tpio};

#[test]
fn a_search_goes_on_if_it_is_asked_to() {
    let freed = file("freed");
    let usual = tpio(&format!("check {freed} --json --after-misuse stop")).out;
    assert!(usual.contains(r#""ending":"violated""#) && !usual.contains("after_misuse"), "{usual}");
    let on = tpio(&format!("check {freed} --json --after-misuse continue"));
    assert_eq!(on.status, 1, "a broken rule stays misuse");
    assert!(on.out.contains(r#""time":"virtual","after_misuse":"continue""#), "{}", on.out);
    assert!(!on.out.contains(r#""ending":"violated""#) && on.out.contains("read 4"), "{}", on.out);
}

#[test]
fn the_report_says_that_it_is_one_possibility() {
    let freed = file("freed");
    let on = tpio(&format!("check {freed} --after-misuse continue")).out;
    assert!(on.contains("one possibility of many"), "{on}");
    assert!(on.contains(" --after-misuse continue --schedule "), "the command to step it goes on too: {on}");
    let sampled = tpio(&format!("check {freed} --after-misuse continue --samples 50")).out;
    assert!(sampled.contains("one possibility of many"), "{sampled}");
    assert!(
        !tpio("check hello-read --after-misuse continue").out.contains("possibility"),
        "nothing is undefined there"
    );
}

#[test]
fn a_trace_remembers_that_the_run_went_on() {
    let freed = file("freed");
    let path = scratch("on.trace");
    let record = |seed: i32| {
        tpio(&format!("run {freed} --after-misuse continue --seed {seed} --json --trace {}", path.display())).out
    };
    let broken = (0..40).map(record).find(|out| out.contains("overlapped-freed")).expect("a run that breaks the rule");
    assert!(broken.contains(r#""after_misuse":"continue""#) && broken.contains(r#""ending":"finished""#), "{broken}");
    let trace = std::fs::read_to_string(&path).expect("the trace");
    assert!(trace.contains("\nafter-misuse continue\n"), "{trace}");
    let again = tpio(&format!("replay {} --json", path.display()));
    assert!(again.out.contains(r#""after_misuse":"continue""#), "{again}");
    let damaged = trace.replace("\nafter-misuse continue\n", "\nafter-misuse guess\n");
    std::fs::write(&path, damaged).expect("a damaged trace");
    let refused = tpio(&format!("replay {}", path.display()));
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("after misuse comes `guess`"), "{}", refused.err);
}

#[test]
fn a_run_that_went_on_is_shrunk_as_one() {
    let freed = file("freed");
    let path = scratch("on.shrink.trace");
    let seed = (0..40).find(|seed| {
        let run = format!("run {freed} --after-misuse continue --seed {seed} --json --trace {}", path.display());
        tpio(&run).out.contains("overlapped-freed")
    });
    assert!(seed.is_some(), "no run breaks the rule");
    let shrunk = tpio(&format!("shrink {} --json", path.display()));
    assert!(shrunk.out.contains(r#""after_misuse":"continue","ending":"finished""#), "{shrunk}");
}
