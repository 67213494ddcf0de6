//! The explorer against a loop that knows nothing of it: every schedule of a small program, one by one, without keeping
//! any state, must give the same outcomes; and no shorter schedule than the witness.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use tpio_model::rules::RuleId;
use tpio_model::{Ending, Finding, Program, State};
use tpio_sim::explore::{Coverage, Explorer, Kept, Limit, Limits, Liveness, Plan, Reduce, Status, explore, explore_by};

/// What distinguishes an outcome.
type Key = (String, String, BTreeSet<RuleId>);

/// Every outcome with the fewest steps that lead to it, or `None` if there are more schedules than `most`.
fn enumerate(program: &Program, most: usize) -> Option<BTreeMap<Key, u32>> {
    let mut outcomes = BTreeMap::new();
    let mut schedules = 0;
    let mut todo = vec![(tpio_model::initial(program), 0)];
    while let Some((state, steps)) = todo.pop() {
        for choice in tpio_model::enabled(program, &state) {
            let mut next = state.clone();
            let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
            let judged = tpio_model::judge(program, &next).filter(|_| step.stop.is_none());
            let (ending, findings) = match (step.stop, judged) {
                (Some(ending), _) => (ending, step.findings),
                (None, Some(judgement)) => (judgement.ending, judgement.findings),
                (None, None) => {
                    todo.push((next, steps + 1));
                    continue;
                }
            };
            schedules += 1;
            if schedules > most || steps > 300 {
                return None;
            }
            let shortest = outcomes.entry(key(&ending, &next, &findings)).or_insert(u32::MAX);
            *shortest = (*shortest).min(steps + 1);
        }
    }
    Some(outcomes)
}

fn key(ending: &Ending, state: &State, findings: &[Finding]) -> Key {
    let observer = state.observer();
    let rules = observer.rules.iter().map(|(rule, _)| *rule).chain(findings.iter().map(|finding| finding.rule));
    (tpio_sim::trace::ending_line(ending), observer.output.clone(), rules.collect())
}

fn never_stop(_: &tpio_sim::explore::Progress) -> ControlFlow<Limit> {
    ControlFlow::Continue(())
}

#[test]
fn outcomes_and_shortest_witnesses_agree_with_plain_enumeration() {
    let mut compared = 0;
    for name in common::oracle() {
        let program = common::program(&name);
        let Some(expected) = enumerate(&program, 2_000) else { continue };
        compared += 1;
        let found = explore(&program, Limits::default(), &mut never_stop);
        let found: BTreeMap<Key, u32> = found
            .outcomes
            .iter()
            .map(|outcome| {
                let key =
                    (tpio_sim::trace::ending_line(&outcome.ending), outcome.stdout.clone(), outcome.rules.clone());
                (key, outcome.steps)
            })
            .collect();
        assert_eq!(found, expected, "{name}");
    }
    assert!(compared >= 12, "only {compared} programs are small enough");
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
    while explorer.advance(10) == Status::Running {
        let now = explorer.progress();
        assert!(now.states >= before.states && now.transitions > before.transitions && now.depth >= before.depth);
        before = now;
    }
    let found = explorer.finish();
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
