//! What the explorer promises beside its outcomes: limits, progress, liveness. (Its outcomes are held against a plain
//! enumeration in `agreement.rs`.)

mod common;

use std::ops::ControlFlow;

use tpio_model::{Program, State};
use tpio_sim::explore::{Coverage, Explorer, Kept, Limit, Limits, Liveness, Plan, Reduce, Status, explore, explore_by};
use tpio_sim::walk::Walk;

fn never_stop(_: &tpio_sim::explore::Progress) -> ControlFlow<Limit> {
    ControlFlow::Continue(())
}

#[test]
fn a_search_is_the_same_twice() {
    for name in ["oracle/c19_one_start_two_reads.c", "oracle/c45_rendezvous.c"] {
        let program = common::program(name);
        let [one, two] = [(); 2].map(|()| explore(&program, Limits::default(), &mut never_stop));
        assert_eq!(one.outcomes, two.outcomes);
        assert_eq!(one.progress, two.progress);
    }
}

#[test]
fn counts_are_pinned() {
    let counts = |name: &str| {
        let plan = Plan { reduce: Reduce::None, ..Plan::default() };
        let found = explore_by(&common::program(name), plan, &mut never_stop);
        (found.progress.states, found.progress.transitions, found.outcomes.len())
    };
    assert_eq!(counts("oracle/c71_port_fifo.c"), (31, 30, 1));
}

#[test]
fn each_limit_is_named() {
    let program = common::program("oracle/c45_rendezvous.c");
    let coverage = |limits| explore(&program, limits, &mut never_stop).coverage;
    let all = Limits::default();
    assert_eq!(coverage(all), Coverage::Complete);
    assert_eq!(coverage(Limits { states: 100, ..all }), Coverage::Truncated(Limit::States));
    assert_eq!(coverage(Limits { memory: 10_000, ..all }), Coverage::Truncated(Limit::Memory));
    assert_eq!(coverage(Limits { depth: 10, ..all }), Coverage::Truncated(Limit::Depth));
    let stopped = explore(&program, all, &mut |_| ControlFlow::Break(Limit::Seconds));
    assert_eq!(stopped.coverage, Coverage::Truncated(Limit::Seconds));
    assert_eq!(stopped.liveness, Liveness::Unknown);
}

#[test]
fn too_many_outcomes_are_told_apart_by_their_verdicts_alone() {
    let program = common::program("oracle/c45_rendezvous.c");
    let all = explore(&program, Limits::default(), &mut never_stop);
    assert_eq!((all.kept, all.outcomes.len()), (Kept::Full, 2));
    let merged = explore(&program, Limits { outcomes: 1, ..Limits::default() }, &mut never_stop);
    assert_eq!((merged.kept, merged.outcomes.len()), (Kept::Verdicts, 1));
    assert_eq!(merged.coverage, Coverage::Complete);
}

#[test]
fn a_driver_sees_the_search_grow() {
    let program = common::program("oracle/c45_rendezvous.c");
    let mut explorer = Explorer::new(&program, Plan::default());
    let mut before = explorer.progress();
    assert_eq!((before.states, before.transitions, before.frontier), (1, 0, 1));
    let mut fresh_starts = 0;
    while explorer.advance(10) == Status::Running {
        let now = explorer.progress();
        // what was learned begins to count with a fresh start
        if now.transitions <= before.transitions || now.depth < before.depth {
            fresh_starts += 1;
        } else {
            assert!(now.states >= before.states);
        }
        before = now;
    }
    assert!(fresh_starts <= 8, "it starts over only where something was learned: {fresh_starts}");
    let found = explorer.finish(&mut never_stop);
    assert_eq!(found.progress.frontier, 0);
    assert_eq!(found.coverage, Coverage::Complete);
}

const HEADER: &str = "#include <windows.h>\n#include <stdio.h>\n";

