//! `tpio check --samples`.

use std::cell::Cell;
use std::fs;

use expect_test::expect;
use serde_json::Value;
use tpio::cli::Place;

use crate::tpio::{Tpio, file, scratch, tpio};

#[test]
fn a_misuse_is_met() {
    expect![[r#"
        --- stdout
        misuse: an OVERLAPPED was freed in flight [overlapped-freed]
          --> tests/cli/c/freed.c:26:5
          26 |     free(overlapped);   //~ overlapped-freed
             |     ^^^^^^^^^^^^^^^^ main, step 11
          (1) step 5: main allocated block#1 (32 bytes) for overlapped
              --> tests/cli/c/freed.c:19:30
              19 |     OVERLAPPED *overlapped = calloc(1, sizeof *overlapped);
                 |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          (2) step 7: main handed op#1 to the kernel: read from freed:server; it went pending
              --> tests/cli/c/freed.c:24:5
              24 |     ReadFile(server, buffer, 4, NULL, overlapped);
                 |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          On Windows: Documented: the structure must stay valid until completion. The kernel writes the
                      result into it later, whatever the memory is used for by then.
          The fix:    Free the OVERLAPPED in the callback, or after GetOverlappedResult says that the
                      operation is over. Neither CancelIoEx nor WaitForThreadpoolIoCallbacks(TRUE) ends an
                      operation.
          The rule:   Keep the OVERLAPPED allocated until its operation has completed. (Microsoft Learn,
                      OVERLAPPED and WaitForThreadpoolIoCallbacks (documented))
          See it:     tpio step tests/cli/c/freed.c --schedule a.

        2 outcomes in 200 runs:
          1. the process ends with exit code 0
             | read 4
             met 109 times, first with seed 1
             schedule a.01 (20 steps, 2 thread switches)
          2. undefined behaviour: from here on anything may happen [overlapped-freed]
             met 91 times, first with seed 0
             schedule a. (11 steps, 0 thread switches)

        tests/cli/c/freed.c: misuse: overlapped-freed
          a sample, no proof: 200 runs of pct, seeds 0 to 199 (3,181 steps, 0.00 s). What is not listed may
          still happen; whether something hangs is not known
          pct: one run shows a given misuse of depth 2 with a chance of at least 2.86e-2 = 1/(n × k^1 × o),
          n = 5 actors, k = 7 steps at which several could move, o = 1 ways to turn out, the most in a few
          runs played to measure
        --- exit status 1
    "#]]
    .assert_eq(&tpio(&format!("check {} --samples 200 --strategy pct --depth 2", file("freed"))).to_string());
}

#[test]
fn nothing_met_never_looks_like_a_proof() {
    expect![[r#"
        --- stdout
        2 outcomes in 50 runs:
          1. the process ends with exit code 0
             | main
             | other
             met 26 times, first with seed 11
             schedule a. (8 steps, 2 thread switches)
          2. the process ends with exit code 0
             | other
             | main
             met 24 times, first with seed 10
             schedule a.11 (8 steps, 2 thread switches)

        tests/cli/c/order.c: undecided: the sample met no misuse
          a sample, no proof: 50 runs of uniform, seeds 10 to 59 (400 steps, 0.00 s). What is not listed may
          still happen; whether something hangs is not known
        --- exit status 3
    "#]]
    .assert_eq(&tpio(&format!("check {} --samples 50 --seed 10", file("order"))).to_string());
}

#[test]
fn a_sample_as_json() {
    let line = format!("check {} --samples 300 --strategy pct --depth 2 --json", file("freed"));
    let ran = tpio(&line);
    expect![[r#"
        --- stdout
        {"schema":"tpio-check/1","file":"tests/cli/c/freed.c","fingerprint":"9359d25933f0e074dc0c33826319c8ec2baf361da3bdfc0397d8224d100bba19","coverage":{"sampled":{"strategy":"pct","seed":0,"samples":300,"shard":null,"runs":300,"steps":4830,"bound":{"depth":2,"actors":5,"steps":7,"outcomes":1,"chance":0.02857142857142857},"larger":0,"lowered":0,"stopped":null}},"liveness":"unknown","time":"virtual","limits":{"states":null,"memory":null,"depth":100000,"seconds":null},"states":null,"transitions":null,"seconds":0.0,"outcomes":[{"ending":"finished","exit_code":0,"stdout":"read 4\n","rules":[],"schedule":"a.01","steps":20,"switches":2,"witness":"short","interleavings":null,"probability":null,"last_good_step":null,"times":170,"first_seed":1},{"ending":"violated","exit_code":null,"stdout":"","rules":["overlapped-freed"],"schedule":"a.","steps":11,"switches":0,"witness":"short","interleavings":null,"probability":null,"last_good_step":null,"times":130,"first_seed":0}]}
        --- exit status 1
    "#]].assert_eq(&ran.to_string());
    assert_eq!(tpio(&line).to_string(), ran.to_string(), "twice, byte for byte");
}

#[test]
fn every_strategy_can_be_sampled_and_its_first_seeds_played_alone() {
    for (strategy, more) in [("uniform", ""), ("pct", "--depth 2"), ("swarm", ""), ("round-robin", "")] {
        let how = format!("{} --strategy {strategy} {more} --json", file("freed"));
        let ran = tpio(&format!("check {how} --samples 40 --seed 1000"));
        let report: Value = serde_json::from_str(&ran.out).expect("a report");
        assert_eq!(report["coverage"]["sampled"]["runs"], 40, "{ran}");
        assert_eq!(report["liveness"], "unknown");
        let outcomes = report["outcomes"].as_array().expect("outcomes");
        let times: u64 = outcomes.iter().map(|outcome| outcome["times"].as_u64().expect("a number")).sum();
        assert_eq!(times, 40);
        for outcome in outcomes {
            let alone = tpio(&format!("run {how} --seed {}", outcome["first_seed"])).out;
            let alone: Value = serde_json::from_str(&alone).expect("a run");
            for field in ["ending", "exit_code", "rules"] {
                assert_eq!(alone[field], outcome[field], "{strategy}: {field}");
            }
            let cost = |run: &Value| (run["switches"].as_u64(), run["steps"].as_u64());
            assert!(cost(outcome) <= cost(&alone), "{strategy}: shrunk");
        }
    }
}

#[test]
fn a_spin_loop_ends_under_pct() {
    let path = scratch("spins.c");
    let text = "#include <windows.h>\nvolatile LONG done;\n\
                DWORD WINAPI other(void *context) {\n    done = 1;\n    return 0;\n}\n\
                int main(void) {\n    HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);\n    \
                while (!done) YIELD;\n    WaitForSingleObject(thread, INFINITE);\n    CloseHandle(thread);\n    return 0;\n}\n";
    for wait in ["Sleep(0)", "SwitchToThread()", "{}", "WaitForSingleObject(thread, 0)"] {
        fs::write(&path, text.replace("YIELD", wait)).expect("written");
        let ran = tpio(&format!("check {} --samples 200 --strategy pct --max-depth 500 --json", path.display()));
        let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran}"));
        let outcomes = report["outcomes"].as_array().expect("outcomes");
        assert!(outcomes.iter().all(|outcome| outcome["ending"] == "finished"), "{wait}: {ran}");
        assert!(report["coverage"]["sampled"]["lowered"].as_u64() > Some(0), "{wait}: {ran}");
    }
}

#[test]
fn a_loop_that_counts_for_itself_ends_under_pct() {
    let path = scratch("counts-alone.c");
    let text = "#include <windows.h>\nvolatile LONG done;\n\
                DWORD WINAPI other(void *context) {\n    done = 1;\n    return 0;\n}\n\
                int main(void) {\n    int rounds = 0;\n    CreateThread(NULL, 0, other, NULL, 0, NULL);\n    \
                while (!done) rounds++;\n    return 0;\n}\n";
    fs::write(&path, text).expect("written");
    let ran = tpio(&format!("check {} --samples 100 --strategy pct --max-depth 1000 --json", path.display()));
    assert!(!ran.out.contains("bounded") && ran.out.contains("finished"), "{ran}");
}

#[test]
fn a_loop_that_nobody_ends_is_bounded_and_undecided() {
    let ran = tpio(&format!("check {} --samples 3 --strategy pct --max-depth 200 --json", file("spin")));
    assert!(ran.out.contains(r#""ending":"bounded""#), "{ran}");
    assert_eq!(ran.status, 3);
}

#[test]
fn time_runs_out_and_an_interrupt_reports_what_is_known() {
    let line = format!("check {} --samples 100000 --json", file("counts"));
    let now = Cell::new(0.0);
    let seconds = || {
        now.set(now.get() + 0.25);
        now.get()
    };
    let ran = Tpio { seconds: &seconds, ..Tpio::default() }.run(&format!("{line} --max-seconds 2"));
    assert!(ran.out.contains(r#""stopped":"seconds""#), "{ran}");
    assert_eq!(ran.status, 3);
    let ran = Tpio { interrupted: &|| true, ..Tpio::default() }.run(&line);
    assert!(ran.out.contains(r#""stopped":"interrupt""#), "{ran}");
    let human = Tpio { interrupted: &|| true, ..Tpio::default() }.run(&line.replace("--json", ""));
    assert!(human.out.contains("the limit on interrupt was reached"), "{human}");
    let looked =
        Tpio { seconds: &seconds, place: Place::Terminal, ..Tpio::default() }.run(&format!("{line} --max-seconds 3"));
    assert!(looked.err.contains(" of 100000 runs, ") && looked.err.ends_with("\r\x1b[K"), "{looked}");
}

#[test]
fn what_makes_no_sense_is_refused() {
    let refused = |more: &str| {
        let ran = tpio(&format!("check {} {more}", file("order")));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran}");
        ran.err
    };
    assert!(refused("--samples 0").contains("--samples"));
    assert!(refused("--strategy pct").contains("--samples"), "a strategy alone");
    assert!(refused("--shard 1/2").contains("--samples"), "a shard alone");
    assert!(refused("--samples 3 --expect").contains("--expect"));
    assert!(refused("--samples 3 --shard 0/2").contains("a shard is written i/n, from 1/n to n/n"));
    assert!(refused("--samples 3 --shard 3/2").contains("a shard is written i/n"));
    assert!(refused("--samples 3 --strategy unfair").contains("there are uniform, pct, swarm"));
    assert!(refused("--samples 3 --strategy manual").contains("many runs"));
    assert!(refused("--samples 3 --depth 2").contains("`--depth` is for the strategy pct, not for uniform"));
    assert!(refused("--samples 3 --strategy pct --depth 0").contains("from 1 to 100, not 0"));
    assert!(refused("--samples 2 --seed 18446744073709551615").contains("64 bits"));
    assert!(tpio(&format!("run {} --depth 2", file("order"))).err.contains("`--depth` is for the strategy pct"));
}

#[test]
fn a_note_is_no_misuse_unless_strict() {
    let line = format!("check {} --samples 20", file("noted"));
    assert_eq!(tpio(&line).status, 3);
    assert_eq!(tpio(&format!("{line} --strict")).status, 1);
}

#[test]
fn traces_of_pct_and_swarm_are_pinned() {
    for strategy in ["pct", "swarm"] {
        let trace = scratch(&format!("{strategy}.trace"));
        let ran = tpio(&format!("run {} --seed 7 --strategy {strategy} --trace {}", file("freed"), trace.display()));
        let written = fs::read_to_string(&trace).expect("a trace");
        expect_test::expect_file![format!("{}/tests/cli/{strategy}.trace", env!("CARGO_MANIFEST_DIR"))]
            .assert_eq(&written);
        let replayed = tpio(&format!("replay tests/cli/{strategy}.trace"));
        assert_eq!((replayed.status, replayed.out), (ran.status, ran.out));
    }
}
