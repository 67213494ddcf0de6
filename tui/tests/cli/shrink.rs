//! `tpio shrink` and `tpio run --shrink`.

use expect_test::expect;

use crate::tpio::{file, scratch, tpio};

/// A seed whose run of the scenario breaks a rule after a detour.
const SEED: &str = "rearm-after-stop --seed 12";

#[test]
fn a_trace_becomes_a_short_schedule() {
    let trace = scratch("shrink.trace");
    let ran = tpio(&format!("run {SEED} --trace {}", trace.display()));
    assert_eq!(ran.status, 1, "{ran}");
    expect![[r#"
        --- stdout
        rearm-after-stop: nothing can move [deadlock] at line 46
          before: a.110111010101 (9 thread switches, 26 steps)
          after:  a.110111 (3 thread switches, 26 steps)
          144 runs were tried; no variant of it is shorter
          See it: tpio step rearm-after-stop --schedule a.110111
        --- exit status 1
    "#]]
    .assert_eq(&tpio(&format!("shrink {}", trace.display())).to_string());
}

#[test]
fn a_schedule_shrinks_like_its_trace() {
    let trace = scratch("shrink-json.trace");
    let ran = tpio(&format!("run {SEED} --trace {} --json", trace.display()));
    let run: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let schedule = run["schedule"].as_str().expect("text");
    let by_trace = tpio(&format!("shrink {} --json", trace.display()));
    let by_schedule = tpio(&format!("shrink rearm-after-stop --schedule {schedule} --json"));
    assert_eq!(by_trace.to_string(), by_schedule.to_string());
    let shrunk: serde_json::Value = serde_json::from_str(&by_trace.out).expect("JSON");
    assert_eq!(shrunk["before"]["schedule"], schedule);
    // what is printed plays, and breaks the rule
    let short = shrunk["after"]["schedule"].as_str().expect("text");
    let ran = tpio(&format!("run rearm-after-stop --schedule {short} --json"));
    let run: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert!(run["rules"].as_array().expect("rules").contains(&shrunk["rule"]), "{ran}");
    assert_eq!((&run["steps"], &run["switches"]), (&shrunk["after"]["steps"], &shrunk["after"]["switches"]));
}

#[test]
fn few_tries_are_kept_and_said() {
    let trace = scratch("shrink-few.trace");
    tpio(&format!("run {SEED} --trace {}", trace.display()));
    let ran = tpio(&format!("shrink {} --tries 3", trace.display()));
    assert!(ran.out.contains("3 runs were tried; with more --tries it may get shorter"), "{ran}");
}

#[test]
fn a_run_prints_its_shrunk_schedule_beside_the_output() {
    let ran = tpio(&format!("run {SEED} --shrink"));
    let plain = tpio(&format!("run {SEED}"));
    assert_eq!((ran.status, &ran.out), (plain.status, &plain.out));
    let more = ran.err.strip_prefix(&plain.err).expect("the same story first");
    expect![[r#"
        shrunk   a.110111 (3 thread switches, 26 steps; before 9, 26)
    "#]]
    .assert_eq(more);
    let good = tpio("run hello-read --shrink");
    assert!(
        good.err.ends_with(
            "nothing to shrink: no rule is broken in this order, so there is nothing to keep while it shrinks\n"
        ),
        "{good}"
    );
    assert_eq!(good.status, 0);
}

#[test]
fn time_is_that_of_the_run() {
    let ran = tpio(&format!("shrink {} --schedule a. --time any --json", file("freed")));
    assert!(ran.out.contains(r#""time":"any""#), "{ran}");
}

#[test]
fn what_cannot_be_shrunk_is_bad_input() {
    let error = |line: &str| {
        let ran = tpio(line);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran}");
        ran.err
    };
    expect![[r#"
        error: no rule is broken in this order, so there is nothing to keep while it shrinks
    "#]]
    .assert_eq(&error(&format!("shrink {} --schedule a.", file("order"))));
    expect![[r#"
        error: the schedule does not fit this program: at step 10 it takes choice 35, but there are 2 (counted from 0)
    "#]]
    .assert_eq(&error(&format!("shrink {} --schedule a.zz", file("freed"))));
    expect![[r#"
        error: there is no file gone.trace
    "#]]
    .assert_eq(&error("shrink gone.trace"));
    expect![[r#"
        error: tests/cli/c/freed.c is a C file, not a trace; say with --schedule which of its orders to shrink
    "#]]
    .assert_eq(&error(&format!("shrink {}", file("freed"))));
    expect![[r#"
        error: unknown name `lenght`
         --> tests/cli/c/broken.c:3:12
          |
        3 |     return lenght;
          |            ^^^^^^

    "#]]
    .assert_eq(&error(&format!("shrink {} --schedule a.", file("broken"))));
}
