//! The shares of outcomes against two things that know nothing of how they are computed: a plain loop over every schedule,
//! and many uniform runs.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use tpio_model::rules::RuleId;
use tpio_model::{Ending, Program};
use tpio_sim::explore::{Coverage, Exploration, Limits, Outcome, Plan, Reduce, explore_by};
use tpio_sim::run;
use tpio_sim::strategy::Setup;

/// What distinguishes an outcome.
type Key = (String, String, BTreeSet<RuleId>);

fn search(program: &Program, limits: Limits) -> Exploration {
    explore_by(program, Plan { limits, shares: true, ..Plan::default() }, &mut |_| ControlFlow::Continue(()))
}

fn complete(program: &Program) -> Exploration {
    let found = search(program, Limits::default());
    assert_eq!(found.coverage, Coverage::Complete);
    found
}

fn body(text: &str) -> Program {
    common::compile("test.c", &format!("#include <windows.h>\n#include <stdio.h>\n{text}"))
}

fn key(ending: &Ending, stdout: &str, rules: BTreeSet<RuleId>) -> Key {
    (tpio_sim::trace::ending_line(ending), stdout.to_owned(), rules)
}

fn key_of(outcome: &Outcome) -> Key {
    key(&outcome.ending, &outcome.stdout, outcome.rules.clone())
}

/// Every outcome with the number of its schedules and the sum of their chances; `None` if there are more than `most`.
fn enumerate(program: &Program, most: u32) -> Option<BTreeMap<Key, (u32, f64)>> {
    let (mut outcomes, mut schedules) = (BTreeMap::new(), 0);
    let mut todo = vec![(tpio_model::initial(program), 0, 1.0)];
    while let Some((state, steps, chance)) = todo.pop() {
        let choices = tpio_model::enabled(program, &state);
        let chance = chance / f64::from(choices.len() as u32);
        for choice in choices {
            let mut next = state.clone();
            let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
            let judged = tpio_model::judge(program, &next).filter(|_| step.stop.is_none());
            let (ending, findings) = match (step.stop, judged) {
                (Some(ending), _) => (ending, step.findings),
                (None, Some(judgement)) => (judgement.ending, judgement.findings),
                (None, None) => {
                    todo.push((next, steps + 1, chance));
                    continue;
                }
            };
            schedules += 1;
            if schedules > most || steps > 300 {
                return None;
            }
            let observer = next.observer();
            let rules = observer.rules.iter().map(|(rule, _)| *rule).chain(findings.iter().map(|finding| finding.rule));
            let (count, sum) = outcomes.entry(key(&ending, &observer.output, rules.collect())).or_insert((0, 0.0));
            *count += 1;
            *sum += chance;
        }
    }
    Some(outcomes)
}

