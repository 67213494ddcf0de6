//! `tpio check`.

use std::cell::Cell;

use expect_test::expect;
use tpio::cli::Place;

use crate::tpio::{Tpio, file, tpio};

#[test]
fn a_clean_program() {
    expect![[r#"
        --- stdout
        2 outcomes:
          1. the process ends with exit code 0
             | main
             | other
             schedule a. (8 steps, 2 thread switches)
          2. the process ends with exit code 0
             | other
             | main
             schedule a.11 (8 steps, 2 thread switches)

        tests/cli/c/order.c: no misuse
          every order was seen: 16 states, 21 steps, 0.00 s
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("check {}", file("order"))).to_string());
}

#[test]
fn a_misuse() {
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
          Last good:  after step 10 some order still ended well; after the next step none does
          See it:     tpio step tests/cli/c/freed.c --schedule a.

        2 outcomes:
          1. the process ends with exit code 0
             | read 4
             schedule a.01 (20 steps, 2 thread switches)
          2. undefined behaviour: from here on anything may happen [overlapped-freed]
             schedule a. (11 steps, 0 thread switches)

        tests/cli/c/freed.c: misuse: overlapped-freed
          every order was seen: 21 states, 24 steps, 0.00 s
        --- exit status 1
    "#]]
    .assert_eq(&tpio(&format!("check {}", file("freed"))).to_string());
}

