//! Operations that one call began: when they are taken for one another, when a step tells them apart, and that nothing that
//! is found depends on it. (Random programs: `reduction.rs`.)

mod common;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use tpio_model::rules::RuleId;
use tpio_sim::explore::{Exploration, Plan, Reduce, explore_by};

/// Two reads by one call, in an order that a thread decides whose doing is forgotten then, and what main does after that.
fn program(after: &str) -> String {
    format!(
        "//@ device \"data.bin\": size = 16; read = pending
#include <windows.h>
#include <stdio.h>
static struct request {{ OVERLAPPED overlapped; char data[4]; LONG number; }} requests[2];
static HANDLE file;
static PTP_IO io;
static volatile LONG turn, came;
static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped, ULONG result,
                           ULONG_PTR bytes, PTP_IO self)
{{
    came = came * 3 + CONTAINING_RECORD(overlapped, struct request, overlapped)->number + 1;
}}
static void issue(LONG i)
{{
    StartThreadpoolIo(io);
    ReadFile(file, requests[i].data, 4, NULL, &requests[i].overlapped);
}}
static DWORD WINAPI decides(LPVOID unused)
{{
    turn = 1;
    return 0;
}}
static void issue_both(void)
{{
    HANDLE thread = CreateThread(NULL, 0, decides, NULL, 0, NULL);
    LONG first = turn;
    WaitForSingleObject(thread, INFINITE);
    CloseHandle(thread);
    turn = 0;
    issue(first);
    issue(1 - first);
}}
int main(void)
{{
    requests[1].number = 1;
    file = CreateFileA(\"data.bin\", GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
    io = CreateThreadpoolIo(file, on_io, NULL, NULL);
    issue_both();
    {after}
    WaitForThreadpoolIoCallbacks(io, FALSE);
    CloseThreadpoolIo(io);
    CloseHandle(file);
    printf(\"%ld\\n\", came);
    return 0;
}}
"
    )
}

/// The search with nothing left out, by symmetry alone, and with everything; they agree.
fn search(after: &str) -> [Exploration; 3] {
    let program = common::compile("test.c", &program(after));
    let found = [Reduce::None, Reduce::Symmetry, Reduce::All]
        .map(|reduce| explore_by(&program, Plan { reduce, ..Plan::default() }, &mut |_| ControlFlow::Continue(())));
    for other in &found[1..] {
        assert_eq!(other.outcomes, found[0].outcomes, "{:?}", other.plan.reduce);
        assert_eq!(other.found, found[0].found, "{:?}", other.plan.reduce);
    }
    found
}

#[test]
fn which_read_was_begun_first_is_forgotten() {
    let [plain, renamed, all] = search("");
    assert!(renamed.operations_alike && all.operations_alike && !plain.operations_alike);
    let (few, many) = (renamed.progress.states, plain.progress.states);
    assert!(few * 3 < many * 2, "{few} of {many} states");
}

/// The last of two operations in flight is blamed for a Cancel too many: the one that was begun last. It is reported for
/// crossing the other's promise if its packet comes first, so each of the two can be the one that is printed there.
#[test]
fn a_cancel_that_takes_the_last_of_two_tells_them_apart() {
    let [_, renamed, all] = search("CancelThreadpoolIo(io);");
    assert!(!renamed.operations_alike && !all.operations_alike);
    let crossed = BTreeSet::from([RuleId::CancelWhilePending, RuleId::PromiseCrossed]);
    let crossed = all.outcomes.iter().filter(|outcome| outcome.rules == crossed);
    let printed: Vec<&str> = crossed.map(|outcome| outcome.stdout.as_str()).collect();
    assert_eq!(printed, ["1\n", "2\n"]);
}

/// With one operation in flight there is nothing to tell.
#[test]
fn a_cancel_with_one_in_flight_tells_nothing() {
    let [_, renamed, _] = search("WaitForThreadpoolIoCallbacks(io, FALSE); issue(0); CancelThreadpoolIo(io);");
    assert!(renamed.operations_alike);
}
