//! Runs that go on after undefined behaviour: what each rule of the table `GOING_ON` says is what happens, the other rules
//! end the run as ever, and what the search leaves out changes nothing that it finds.

mod common;
mod enumerate;
mod random;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use enumerate::{Most, enumerate};
use tpio_model::Program;
use tpio_model::program::AfterMisuse;
use tpio_model::rules::GOING_ON;
use tpio_sim::explore::{Coverage, Exploration, Limits, Order, Plan, Reduce, explore_by};
use tpio_sim::trace::ending_line;

/// A pipe of which both ends are open, a TP_IO, and a callback that prints; then the rest of `main`.
const PIPE: &str = r#"
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
static VOID CALLBACK on_io(PTP_CALLBACK_INSTANCE instance, PVOID context, PVOID overlapped,
                           ULONG error, ULONG_PTR bytes, PTP_IO io)
{
    printf("callback %lu\n", error);
}
int main(void)
{
    HANDLE server = CreateNamedPipeA("\\\\.\\pipe\\tpio", PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE,
                                     1, 64, 64, 0, NULL);
    HANDLE client = CreateFileA("\\\\.\\pipe\\tpio", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    PTP_IO io = CreateThreadpoolIo(server, on_io, NULL, NULL);
    OVERLAPPED overlapped = {0};
    char buffer[8] = {0};
    DWORD sent;
"#;

const PLAIN: &str = r"
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
";

fn going_on(name: &str, text: &str) -> Program {
    Program { after_misuse: AfterMisuse::Continue, ..common::compile(name, text) }
}

fn search(program: &Program, most: u64, reduce: Reduce, order: Order) -> Exploration {
    let plan = Plan { limits: Limits { states: most, ..Limits::default() }, reduce, order, ..Plan::default() };
    explore_by(program, plan, &mut |_| ControlFlow::Continue(()))
}

/// Every outcome: ending, output, rules.
fn outcomes(program: &Program) -> BTreeSet<String> {
    let found = search(program, 200_000, Reduce::None, Order::Breadth);
    assert_eq!(found.coverage, Coverage::Complete);
    let words = found.outcomes.iter().map(|outcome| {
        let rules: Vec<&str> = outcome.rules.iter().map(|rule| rule.id()).collect();
        format!("{} {:?} [{}]", ending_line(&outcome.ending), outcome.stdout, rules.join(", "))
    });
    words.collect()
}

/// The rest of `main` in the setting of [`PIPE`], under `--after-misuse continue`.
#[track_caller]
fn with_pipe(rest: &str, expected: &[&str]) {
    let found = outcomes(&going_on("pipe.c", &format!("{PIPE}{rest} return 0; }}")));
    assert_eq!(found, expected.iter().map(|one| (*one).to_owned()).collect());
}

/// The whole program after its includes.
#[track_caller]
fn plain(code: &str, expected: &[&str]) {
    let found = outcomes(&going_on("plain.c", &format!("{PLAIN}{code}")));
    assert_eq!(found, expected.iter().map(|one| (*one).to_owned()).collect());
}

#[test]
fn the_default_is_to_stop() {
    let text = format!(
        "{PLAIN} int main(void) {{ char *block = malloc(8); free(block); free(block); puts(\"on\"); return 0; }}"
    );
    assert_eq!(outcomes(&common::compile("a.c", &text)), BTreeSet::from(["violated \"\" [double-free]".to_owned()]));
    assert_eq!(outcomes(&going_on("a.c", &text)), BTreeSet::from(["finished 0 \"on\\n\" [double-free]".to_owned()]));
}

/// IO-CANCEL-10: below zero is not zero.
#[test]
fn after_a_surplus_cancel_a_wait_blocks() {
    with_pipe(
        r#"CancelThreadpoolIo(io); printf("cancelled\n"); WaitForThreadpoolIoCallbacks(io, FALSE); printf("over\n");"#,
        &[r#"stuck "cancelled\n" [cancel-surplus]"#],
    );
}

/// The next Start only makes up for it: the count is zero, a wait returns, and the packet finds no promise.
#[test]
fn a_start_after_a_surplus_cancel_makes_up_for_it() {
    with_pipe(
        r#"CancelThreadpoolIo(io); StartThreadpoolIo(io); WaitForThreadpoolIoCallbacks(io, FALSE); printf("over\n");"#,
        &[r#"finished 0 "over\n" [cancel-surplus]"#],
    );
    with_pipe(
        r#"CancelThreadpoolIo(io); StartThreadpoolIo(io); WriteFile(server, "x", 1, NULL, &overlapped);
           Sleep(10); WaitForThreadpoolIoCallbacks(io, FALSE); printf("over\n");"#,
        &[r#"finished 0 "over\n" [cancel-surplus]"#],
    );
}

/// A packet meets the counter that is not zero, and its callback runs.
#[test]
fn below_zero_a_packet_finds_its_callback() {
    with_pipe(
        r#"CancelThreadpoolIo(io); CancelThreadpoolIo(io); StartThreadpoolIo(io);
           WriteFile(server, "x", 1, NULL, &overlapped); Sleep(10); printf("over\n");"#,
        &[r#"finished 0 "callback 0\nover\n" [cancel-surplus]"#],
    );
}

#[test]
fn a_surplus_cancel_pins_a_closed_object() {
    with_pipe("CancelThreadpoolIo(io); CloseThreadpoolIo(io);", &[r#"finished 0 "" [cancel-surplus, leak]"#]);
}

#[test]
fn giving_up_promises_below_zero_is_not_modelled() {
    let found = outcomes(&going_on(
        "a.c",
        &format!("{PIPE} CancelThreadpoolIo(io); WaitForThreadpoolIoCallbacks(io, TRUE); return 0; }}"),
    ));
    assert!(found.iter().all(|one| one.starts_with("unsupported ")), "{found:?}");
}

/// IO-CLOSE-09: the packet is dropped.
#[test]
fn a_packet_for_a_freed_object_is_dropped() {
    with_pipe(
        r#"StartThreadpoolIo(io); ReadFile(server, buffer, 8, NULL, &overlapped); CancelThreadpoolIo(io);
           CloseThreadpoolIo(io); WriteFile(client, "x", 1, &sent, NULL); Sleep(10); printf("%c\n", buffer[0]);"#,
        &[r#"finished 0 "x\n" [cancel-while-pending, packet-after-free]"#],
    );
}

/// MIS-12: the kernel writes into what is left of the block, and later reads see it there.
#[test]
fn the_kernel_writes_into_a_freed_request() {
    with_pipe(
        r#"char *block = calloc(1, 8); ReadFile(server, block, 8, NULL, &overlapped); free(block);
           WriteFile(client, "x", 1, &sent, NULL); Sleep(10); printf("%c\n", block[0]);"#,
        &[r#"finished 0 "x\n" [start-missing, buffer-freed, use-after-free]"#],
    );
    with_pipe(
        r#"OVERLAPPED *block = calloc(1, sizeof(*block)); StartThreadpoolIo(io); ReadFile(server, buffer, 8, NULL, block);
           free(block); WriteFile(client, "x", 1, &sent, NULL); WaitForThreadpoolIoCallbacks(io, FALSE);
           printf("%c\n", buffer[0]);"#,
        &[r#"finished 0 "callback 0\nx\n" [overlapped-freed]"#],
    );
}

/// OV-09: two callbacks with one pointer.
#[test]
fn two_operations_share_one_overlapped() {
    with_pipe(
        r#"char second[8] = {0}; StartThreadpoolIo(io); ReadFile(server, buffer, 1, NULL, &overlapped);
           StartThreadpoolIo(io); ReadFile(server, second, 1, NULL, &overlapped);
           WriteFile(client, "xy", 2, &sent, NULL); WaitForThreadpoolIoCallbacks(io, FALSE);
           printf("%c%c\n", buffer[0], second[0]);"#,
        &[r#"finished 0 "callback 0\ncallback 0\nxy\n" [overlapped-reused]"#],
    );
}

#[test]
fn a_buffer_that_is_touched_is_written_over_later() {
    with_pipe(
        r#"StartThreadpoolIo(io); ReadFile(server, buffer, 8, NULL, &overlapped); buffer[0] = 'a'; buffer[1] = 'b';
           WriteFile(client, "x", 1, &sent, NULL); WaitForThreadpoolIoCallbacks(io, FALSE);
           printf("%c%c\n", buffer[0], buffer[1]);"#,
        &[r#"finished 0 "callback 0\nxb\n" [buffer-touched]"#],
    );
}

/// TWAIT-08: the wait goes on for the object, which a second handle signals.
#[test]
fn a_wait_goes_on_after_its_handle_was_closed() {
    plain(
        r#"static VOID CALLBACK on_wait(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_WAIT wait, TP_WAIT_RESULT result)
           { printf("result %lu\n", result); }
           int main(void)
           {
               PTP_WAIT wait = CreateThreadpoolWait(on_wait, NULL, NULL);
               HANDLE event = CreateEventA(NULL, FALSE, FALSE, NULL), other;
               DuplicateHandle(GetCurrentProcess(), event, GetCurrentProcess(), &other, 0, FALSE, DUPLICATE_SAME_ACCESS);
               SetThreadpoolWait(wait, event, NULL);
               CloseHandle(event);
               SetEvent(other);
               Sleep(10);
               return 0;
           }"#,
        &[r#"finished 0 "result 0\n" [wait-handle-closed]"#],
    );
    plain(
        r#"static DWORD WINAPI waiter(LPVOID event) { printf("waited %lu\n", WaitForSingleObject(event, 100)); return 0; }
           int main(void)
           {
               HANDLE event = CreateEventA(NULL, TRUE, FALSE, NULL);
               HANDLE thread = CreateThread(NULL, 0, waiter, event, 0, NULL);
               Sleep(50);
               printf("closed %d\n", CloseHandle(event));
               WaitForSingleObject(thread, INFINITE);
               return 0;
           }"#,
        &[r#"finished 0 "closed 1\nwaited 258\n" [wait-handle-closed]"#],
    );
}

#[test]
fn freed_memory_keeps_its_bytes_and_what_is_written_to_it() {
    plain(
        r#"static int *block;
           int main(void)
           {
               int *other;
               block = malloc(sizeof(*block)); *block = 7; free(block);
               printf("%d\n", *block);
               *block = 8;
               other = malloc(sizeof(*other)); *other = 9;
               printf("%d %d\n", *block, *other);
               return 0;
           }"#,
        &[r#"finished 0 "7\n8 9\n" [use-after-free]"#],
    );
    plain(
        r#"static int *escape(void) { int local = 5; int *address = &local; return address; }
           int main(void) { int *address = escape(); printf("%d\n", *address); return 0; }"#,
        &[r#"finished 0 "5\n" [stack-escape]"#],
    );
}

#[test]
fn what_was_never_written_reads_as_zero() {
    plain(
        r#"int main(void) { int *block = malloc(sizeof(*block)); int local; printf("%d %d\n", *block, local); return 0; }"#,
        &[r#"finished 0 "0 0\n" [uninitialised-read]"#],
    );
}

#[test]
fn where_nobody_knows_how_to_go_on_the_run_is_over() {
    plain("int main(void) { int *nothing = NULL; return *nothing; }", &[r#"violated "" [null-deref]"#]);
    plain("static int a[2]; int main(void) { int *p = a; return p[2]; }", &[r#"violated "" [out-of-bounds]"#]);
    plain(
        "int main(void) { CRITICAL_SECTION s; InitializeCriticalSection(&s); LeaveCriticalSection(&s); return 0; }",
        &[r#"violated "" [lock-not-owned]"#],
    );
    with_pipe("CloseThreadpoolIo(io); StartThreadpoolIo(io);", &[r#"violated "" [use-after-close]"#]);
}

/// Each order of the accesses is one outcome. Both threads are poised at theirs as soon as there are two.
#[test]
fn racing_accesses_take_place_one_after_the_other() {
    plain(
        r#"static int shared;
           static DWORD WINAPI other(LPVOID unused) { shared = 1; return 0; }
           int main(void)
           {
               HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
               int seen = shared;
               WaitForSingleObject(thread, INFINITE);
               printf("%d %d\n", seen, shared);
               return 0;
           }"#,
        &[r#"finished 0 "0 1\n" [data-race]"#, r#"finished 0 "1 1\n" [data-race]"#],
    );
}

/// Two freed blocks, the second of which is known to the first alone: its place is not given to a third.
#[test]
fn what_is_left_of_a_block_keeps_what_it_points_to() {
    plain(
        r#"static int **first;
           static int *fresh(int value) { int *block = malloc(sizeof(*block)); *block = value; return block; }
           int main(void)
           {
               int *other;
               first = malloc(sizeof(*first));
               *first = fresh(1);
               free(*first);
               free(first);
               other = fresh(2);
               printf("%d %d\n", **first, *other);
               return 0;
           }"#,
        &[r#"finished 0 "1 2\n" [use-after-free]"#],
    );
}

/// A thousand rounds of malloc and free, each with a use after it: what is left of a block goes with the last pointer.
#[test]
fn what_is_left_of_freed_blocks_goes_with_the_last_pointer_to_them() {
    let text = format!(
        "{PLAIN} int main(void) {{ for (int i = 0; i < 1100; i++) {{ int *block = malloc(4); *block = 1; free(block); \
         if (*block != 1) puts(\"lost\"); }} return 0; }}"
    );
    assert_eq!(outcomes(&going_on("a.c", &text)), BTreeSet::from(["finished 0 \"\" [use-after-free]".to_owned()]));
}

/// Compares every way to search with the plainest, if that needs at most so many states. Says how many rules were broken
/// after which the run went on.
fn compare(name: &str, program: &Program, most: u64) -> usize {
    let plain = search(program, most, Reduce::None, Order::Breadth);
    if plain.coverage != Coverage::Complete {
        return 0;
    }
    for (reduce, order) in [
        (Reduce::None, Order::Depth),
        (Reduce::Por, Order::Breadth),
        (Reduce::Symmetry, Order::Depth),
        (Reduce::All, Order::Breadth),
    ] {
        let other = search(program, most, reduce, order);
        assert_eq!(other.coverage, Coverage::Complete, "{name}: {reduce:?} {order:?}");
        assert_eq!(other.outcomes, plain.outcomes, "{name}: {reduce:?} {order:?}");
        assert_eq!(other.found, plain.found, "{name}: {reduce:?} {order:?}");
    }
    let went_on = |rule| GOING_ON.iter().any(|row| row.goes_on && row.rule == rule);
    plain.found.iter().filter(|(rule, _)| went_on(*rule)).count()
}

#[test]
fn every_scenario_has_the_same_outcomes_however_it_is_searched() {
    let entries = tpio_scenarios::catalogue::all().iter();
    let went_on: usize = entries.map(|entry| compare(entry.name, &going_on(entry.name, entry.text), 100_000)).sum();
    assert!(went_on > 40, "runs went on after {went_on} misuses only");
}

#[test]
fn every_program_about_a_fact_has_the_same_outcomes_however_it_is_searched() {
    let text = |name: &str| Program { after_misuse: AfterMisuse::Continue, ..common::program(name) };
    let went_on: usize = common::facts().iter().map(|name| compare(name, &text(name), 20_000)).sum();
    assert!(went_on > 15, "runs went on after {went_on} misuses only");
}

#[test]
fn random_programs_have_the_same_outcomes_however_they_are_searched() {
    for seed in 0..400 {
        compare(&format!("seed {seed}"), &going_on("random.c", &random::program(seed)), 3_000);
        compare(&format!("alike, seed {seed}"), &going_on("random.c", &random::alike(seed)), 3_000);
    }
}

/// The explorer against the enumerator, which knows nothing of it.
#[test]
fn the_enumerator_agrees() {
    let most = Most { schedules: 5_000, depth: 300 };
    let mut compared = 0;
    for entry in tpio_scenarios::catalogue::all() {
        let program = going_on(entry.name, entry.text);
        let Ok(expected) = enumerate(&program, most) else { continue };
        let found = search(&program, u64::MAX, Reduce::All, Order::Breadth);
        let keys: BTreeSet<enumerate::Key> = found
            .outcomes
            .iter()
            .map(|outcome| (ending_line(&outcome.ending), outcome.stdout.clone(), outcome.rules.clone()))
            .collect();
        assert_eq!(keys, expected.keys().cloned().collect(), "{}", entry.name);
        compared += 1;
    }
    assert!(compared >= 60, "only {compared} scenarios are small enough");
}
