//! `tpio run` and `tpio replay`.

use std::fs;

use expect_test::expect;

use crate::tpio::{file, scratch, tpio};

#[test]
fn output_and_story_go_different_ways() {
    expect![[r#"
        --- stdout
        hello
        world
        --- stderr
           2 line 8    main printed "hello\n"
           3 line 9    main printed "world\n"
           4 line 10   the process ended with exit code 3

        the process ends with exit code 3

        schedule a.
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("run {}", file("hello"))).to_string());
}

#[test]
fn a_misuse_is_explained() {
    expect![[r#"
        --- stdout
        read 4
        --- stderr
           2 line 15   main opened freed:server
           3 line 17   main opened freed:client
           4 line 18   main created io#1
           5 line 19   main allocated block#1 (32 bytes) for overlapped
           6 line 23   main promised io#1 one more packet (promised 1)
           7 line 24   main handed op#1 to the kernel: read from freed:server; it went pending
           8 line 24   main returned from ReadFile with FALSE, ERROR_IO_PENDING (997)
           9 line 25   main handed op#2 to the kernel: write to freed:client; it was done at once
          10           the kernel completed op#1: 4 bytes
          11           the packet of op#1 met a promise of io#1: its callback is queued (promised 0)
          12 line 25   main returned from WriteFile with TRUE
          13 line 26   main freed block#1 (overlapped, allocated at line 19)
          14 line 27   main began to wait for the callbacks of io#1 in WaitForThreadpoolIoCallbacks
          15           W1 began the callback of io#1 for op#1
          16 line 10   W1 printed "read 4\n"
          17 line 11   W1 returned from the callback of io#1
          18 line 27   main returned from WaitForThreadpoolIoCallbacks
          19 line 28   main closed io#1
          20 line 29   the process ended with exit code 0

        the process ends with exit code 0

        schedule a.11
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("run {}", file("freed"))).to_string());
}

