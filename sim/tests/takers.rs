//! Threads of a kind that take packets from one raw port: when it is left out which of them takes a packet, when it is not,
//! and that nothing that is found depends on it. (Random programs: `reduction.rs`.)

mod common;

use std::ops::ControlFlow;

use tpio_sim::explore::{Coverage, Exploration, Plan, Reduce, explore_by};

/// Two threads that take packets in a loop until they get one with key 9.
struct Crew<'t> {
    /// What a thread has of its own.
    own: &'t str,
    /// What it does with a packet.
    work: &'t str,
    wait: &'t str,
    parameter: &'t str,
    concurrency: u32,
    /// What main does before it sends the threads home.
    main: &'t str,
}

const PLAIN: Crew<'_> = Crew {
    own: "",
    work: "InterlockedIncrement(&sum); if (flag) { late = 1; }",
    wait: "INFINITE",
    parameter: "NULL",
    concurrency: 2,
    main: "PostQueuedCompletionStatus(port, 0, 1, NULL); PostQueuedCompletionStatus(port, 0, 2, NULL); flag = 1;",
};

impl Crew<'_> {
    fn text(&self) -> String {
        let Crew { own, work, wait, parameter, concurrency, main } = self;
        format!(
            "#include <windows.h>
#include <stdio.h>
static HANDLE port, threads[2];
static CRITICAL_SECTION lock;
static volatile LONG sum, flag, late;
static LONG *volatile box;
static DWORD WINAPI crew(LPVOID parameter)
{{
    {own}
    for (;;) {{
        DWORD bytes;
        ULONG_PTR key = 9;
        OVERLAPPED *taken = NULL;
        GetQueuedCompletionStatus(port, &bytes, &key, &taken, {wait});
        if (key == 9) {{
            return 0;
        }}
        {work}
    }}
}}
int main(void)
{{
    InitializeCriticalSection(&lock);
    port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, {concurrency});
    for (int i = 0; i < 2; i++) {{
        threads[i] = CreateThread(NULL, 0, crew, {parameter}, 0, NULL);
    }}
    {main}
    PostQueuedCompletionStatus(port, 0, 9, NULL);
    PostQueuedCompletionStatus(port, 0, 9, NULL);
    WaitForMultipleObjects(2, threads, TRUE, INFINITE);
    printf(\"%ld %ld\\n\", sum, late);
    return 0;
}}
"
        )
    }

    /// The search with everything left out, held against the one without.
    fn search(&self) -> Exploration {
        let program = common::compile("test.c", &self.text());
        let [plain, all] = [Reduce::None, Reduce::All]
            .map(|reduce| explore_by(&program, Plan { reduce, ..Plan::default() }, &mut |_| ControlFlow::Continue(())));
        assert_eq!(plain.coverage, Coverage::Complete);
        assert_eq!(all.outcomes, plain.outcomes, "{}", self.text());
        assert_eq!(all.found, plain.found, "{}", self.text());
        all
    }
}

#[test]
fn who_takes_a_packet_is_left_out() {
    let found = PLAIN.search();
    assert!(found.takers_alike);
    let program = common::compile("test.c", &PLAIN.text());
    let limits = Plan { reduce: Reduce::Symmetry, ..Plan::default() };
    let renamed = explore_by(&program, limits, &mut |_| ControlFlow::Continue(()));
    assert!(
        found.progress.states * 10 < renamed.progress.states,
        "{} {}",
        found.progress.states,
        renamed.progress.states
    );
}

#[test]
fn threads_that_differ_when_they_come_for_a_packet_are_told_apart() {
    let differ = [
        Crew {
            own: "LONG mine = (LONG)(ULONG_PTR)parameter;",
            work: "sum += mine;",
            parameter: "(LPVOID)(ULONG_PTR)i",
            ..PLAIN
        },
        Crew { own: "LONG mine = 0;", work: "if (++mine == 2) { late = 1; }", ..PLAIN },
        Crew { own: "LONG mine = 0;", work: "if (key == 2) { box = &mine; } if (box == &mine) { late = 1; }", ..PLAIN },
        Crew { own: "EnterCriticalSection(&lock);", work: "InterlockedIncrement(&sum);", ..PLAIN },
        Crew { main: "CloseHandle(threads[0]); PostQueuedCompletionStatus(port, 0, 1, NULL);", ..PLAIN },
    ];
    for crew in differ {
        assert!(!crew.search().takers_alike, "{}", crew.text());
    }
}

#[test]
fn where_packets_are_held_back_it_counts_who_comes() {
    assert!(!Crew { concurrency: 1, ..PLAIN }.search().takers_alike);
}

#[test]
fn a_wait_with_an_end_in_time_counts() {
    assert!(!Crew { wait: "5", ..PLAIN }.search().takers_alike);
}

#[test]
fn who_looks_at_the_port_otherwise_finds_the_same() {
    let looks = [
        "DWORD bytes; ULONG_PTR key; OVERLAPPED *ov; PostQueuedCompletionStatus(port, 0, 1, NULL);
         if (GetQueuedCompletionStatus(port, &bytes, &key, &ov, 0)) { late = 1; }",
        "PostQueuedCompletionStatus(port, 0, 1, NULL); CloseHandle(port);",
    ];
    for main in looks {
        Crew { main, ..PLAIN }.search();
    }
}

/// Once a thread has taken a packet early, what it does with it another might have done, before the steps that the first one
/// took alone: here both may read `sum` before either writes it, though the one that comes back first is given every packet.
#[test]
fn a_thread_that_comes_back_early_stands_in_for_the_others() {
    let work = "sum = sum * 3 + (LONG)key;";
    let main = "PostQueuedCompletionStatus(port, 0, 2, NULL); PostQueuedCompletionStatus(port, 0, 2, NULL);";
    let found = Crew { work, main, ..PLAIN }.search();
    assert!(found.takers_alike);
    let printed: Vec<&str> = found.outcomes.iter().map(|outcome| outcome.stdout.as_str()).collect();
    assert_eq!(printed, ["2 0\n", "8 0\n"]);
}