/// Small programs with several outcomes: output, a race, a deadlock, a read that completes in any order.
const SEVERAL: &[&str] = &[
    "static DWORD WINAPI other(LPVOID unused) { printf(\"a\\n\"); printf(\"b\\n\"); return 0; }
    int main(void) {
        HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
        printf(\"1\\n\");
        printf(\"2\\n\");
        WaitForSingleObject(thread, INFINITE);
        return 0;
    }",
    "static int shared;
    static HANDLE event;
    static DWORD WINAPI other(LPVOID unused) { SetEvent(event); shared = 1; return 0; }
    int main(void) {
        event = CreateEventA(NULL, FALSE, FALSE, NULL);
        CreateThread(NULL, 0, other, NULL, 0, NULL);
        if (WaitForSingleObject(event, 0) == WAIT_OBJECT_0) { shared = 2; }
        return 0;
    }",
    "static HANDLE event;
    static DWORD WINAPI other(LPVOID unused) { SetEvent(event); printf(\"set\\n\"); return 0; }
    int main(void) {
        event = CreateEventA(NULL, TRUE, FALSE, NULL);
        CreateThread(NULL, 0, other, NULL, 0, NULL);
        ResetEvent(event);
        WaitForSingleObject(event, INFINITE);
        return 0;
    }",
];

fn agree(name: &str, program: &Program, expected: &BTreeMap<Key, (u32, f64)>) {
    let found = complete(program);
    assert_eq!(found.outcomes.len(), expected.len(), "{name}");
    for outcome in &found.outcomes {
        let (count, chance) = expected[&key_of(outcome)];
        let interleavings = outcome.interleavings.as_ref().map(ToString::to_string);
        assert_eq!(interleavings, Some(count.to_string()), "{name}");
        let probability = outcome.probability.expect("a chance");
        assert!((probability - chance).abs() < 1e-12, "{name}: {probability}, {chance}");
    }
}

#[test]
fn shares_agree_with_plain_enumeration() {
    let mut compared = 0;
    for name in common::oracle() {
        let program = common::program(&name);
        let Some(expected) = enumerate(&program, 2_000) else { continue };
        compared += 1;
        agree(&name, &program, &expected);
    }
    assert!(compared >= 12, "only {compared} programs are small enough");
    for text in SEVERAL {
        let program = body(text);
        let expected = enumerate(&program, 100_000).expect("a small program");
        assert!(expected.len() > 1, "{text}: {expected:?}");
        agree(text, &program, &expected);
    }
}

#[test]
fn uniform_runs_meet_an_outcome_as_often_as_its_chance_says() {
    const RUNS: u32 = 20_000;
    let program = common::program("c/lifetime/touch-after-issue.c");
    let found = complete(&program);
    assert!(found.outcomes.len() > 1);
    let mut met: BTreeMap<Key, u32> = BTreeMap::new();
    for seed in 0..RUNS {
        let plan = run::Plan { setup: Setup { seed: seed.into(), ..Setup::default() }, ..run::Plan::default() };
        let walk = run::run(&program, &plan, &mut |_| ()).expect("a run").walk;
        let ending = walk.ending().expect("it is over");
        *met.entry(key(ending, walk.stdout(), walk.rules())).or_insert(0) += 1;
    }
    for outcome in &found.outcomes {
        let chance = outcome.probability.expect("a chance");
        let expected = chance * f64::from(RUNS);
        let sigma = (expected * (1.0 - chance)).sqrt();
        let met = f64::from(met.remove(&key_of(outcome)).unwrap_or(0));
        assert!((met - expected).abs() <= 5.0 * sigma, "{met} runs met it, not {expected}: {outcome:?}");
    }
    assert!(met.is_empty(), "not listed: {met:?}");
}

#[test]
fn a_spin_loop_has_no_end_of_orders_but_its_outcomes_have_chances() {
    let program = body(
        "static volatile LONG done;
        static DWORD WINAPI other(LPVOID unused) { printf(\"other\\n\"); done = 1; printf(\"late\\n\"); return 0; }
        int main(void) {
            CreateThread(NULL, 0, other, NULL, 0, NULL);
            while (!done) { Sleep(0); }
            printf(\"main\\n\");
            return 0;
        }",
    );
    let found = complete(&program);
    assert!(found.outcomes.len() > 1);
    assert!(found.outcomes.iter().all(|outcome| outcome.interleavings.is_none()));
    let chances = found.outcomes.iter().map(|outcome| outcome.probability.expect("a chance"));
    assert!((chances.clone().sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(chances.into_iter().all(|chance| chance > 0.0 && chance < 1.0));
}

/// `main` looks once: between the two stores it spins for ever, else it ends. Its one step is before, between or after two
/// steps of the other thread, each with the same chance as the other thread's next one: 1/2, 1/4, 1/4.
#[test]
fn a_livelock_has_a_chance() {
    let program = body(
        "static volatile LONG turn;
        static DWORD WINAPI other(LPVOID unused) { turn = 1; turn = 2; return 0; }
        int main(void) {
            CreateThread(NULL, 0, other, NULL, 0, NULL);
            if (turn == 1) { while (turn != 3) { } }
            return 0;
        }",
    );
    let found = complete(&program);
    let chances: Vec<(String, Option<f64>)> = found
        .outcomes
        .iter()
        .map(|outcome| (tpio_sim::trace::ending_line(&outcome.ending), outcome.probability))
        .collect();
    assert_eq!(chances, [("finished 0".to_owned(), Some(0.75)), ("stuck".to_owned(), Some(0.25))]);
}

#[test]
fn shares_are_the_same_twice_and_leave_nothing_out() {
    let program = common::program("oracle/c45_rendezvous.c");
    let [one, two] = [(); 2].map(|()| complete(&program));
    assert_eq!(one.outcomes, two.outcomes);
    assert_eq!(one.plan.reduce, Reduce::None);
    let plain =
        explore_by(&program, Plan { reduce: Reduce::None, ..Plan::default() }, &mut |_| ControlFlow::Continue(()));
    assert_eq!(one.progress, plain.progress);
    assert!(plain.outcomes.iter().all(|outcome| outcome.interleavings.is_none() && outcome.probability.is_none()));
}

#[test]
fn merged_outcomes_have_the_shares_of_all() {
    let program = common::program("oracle/c45_rendezvous.c");
    let all = complete(&program);
    let merged = search(&program, Limits { outcomes: 1, ..Limits::default() });
    assert_eq!((all.outcomes.len(), merged.outcomes.len()), (2, 1));
    let mut total = tpio_sim::explore::Natural::default();
    all.outcomes.iter().for_each(|outcome| total += outcome.interleavings.as_ref().expect("a count"));
    assert_eq!(merged.outcomes[0].interleavings, Some(total));
    assert!((merged.outcomes[0].probability.expect("a chance") - 1.0).abs() < 1e-12);
}

#[test]
fn a_truncated_search_knows_no_shares() {
    let program = common::program("oracle/c45_rendezvous.c");
    let states = complete(&program).progress.states - 1;
    let found = search(&program, Limits { states, ..Limits::default() });
    assert_ne!(found.coverage, Coverage::Complete);
    assert!(!found.outcomes.is_empty());
    assert!(found.outcomes.iter().all(|outcome| outcome.interleavings.is_none() && outcome.probability.is_none()));
}