/// `RegisterWaitForSingleObject` is C around the pool here. Its own calls, locks and memory are not the program's, and what it
/// does in a callback has no line in the file.
#[test]
fn what_functions_of_headers_do_inside_is_not_told() {
    expect![[r#"
        --- stdout
        first
        --- stderr
           2 line 20   main created event#1
           4 line 14   main allocated block#1 (88 bytes)
           6 line 14   main created wait#1
          11 line 14   main armed wait#1
          13 line 23   main set event#1
          17 line 24   what wait#1 waits for was signalled: its callback is queued (queued 1)
          21 line 24   main began to wait for the callbacks of wait#1 in WaitForThreadpoolWaitCallbacks
          22           W1 began the callback of wait#1
          28 line 7    W1 printed "first\n"
          33           W1 returned from the callback of wait#1
          36 line 24   main closed wait#1
          39 line 24   main freed block#1 (allocated at line 14)
          40 line 25   the process ended with exit code 0

        the process ends with exit code 0

        schedule a.
        --- exit status 0
    "#]]
    .assert_eq(&tpio(&format!("run {} --schedule a.", file("registered"))).to_string());
}

/// A step that brings two packets tells of both operations. Source: PIPE-10.
#[test]
fn a_read_that_a_write_satisfies_is_told_before_it() {
    let ran = tpio("run ../scenarios/facts/pipe-10.c --schedule a.1");
    let write: Vec<&str> = ran.err.lines().filter(|line| line.contains("write to")).collect();
    assert_eq!(
        write,
        ["   8 line 24   main handed op#2 to the kernel: write to tpio:server; it was done at once, after op#1"]
    );
    assert_eq!(ran.out, "read\nwrite\n");
}

/// Both reads used the OVERLAPPED; only the one in flight explains why it may not be freed.
#[test]
fn an_operation_that_is_over_explains_nothing() {
    let ran = tpio(&format!("check {}", file("freed_twice_used")));
    let earlier: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("  (")).map(str::trim_start).collect();
    expect![[r#"
          (1) step 4: main allocated block#1 (32 bytes) for overlapped
          (2) step 13: main handed op#3 to the kernel: read from tpio:server; it went pending"#]]
    .assert_eq(&earlier.join("\n"));
}

#[test]
fn a_run_as_json_says_nothing_else() {
    let ran = tpio(&format!("run {} --json --seed 3", file("order")));
    assert_eq!(ran.err, "");
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("one JSON object");
    expect![[r#"
        {
          "ending": "finished",
          "events": [
            {
              "actor": "main",
              "column": 21,
              "line": 14,
              "step": 2,
              "text": "main started the thread T2"
            },
            {
              "actor": "main",
              "column": 21,
              "line": 14,
              "step": 2,
              "text": "main returned from CreateThread with a handle"
            },
            {
              "actor": "T2",
              "column": 5,
              "line": 8,
              "step": 3,
              "text": "T2 printed \"other\\n\""
            },
            {
              "actor": "T2",
              "column": 5,
              "line": 8,
              "step": 3,
              "text": "T2 returned from printf with 6"
            },
            {
              "actor": "main",
              "column": 5,
              "line": 15,
              "step": 4,
              "text": "main printed \"main\\n\""
            },
            {
              "actor": "main",
              "column": 5,
              "line": 15,
              "step": 4,
              "text": "main returned from printf with 5"
            },
            {
              "actor": "T2",
              "column": 5,
              "line": 9,
              "step": 5,
              "text": "T2 ended"
            },
            {
              "actor": "main",
              "column": 5,
              "line": 16,
              "step": 6,
              "text": "main entered WaitForSingleObject"
            },
            {
              "actor": "main",
              "column": 5,
              "line": 16,
              "step": 7,
              "text": "main returned from WaitForSingleObject with WAIT_OBJECT_0"
            },
            {
              "actor": "main",
              "column": 5,
              "line": 17,
              "step": 8,
              "text": "the process ended with exit code 0"
            }
          ],
          "exit_code": 0,
          "file": "tests/cli/c/order.c",
          "fingerprint": "e62325a7fdc00bb91b709f5fbe73ca648f725208622f2b867d78336b88abad90",
          "output": "other\nmain\n",
          "rules": [],
          "schedule": "a.101",
          "schema": "tpio-run/1",
          "seed": 3,
          "steps": 8,
          "strategy": "uniform",
          "switches": 4
        }"#]]
    .assert_eq(&format!("{json:#}"));
}

#[test]
fn a_limit_ends_a_run_that_goes_on() {
    let ran = tpio(&format!("run {} --max-depth 5", file("counts")));
    assert_eq!(ran.status, 3);
    expect![[r#"

        a limit of ours was reached: depth

        schedule a.
    "#]]
    .assert_eq(&ran.err);
}

#[test]
fn a_standstill_is_misuse() {
    expect![[r#"
        --- stderr
           2 line 5    main created event#1
           3 line 6    main began to wait for event#1 in WaitForSingleObject

        it never ends

        misuse: nothing can move [deadlock]
          --> tests/cli/c/stuck.c:6:5
          6 |     WaitForSingleObject(never, INFINITE);
            |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ main, step 3
          (1) step 2: main created event#1
              --> tests/cli/c/stuck.c:5:20
              5 |     HANDLE never = CreateEventA(NULL, TRUE, FALSE, NULL);
                |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          waiting: main waits for event#1, line 6
          On Windows: The process hangs until somebody ends it (inferred).
          The fix:    Look at the wait-for graph in the report. Take locks in one order, signal before you
                      wait, and do not wait for a callback that needs what you hold.
          The rule:   Let no two threads wait for each other. (inferred from the documented waits)
          See it:     tpio step tests/cli/c/stuck.c --schedule a.

        schedule a.
        --- exit status 1
    "#]]
    .assert_eq(&tpio(&format!("run {}", file("stuck"))).to_string());
}

#[test]
fn what_is_not_modelled_is_bad_input() {
    expect![[r#"
        --- stderr

        not modelled: integer division by zero (an exception on Windows)

        schedule a.
        --- exit status 2
    "#]]
    .assert_eq(&tpio(&format!("run {}", file("divides"))).to_string());
}

#[test]
fn a_schedule_is_played_and_printed_back() {
    for schedule in ["a.", "a.1", "a.01"] {
        let ran = tpio(&format!("run {} --schedule {schedule}", file("order")));
        assert_eq!(ran.status, 0, "{ran}");
        assert!(ran.err.ends_with(&format!("schedule {schedule}\n")), "{ran}");
    }
}

#[test]
fn a_seed_gives_the_same_trace_twice_with_every_strategy() {
    for row in tpio_sim::strategy::STRATEGIES {
        for seed in 0..4 {
            let traces = ["one", "two"].map(|name| {
                let path = scratch(&format!("{}-{seed}-{name}.trace", row.name));
                let trace = path.display();
                let ran = tpio(&format!("run {} --seed {seed} --strategy {} --trace {trace}", file("order"), row.name));
                assert_eq!(ran.status, 0, "{ran}");
                fs::read_to_string(&path).expect("a trace")
            });
            assert_eq!(traces[0], traces[1]);
            let replayed = tpio(&format!("replay {}", scratch(&format!("{}-{seed}-one.trace", row.name)).display()));
            assert_eq!(replayed.status, 0, "{replayed}");
        }
    }
}

#[test]
fn a_trace_of_each_format_version_still_plays() {
    expect![[r#"
        --- stdout
        other
        main
        --- stderr
           2 line 14   main started the thread T2
           3 line 8    T2 printed "other\n"
           4 line 15   main printed "main\n"
           5 line 16   main began to wait for the end of T2 in WaitForSingleObject
           6 line 9    T2 ended
           7 line 16   main returned from WaitForSingleObject with WAIT_OBJECT_0
           8 line 17   the process ended with exit code 0

        the process ends with exit code 0

        schedule a.1
        --- exit status 0
    "#]]
    .assert_eq(&tpio("replay tests/cli/order.trace").to_string());
    let trace = scratch("pinned.trace");
    tpio(&format!("run {} --seed 7 --trace {}", file("order"), trace.display()));
    let written = fs::read_to_string(trace).expect("a trace");
    expect_test::expect_file!["./order.trace"].assert_eq(&written);
}

#[test]
fn a_stale_or_damaged_trace_is_refused_where_it_diverges() {
    let pinned = fs::read_to_string("tests/cli/order.trace").expect("the pinned trace");
    let refusal = |name: &str, from: &str, to: &str| {
        assert!(pinned.contains(from), "the pinned trace has no `{from}`");
        let path = scratch(&format!("{name}.trace"));
        fs::write(&path, pinned.replacen(from, to, 1)).expect("written");
        let ran = tpio(&format!("replay {}", path.display()));
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran}");
        ran.err.replace(&path.display().to_string(), "T")
    };
    expect![[r#"
        error: T: stale trace: it was recorded from another source text (fingerprint 0e62325a7fdc, now e62325a7fdc0)
    "#]]
    .assert_eq(&refusal("stale", "program ", "program 0"));
    expect![[r#"
        error: T: stale trace: it was recorded from another source text (fingerprint e62325a7fdc0, now c8faea480daa)
    "#]]
    .assert_eq(&refusal("other-scenario", "order.c", "hello.c"));
    expect![[r#"
        error: T: the trace diverges after step 8: it ends `stuck` there, the program: `finished 0`
    "#]]
    .assert_eq(&refusal("ending", "end finished 0", "end stuck"));
    expect![[r#"
        error: T: the trace diverges at step 3: it has 3 choices there, the program has 2
    "#]]
    .assert_eq(&refusal("alternatives", " 1/2", " 1/3"));
    expect![[r#"
        error: T: the trace diverges at step 9: the program ended at step 8
    "#]]
    .assert_eq(&refusal("over", "steps 8\n0/1*2 1/2 0/2*2 0/1*3", "steps 9\n0/1*2 1/2 0/2*2 0/1*4"));
    expect![[r#"
        error: T: damaged trace: line 8: 8 steps were promised, 7 are here
    "#]]
    .assert_eq(&refusal("cut", "0/1*3\n", "0/1*2\n"));
    expect![[r#"
        error: T: damaged trace: line 1: it has format 9, this tpio reads format 1
    "#]]
    .assert_eq(&refusal("version", "tpio-trace 1", "tpio-trace 9"));
    expect![[r#"
        error: there is no file tests/cli/c/gone.c
    "#]]
    .assert_eq(&refusal("gone", "order.c", "gone.c"));
}