/// Ending, output, rules.
type Short = (String, String, Vec<&'static str>);

fn outcomes(body: &str) -> (Liveness, Vec<Short>) {
    let program = common::compile("test.c", &format!("{HEADER}{body}"));
    let found = explore(&program, Limits::default(), &mut never_stop);
    assert_eq!(found.coverage, Coverage::Complete);
    let outcomes = found.outcomes.iter().map(|outcome| {
        let rules = outcome.rules.iter().map(|rule| rule.id()).collect();
        (tpio_sim::trace::ending_line(&outcome.ending), outcome.stdout.clone(), rules)
    });
    (found.liveness, outcomes.collect())
}

fn outcome(ending: &str, stdout: &str, rules: &[&'static str]) -> Short {
    (ending.to_owned(), stdout.to_owned(), rules.to_vec())
}

#[test]
fn a_spin_loop_that_another_thread_ends_is_no_hang() {
    let (liveness, found) = outcomes(
        "static volatile LONG done;
        static DWORD WINAPI other(LPVOID unused) { done = 1; return 0; }
        int main(void) {
            CreateThread(NULL, 0, other, NULL, 0, NULL);
            while (!done) { }
            printf(\"done\\n\");
            return 0;
        }",
    );
    assert_eq!(liveness, Liveness::Checked);
    assert_eq!(found, [outcome("finished 0", "done\n", &[])]);
}

#[test]
fn a_spin_loop_that_nobody_ends_is_a_livelock() {
    let (_, found) = outcomes(
        "static volatile LONG done;
        int main(void) { while (!done) { } return 0; }",
    );
    assert_eq!(found, [outcome("stuck", "", &["livelock"])]);
}

#[test]
fn polling_for_ever_with_pauses_is_a_livelock_too() {
    let (_, found) = outcomes(
        "static volatile LONG done;
        int main(void) { while (!done) { Sleep(10); } return 0; }",
    );
    assert_eq!(found, [outcome("stuck", "", &["livelock"])]);
}

#[test]
fn one_thread_blocked_for_ever_beside_one_that_spins_is_a_hang() {
    let (_, found) = outcomes(
        "static volatile LONG done;
        static DWORD WINAPI other(LPVOID unused) { while (!done) { } return 0; }
        int main(void) {
            HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
            WaitForSingleObject(thread, INFINITE);
            return 0;
        }",
    );
    assert_eq!(found, [outcome("stuck", "", &["hang"])]);
}

#[test]
fn nothing_can_move_is_a_deadlock() {
    let (_, found) = outcomes(
        "int main(void) {
            HANDLE never = CreateEventA(NULL, TRUE, FALSE, NULL);
            WaitForSingleObject(never, INFINITE);
            return 0;
        }",
    );
    assert_eq!(found, [outcome("stuck", "", &["deadlock"])]);
}

#[test]
fn a_hang_in_some_orders_stands_beside_the_good_end() {
    let (_, found) = outcomes(
        "static volatile LONG turn;
        static DWORD WINAPI other(LPVOID unused) { turn = 1; turn = 2; return 0; }
        int main(void) {
            CreateThread(NULL, 0, other, NULL, 0, NULL);
            if (turn == 1) { while (turn != 3) { } }
            return 0;
        }",
    );
    assert_eq!(found, [outcome("finished 0", "", &[]), outcome("stuck", "", &["livelock"])]);
}

#[test]
fn time_passes_beside_a_spinning_thread_whatever_others_keep_in_locals() {
    let (_, found) = outcomes(
        "static volatile LONG done;
        static DWORD WINAPI other(LPVOID unused) { while (!done) { Sleep(0); } return 0; }
        int main(void) {
            HANDLE threads[1];
            threads[0] = CreateThread(NULL, 0, other, NULL, 0, NULL);
            Sleep(10);
            done = 1;
            WaitForMultipleObjects(1, threads, TRUE, INFINITE);
            printf(\"over\\n\");
            return 0;
        }",
    );
    assert_eq!(found, [outcome("finished 0", "over\n", &[])]);
}

#[test]
fn results_of_interlocked_additions_that_are_used_keep_their_order() {
    let (_, found) = outcomes(
        "static volatile LONG count;
        static DWORD WINAPI other(LPVOID unused) { InterlockedIncrement(&count); return 0; }
        int main(void) {
            HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
            LONG mine = InterlockedIncrement(&count);
            WaitForSingleObject(thread, INFINITE);
            printf(\"%ld\\n\", mine);
            return 0;
        }",
    );
    assert_eq!(found, [outcome("finished 0", "1\n", &[]), outcome("finished 0", "2\n", &[])]);
}

#[test]
fn an_addition_that_nobody_looks_at_comes_before_one_that_is_looked_at() {
    let (_, found) = outcomes(
        "static volatile LONG count;
        static DWORD WINAPI other(LPVOID unused) { InterlockedIncrement(&count); printf(\"other\\n\"); return 0; }
        int main(void) {
            HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
            LONG mine = InterlockedIncrement(&count);
            printf(\"%ld\\n\", mine);
            WaitForSingleObject(thread, INFINITE);
            return 0;
        }",
    );
    let printed = ["1\nother\n", "2\nother\n", "other\n1\n", "other\n2\n"];
    assert_eq!(found, printed.map(|printed| outcome("finished 0", printed, &[])));
}

/// Whether the process can end from here on; a plain walk through everything that can happen.
fn can_end(program: &Program, state: &State) -> bool {
    tpio_model::enabled(program, state).into_iter().any(|choice| {
        let mut next = state.clone();
        let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
        step.stop.is_some() || can_end(program, &next)
    })
}

#[test]
fn a_good_end_can_be_reached_until_the_last_good_step_and_no_longer() {
    let text = "static HANDLE event;
        static DWORD WINAPI other(LPVOID unused) { SetEvent(event); return 0; }
        int main(void) {
            event = CreateEventA(NULL, TRUE, FALSE, NULL);
            CreateThread(NULL, 0, other, NULL, 0, NULL);
            ResetEvent(event);
            WaitForSingleObject(event, INFINITE);
            return 0;
        }";
    let program = common::compile("test.c", &format!("{HEADER}{text}"));
    let found = explore(&program, Limits::default(), &mut never_stop);
    let stuck = found.outcomes.iter().find(|outcome| !outcome.is_good()).expect("a deadlock");
    let last = stuck.last_good_step.expect("it could have ended well");
    let mut walk = Walk::new(&program);
    let mut items = stuck.schedule.items().iter();
    while walk.ending().is_none() {
        assert_eq!(can_end(&program, walk.state()), walk.steps() <= last, "{}", walk.steps());
        let item = if walk.choices().len() > 1 { items.next() } else { None };
        walk.take(item.copied().unwrap_or(0) as usize);
    }
    assert!(last > 0 && last < walk.steps());
}

#[test]
fn a_timer_whose_callbacks_nobody_takes_ends_the_run() {
    let text = "#include <windows.h>
        static HANDLE never;
        static VOID CALLBACK on_timer(PTP_CALLBACK_INSTANCE instance, PVOID context, PTP_TIMER timer)
        {
            WaitForSingleObject(never, INFINITE);
        }
        int main(void)
        {
            PTP_POOL pool = CreateThreadpool(NULL);
            TP_CALLBACK_ENVIRON env;
            FILETIME now = {0};
            never = CreateEventA(NULL, TRUE, FALSE, NULL);
            SetThreadpoolThreadMaximum(pool, 1);
            InitializeThreadpoolEnvironment(&env);
            SetThreadpoolCallbackPool(&env, pool);
            SetThreadpoolTimer(CreateThreadpoolTimer(on_timer, NULL, &env), &now, 10, 0);
            WaitForSingleObject(never, INFINITE);
            return 0;
        }";
    let program = tpio_scenarios::load("timer.c", text).program.expect("a program");
    let found = explore(&program, Limits::default(), &mut never_stop);
    assert_eq!(found.coverage, Coverage::Complete);
    let endings: Vec<_> = found.outcomes.iter().map(|outcome| outcome.ending.clone()).collect();
    assert_eq!(endings, [tpio_model::Ending::Bounded("64 queued callbacks of one timer")]);
}