#[test]
fn a_livelock() {
    expect![[r#"
        --- stdout
        misuse: everything moves and nothing ends [livelock]
          --> tests/cli/c/spin.c:7:13
          7 |     while (!done) {
            |             ^^^^ main, step 1
          On Windows: Processors are busy and the program never finishes (inferred).
          The fix:    Replace the polling loop with a wait (SetEvent and WaitForSingleObject, or
                      WaitForThreadpoolIoCallbacks), and stop re-arming once shutdown has begun.
          The rule:   Let every loop that waits for another thread wait on something that this thread does
                      signal. (inferred)
          See it:     tpio step tests/cli/c/spin.c --schedule a.

        One outcome:
          1. it never ends [livelock]
             schedule a. (1 step, 0 thread switches)

        tests/cli/c/spin.c: misuse: livelock
          every order was seen: 2 states, 2 steps, 0.00 s
        --- exit status 1
    "#]]
    .assert_eq(&tpio(&format!("check {}", file("spin"))).to_string());
}

#[test]
fn a_note_is_no_misuse_unless_strict() {
    expect![[r#"
        --- stdout
        note: a callback ran after Close returned [callback-after-close]
          --> tests/cli/c/noted.c:23:5
          23 |     CloseThreadpoolIo(io);
             |     ^^^^^^^^^^^^^^^^^^^^^ main, step 9
          (1) step 5: main created io#1
              --> tests/cli/c/noted.c:16:17
              16 |     PTP_IO io = CreateThreadpoolIo(server, on_io, called, NULL);
                 |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          (2) step 6: main promised io#1 one more packet (promised 1)
              --> tests/cli/c/noted.c:21:5
              21 |     StartThreadpoolIo(io);
                 |     ^^^^^^^^^^^^^^^^^^^^^
          (3) step 7: main handed op#1 to the kernel: read from noted:server; it went pending
              --> tests/cli/c/noted.c:22:5
              22 |     ReadFile(server, buffer, 4, NULL, &overlapped);
                 |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          (4) step 13: the kernel completed op#1: 4 bytes
          (5) step 14: the packet of op#1 met a promise of io#1: its callback is queued (promised 0)
          On Windows: Documented: closing an object returns at once, and the object is freed after the
                      outstanding callbacks have completed. Observed on Wine: the callback of a started
                      operation runs after CloseThreadpoolIo returned.
          The fix:    Before the close, stop a timer or wait object with NULL and wait for the callbacks
                      with FALSE; or keep everything that the callback uses alive until it has run.
          The rule:   Expect callbacks after an object was closed unless you waited for them first.
                      (Microsoft Learn, CloseThreadpoolIo, CloseThreadpoolWork and CloseThreadpoolTimer
                      (documented); Wine 8.0 (observed))
          See it:     tpio step tests/cli/c/noted.c --schedule a.

        One outcome:
          1. the process ends with exit code 0 [callback-after-close]
             schedule a. (18 steps, 2 thread switches)

        tests/cli/c/noted.c: no misuse, but notes
          every order was seen: 21 states, 25 steps, 0.00 s
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("check {}", file("noted"))).to_string());
    assert_eq!(tpio(&format!("check {} --strict", file("noted"))).status, 1);
}

#[test]
fn a_limit_is_named_and_not_called_clean() {
    expect![[r#"
        --- stdout
        No order was seen to its end.
        Some were drawn at random instead.

        One outcome in 100 runs:
          1. a limit of ours was reached: depth
             met 100 times, first with seed 0
             schedule a. (100,000 steps, 0 thread switches)

        tests/cli/c/counts.c: undecided
          only part of the orders was seen (50 states, 49 steps, 0.00 s): the limit on states was reached.
          Of the states found, 49 were looked at. Limits: states 50, memory 2048 MiB, depth 100000, seconds
          none. What is not listed may still happen; whether something hangs is not known
          a sample, no proof: 100 runs of uniform, seeds 0 to 99 (10,000,000 steps, 0.00 s)
        --- exit status 3
    "#]]
    .assert_eq(&tpio(&format!("check {} --max-states 50", file("counts"))).to_string());
    let ran = tpio(&format!("check {} --max-depth 9 --json", file("counts")));
    assert!(ran.out.contains(r#""coverage":{"truncated":"depth"},"liveness":"unknown""#), "{ran}");
    let ran = tpio(&format!("check {} --max-memory 64K --json", file("counts")));
    assert!(ran.out.contains(r#""coverage":{"truncated":"memory"}"#), "{ran}");
}

#[test]
fn time_runs_out() {
    let now = Cell::new(0.0);
    let seconds = || {
        now.set(now.get() + 0.25);
        now.get()
    };
    let ran =
        Tpio { seconds: &seconds, ..Tpio::default() }.run(&format!("check {} --max-seconds 2 --json", file("counts")));
    assert!(ran.out.contains(r#""coverage":{"truncated":"seconds"}"#), "{ran}");
    assert_eq!(ran.status, 3);
}

#[test]
fn progress_is_for_those_who_look_on() {
    let now = Cell::new(0.0);
    let seconds = || {
        now.set(now.get() + 0.25);
        now.get()
    };
    let line = format!("check {} --max-seconds 3 --color never", file("counts"));
    let ran = Tpio { seconds: &seconds, place: Place::Terminal, ..Tpio::default() }.run(&line);
    let lines: Vec<&str> = ran.err.split('\r').collect();
    assert!(lines.len() > 2 && lines[1].contains(" states ("), "{ran}");
    assert!(ran.err.ends_with("\r\x1b[K"), "the line is taken away: {ran}");
    let ran = Tpio { seconds: &seconds, ..Tpio::default() }.run(&line);
    assert_eq!(ran.err, "");
}

#[test]
fn an_interrupt_reports_what_is_known() {
    let ran = Tpio { interrupted: &|| true, ..Tpio::default() }.run(&format!("check {} --json", file("counts")));
    assert!(ran.out.contains(r#""coverage":{"truncated":"interrupt"}"#), "{ran}");
    assert_eq!(ran.status, 3);
}

#[test]
fn json_is_one_object_a_line_for_each_file() {
    let line = format!("check {} {} {} --json", file("hello"), file("freed"), file("broken"));
    let ran = tpio(&line);
    expect![[r#"
        --- stdout
        {"schema":"tpio-check/1","file":"tests/cli/c/hello.c","fingerprint":"c8faea480daab540859f58ca8de9e623f06c9e18113164eb45ed72266cf15345","coverage":"complete","liveness":"checked","time":"virtual","limits":{"states":50000000,"memory":2147483648,"depth":100000,"seconds":null},"states":4,"looked_at":4,"transitions":3,"memo":{"asked":10,"computed":5},"symmetry":"nothing","seconds":0.0,"search_seconds":0.0,"outcomes":[{"ending":"finished","exit_code":3,"stdout":"hello\nworld\n","rules":[],"schedule":"a.","steps":4,"switches":0,"witness":"shortest","interleavings":null,"probability":null,"last_good_step":null}]}
        {"schema":"tpio-check/1","file":"tests/cli/c/freed.c","fingerprint":"9359d25933f0e074dc0c33826319c8ec2baf361da3bdfc0397d8224d100bba19","coverage":"complete","liveness":"checked","time":"virtual","limits":{"states":50000000,"memory":2147483648,"depth":100000,"seconds":null},"states":21,"looked_at":21,"transitions":24,"memo":{"asked":176,"computed":34},"symmetry":"nothing","seconds":0.0,"search_seconds":0.0,"outcomes":[{"ending":"finished","exit_code":0,"stdout":"read 4\n","rules":[],"schedule":"a.01","steps":20,"switches":2,"witness":"shortest","interleavings":null,"probability":null,"last_good_step":null},{"ending":"violated","exit_code":null,"stdout":"","rules":["overlapped-freed"],"schedule":"a.","steps":11,"switches":0,"witness":"shortest","interleavings":null,"probability":null,"last_good_step":10}]}
        {"schema":"tpio-check/1","file":"tests/cli/c/broken.c","error":"it does not compile: line 3: unknown name `lenght`"}
        --- stderr
        error: unknown name `lenght`
         --> tests/cli/c/broken.c:3:12
          |
        3 |     return lenght;
          |            ^^^^^^
        --- exit status 2
    "#]].assert_eq(&ran.to_string());
    for line in ran.out.lines() {
        let object: serde_json::Value = serde_json::from_str(line).expect("an object");
        assert_eq!(object["schema"], "tpio-check/1");
    }
    assert_eq!(tpio(&line.replace("--json", "--format json")).out, ran.out);
}

#[test]
fn the_worst_file_decides() {
    let status = |names: &[&str]| {
        let files: Vec<String> = names.iter().map(|name| file(name)).collect();
        tpio(&format!("check {} --max-states 100", files.join(" "))).status
    };
    assert_eq!(status(&["hello", "order"]), 0);
    assert_eq!(status(&["hello", "counts"]), 3);
    assert_eq!(status(&["counts", "freed"]), 1);
    assert_eq!(status(&["counts", "freed", "divides"]), 2);
}

#[test]
fn standard_input_is_a_file_too() {
    let ran = Tpio { stdin: "int main(void) { return 0; }", ..Tpio::default() }.run("check - --json");
    assert!(ran.out.starts_with(r#"{"schema":"tpio-check/1","file":"-""#), "{ran}");
    assert_eq!(ran.status, 0);
}

#[test]
fn colours_only_where_they_are_wanted() {
    let line = format!("check {}", file("spin"));
    let has_colour = |tpio: Tpio<'_>, more: &str| tpio.run(&format!("{line} {more}")).out.contains('\x1b');
    let terminal = || Tpio { place: Place::Terminal, ..Tpio::default() };
    assert!(has_colour(terminal(), ""));
    assert!(!has_colour(Tpio { variables: &[("NO_COLOR", "1")], ..terminal() }, ""));
    assert!(!has_colour(terminal(), "--color never"));
    assert!(!has_colour(Tpio::default(), ""));
    assert!(has_colour(Tpio::default(), "--color always"));
    let forced = |variables| Tpio { variables, ..Tpio::default() };
    assert!(has_colour(forced(&[("CLICOLOR_FORCE", "1")]), ""));
    assert!(!has_colour(forced(&[("CLICOLOR_FORCE", "0")]), ""));
    assert!(!has_colour(forced(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), ""));
    assert!(!has_colour(forced(&[("CLICOLOR_FORCE", "1")]), "--color never"));
}

#[test]
fn shares_stand_beside_each_outcome() {
    expect![[r#"
        --- stdout
        2 outcomes:
          1. the process ends with exit code 0
             | main
             | other
             schedule a. (8 steps, 2 thread switches)
             share 50 % of uniform runs, 3 of 6 orders
          2. the process ends with exit code 0
             | other
             | main
             schedule a.11 (8 steps, 2 thread switches)
             share 50 % of uniform runs, 3 of 6 orders

        tests/cli/c/order.c: no misuse
          every order was seen: 19 states, 22 steps, 0.00 s
          a uniform run takes each possible next step with the same chance
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("check {} --shares", file("order"))).to_string());
    let ran = tpio(&format!("check {} --shares --json", file("freed")));
    assert!(ran.out.contains(r#""interleavings":"50","probability":0.75,"#), "{ran}");
    assert!(ran.out.contains(r#""interleavings":"1","probability":0.25,"#), "{ran}");
    assert_eq!(ran.out, tpio(&format!("check {} --shares --reduce all --json", file("freed"))).out);
}

#[test]
fn shares_that_are_not_known_are_not_made_up() {
    let ran = tpio(&format!("check {} --shares", file("spin")));
    assert!(ran.out.contains("share every uniform run\n"), "{ran}");
    assert!(ran.out.contains("orders are not counted"), "{ran}");
    let ran = tpio(&format!("check {} --shares --json", file("spin")));
    assert!(ran.out.contains(r#""interleavings":null,"probability":1.0,"#), "{ran}");
    let ran = tpio(&format!("check {} --shares --max-states 18", file("order")));
    assert!(ran.out.contains("shares are not known: not every order was seen"), "{ran}");
    assert!(!ran.out.contains("     share "), "{ran}");
}
