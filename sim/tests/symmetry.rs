//! Threads that were made alike: when they are taken for one another, when a program tells them apart, and that nothing
//! that is found depends on it. (Random programs: `reduction.rs`.)

mod common;

use std::ops::ControlFlow;

use tpio_sim::explore::{Effort, Exploration, Plan, Reduce, Symmetry, explore_by};

/// Three threads made by one call, each with this body, and what main does with `threads`.
fn program(body: &str, main: &str) -> String {
    numbered("NULL", body, main)
}

fn numbered(parameter: &str, body: &str, main: &str) -> String {
    format!(
        "#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
static volatile LONG turn, flag, other, third;
static HANDLE event;
static PVOID volatile box;
static DWORD WINAPI thread(LPVOID parameter)
{{
    {body}
}}
int main(void)
{{
    HANDLE threads[3];
    event = CreateEventA(NULL, TRUE, FALSE, NULL);
    for (int i = 0; i < 3; i++) {{
        threads[i] = CreateThread(NULL, 0, thread, {parameter}, 0, NULL);
    }}
    {main}
    printf(\"end %ld\\n\", turn);
    return 0;
}}
"
    )
}

const WAIT_FOR_ALL: &str = "WaitForMultipleObjects(3, threads, TRUE, INFINITE);";

/// The search by symmetry alone and with everything, held against the one without; the last of them.
fn search(text: &str) -> Exploration {
    let program = common::compile("test.c", text);
    let [plain, renamed, all] = [Reduce::None, Reduce::Symmetry, Reduce::All]
        .map(|reduce| explore_by(&program, Plan { reduce, ..Plan::default() }, &mut |_| ControlFlow::Continue(())));
    for found in [&renamed, &all] {
        assert_eq!(found.outcomes, plain.outcomes, "{:?}", found.plan.reduce);
        assert_eq!(found.found, plain.found, "{:?}", found.plan.reduce);
        assert_eq!(found.symmetry, renamed.symmetry);
    }
    all
}

/// How many of a hundred states are left by symmetry alone.
fn left(text: &str) -> u64 {
    let program = common::compile("test.c", text);
    let [plain, renamed] = [Reduce::None, Reduce::Symmetry].map(|reduce| {
        let plan = Plan { reduce, ..Plan::default() };
        explore_by(&program, plan, &mut |_| ControlFlow::Continue(())).progress.states
    });
    renamed * 100 / plain
}

fn symmetry(body: &str, main: &str) -> Symmetry {
    search(&program(body, main)).symmetry
}

#[test]
fn threads_that_nobody_tells_apart_are_one() {
    let bodies = [
        "InterlockedIncrement(&turn); return 0;",
        "if (InterlockedIncrement(&turn) == 2) { printf(\"second\\n\"); } return 0;",
        "LONG mine = 1; InterlockedExchangePointer((PVOID *)&box, &mine); if (box == &mine) { flag = 1; } return 0;",
        "LONG *mine = malloc(4); *mine = 3; turn += *mine; free(mine); return 0;",
        "if (InterlockedIncrement(&turn) == 3) { SetEvent(event); } WaitForSingleObject(event, INFINITE); return 0;",
        "InterlockedIncrement(&turn); if (GetCurrentThreadId() == (DWORD)third) { flag = 1; } return 0;",
        "InterlockedIncrement(&turn); if (4096 != GetCurrentThreadId()) { flag = 1; } return 0;",
    ];
    for body in bodies {
        assert_eq!(symmetry(body, WAIT_FOR_ALL), Symmetry::Used, "{body}");
        assert!(left(&program(body, WAIT_FOR_ALL)) < 60, "{body}: {} of 100", left(&program(body, WAIT_FOR_ALL)));
    }
}

#[test]
fn parameters_and_handles_that_are_closed_tell_nothing() {
    let body = "InterlockedExchangeAdd(&turn, (LONG)(ULONG_PTR)parameter); return 0;";
    let text = numbered("(LPVOID)(ULONG_PTR)i", body, WAIT_FOR_ALL);
    assert_eq!(search(&text).symmetry, Symmetry::Used);
    let close = "for (int i = 0; i < 3; i++) { CloseHandle(threads[i]); }";
    let after = format!("{WAIT_FOR_ALL} {close}");
    assert_eq!(symmetry("InterlockedIncrement(&turn); return 0;", &after), Symmetry::Used);
}

#[test]
fn a_name_made_a_number_ends_it() {
    let bodies = [
        "InterlockedIncrement(&turn); printf(\"%lu\\n\", GetCurrentThreadId()); return 0;",
        "InterlockedIncrement(&turn); if (GetCurrentThreadId() == 4104) { flag = 1; } return 0;",
        "LONG mine = 0; box = &mine; printf(\"%d\\n\", box > (PVOID)77); return 0;",
        "LONG mine = 0; box = &mine; turn = (LONG)(ULONG_PTR)&mine; return 0;",
        "LONG mine = 0; box = &mine; turn = ((unsigned char *)&box)[6]; return 0;",
    ];
    for body in bodies {
        let found = symmetry(body, WAIT_FOR_ALL);
        assert!(matches!(found, Symmetry::Broken(why) if why.contains("number")), "{body}: {found:?}");
    }
}

#[test]
fn a_handle_used_by_itself_ends_it() {
    let uses = [
        "WaitForSingleObject(threads[0], INFINITE);",
        "WaitForMultipleObjects(3, threads, FALSE, INFINITE);",
        "WaitForMultipleObjects(2, threads, TRUE, INFINITE);",
        "if (WaitForSingleObject(threads[1], 0) == WAIT_OBJECT_0) { printf(\"ended\\n\"); }",
    ];
    for main in uses {
        let found = symmetry("InterlockedIncrement(&turn); return 0;", main);
        assert!(matches!(found, Symmetry::Broken(why) if why.contains("handle")), "{main}: {found:?}");
    }
}

#[test]
fn who_waits_for_ever_is_told_under_every_name() {
    // one waits for what nobody does, two go round; which of them is which differs from state to state
    let body = "if (InterlockedIncrement(&turn) == 1) { WaitForSingleObject(event, INFINITE); }
    for (;;) { if (flag) { return 0; } if (other) { return 0; } if (third) { return 0; } }";
    // if main waits too, or if nobody else does
    for main in [WAIT_FOR_ALL, "ExitThread(0);"] {
        let found = search(&program(body, main));
        assert_eq!(found.symmetry, Symmetry::Used);
        let rules: Vec<String> = found.outcomes.iter().map(|outcome| format!("{:?}", outcome.rules)).collect();
        assert_eq!(rules, ["{hang}"]);
    }
}

/// A new worker gets the lowest name that is free. On the walk to an outcome other names may be free than in the renamed
/// states by which the search came there.
#[test]
fn a_walk_on_which_workers_come_and_go_is_found() {
    let text = "#include <windows.h>
#include <stdio.h>
static volatile LONG jobs;
static VOID CALLBACK job(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WORK work)
{
    LONG mine = InterlockedIncrement(&jobs);
    printf(\"%ld\", mine);
    printf(\"%ld\", mine);
}
int main(void)
{
    PTP_WORK work = CreateThreadpoolWork(job, NULL, NULL);
    for (int i = 0; i < 4; i++) {
        SubmitThreadpoolWork(work);
    }
    WaitForThreadpoolWorkCallbacks(work, FALSE);
    CloseThreadpoolWork(work);
    printf(\"\\n\");
    return 0;
}
";
    let program = common::compile("test.c", text);
    let plan = Plan { effort: Effort::Found, ..Plan::default() };
    let found = explore_by(&program, plan, &mut |_| ControlFlow::Continue(()));
    assert_eq!(found.symmetry, Symmetry::Used);
    // eight digits, each of four twice, in any order
    assert_eq!(found.outcomes.len(), 40_320 / 16);
}

/// Which of two ended threads a handle stands for cannot be told: when one of the handles is closed, the walk may forget one
/// of them and the renamed state the other.
#[test]
fn a_walk_on_which_handles_to_ended_threads_are_closed_is_found() {
    let entry = tpio_scenarios::catalogue::find("pipe-was-free").expect("a scenario");
    let program = common::compile("pipe-was-free.c", entry.text);
    let plan = Plan { effort: Effort::Found, ..Plan::default() };
    let found = explore_by(&program, plan, &mut |_| ControlFlow::Continue(()));
    assert_eq!(found.symmetry, Symmetry::Used);
    assert_eq!(found.outcomes.len(), 2);
}

#[test]
fn one_thread_or_none_is_nothing_to_rename() {
    let text = "#include <windows.h>\nint main(void) { return 0; }\n";
    assert_eq!(search(text).symmetry, Symmetry::Nothing);
}
