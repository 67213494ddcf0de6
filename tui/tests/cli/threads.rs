//! `tpio check` of several files: what is said does not depend on how many threads there are.

use crate::tpio::{Tpio, file, tpio};

/// Files of every kind: clean, broken, not there, no C, and a scenario.
fn files() -> String {
    format!("{} no-such.c {} one-start-two-reads {} {}", file("order"), file("freed"), file("hello"), file("broken"))
}

#[test]
fn any_number_of_threads_says_the_same() {
    for form in ["", "--json", "--format sarif", "--expect", "--reduce none", "--shares --strict"] {
        let said = |threads: u16| {
            let ran = tpio(&format!("check {} {form} --threads {threads}", files()));
            // diagnostics come before the results, or between them
            (ran.status, ran.out)
        };
        let one = said(1);
        assert!(one.0 == 2 && one.1.contains("freed.c"), "{form}: status {}", one.0);
        for threads in [2, 3, 16] {
            assert!(said(threads) == one, "{form}: {threads} threads say something else");
        }
    }
}

#[test]
fn every_file_that_cannot_be_used_is_said() {
    let [one, two] = [1, 2].map(|threads| tpio(&format!("check {} --threads {threads}", files())));
    for line in one.err.lines() {
        assert!(two.err.contains(line), "{line}\n{}", two.err);
    }
    assert!(two.err.contains("no-such.c"), "{}", two.err);
}

#[test]
fn an_interrupt_ends_all_searches() {
    let large = "../scenarios/bench/reads-in-flight.c";
    let line = format!("check {large} {large} {large} --threads 2");
    let ran = Tpio { interrupted: &|| true, ..Tpio::default() }.run(&line);
    assert_eq!((ran.out.matches("limit on interrupt").count(), ran.status), (1, 3), "{ran}");
}

#[test]
fn each_search_has_its_own_seconds() {
    let clock = std::cell::Cell::new(0.0);
    let seconds = || {
        clock.set(clock.get() + 1.0);
        clock.get()
    };
    let line = format!("check {0} {0} {0} --json --max-seconds 1000 --threads 2", file("order"));
    let ran = Tpio { seconds: &seconds, ..Tpio::default() }.run(&line);
    assert_eq!(ran.out.matches("\"coverage\":\"complete\"").count(), 3, "{ran}");
}

#[test]
fn no_thread_is_none() {
    let ran = tpio(&format!("check {} --threads 0", file("order")));
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("0 is not in 1.."), "{}", ran.err);
}
