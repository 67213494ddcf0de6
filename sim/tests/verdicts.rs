//! A search that does not look at what is printed finds the verdicts that the full one finds, by ways as short, and without
//! reductions in no more states; on every scenario, every reference program, and random programs.

mod common;
mod random;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_scenarios::catalogue;
use tpio_sim::explore::{Coverage, Exploration, Kept, Limit, Limits, Outcome, Plan, Reduce, Stage, explore_by};
use tpio_sim::run::play;
use tpio_sim::trace::ending_line;

/// Random programs that are compared.
const RANDOM: u64 = 200;

fn search(program: &Program, kept: Kept) -> Exploration {
    let limits = Limits { states: 300_000, ..Limits::default() };
    explore_by(program, Plan { kept, limits, ..Plan::default() }, &mut |_| ControlFlow::Continue(()))
}

/// Each verdict with its cheapest witness: switches, then steps.
fn verdicts(found: &Exploration) -> BTreeMap<String, (u32, u32)> {
    let mut verdicts = BTreeMap::new();
    for Outcome { ending, rules, switches, steps, .. } in &found.outcomes {
        let ending = ending_line(ending);
        let kind = if ending.starts_with("stuck") { "stuck" } else { &ending };
        let cost = verdicts.entry(format!("{kind} {rules:?}")).or_insert((*switches, *steps));
        *cost = (*cost).min((*switches, *steps));
    }
    verdicts
}

/// States of the full search and of the other, both with the reductions; `None` if the full one is too large.
fn compared(name: &str, program: &Program) -> Option<(u64, u64)> {
    let full = search(program, Kept::Full);
    if full.coverage != Coverage::Complete {
        return None;
    }
    let found = search(program, Kept::Verdicts);
    assert_eq!((found.coverage, found.kept), (Coverage::Complete, Kept::Verdicts), "{name}");
    assert_eq!(verdicts(&found), verdicts(&full), "{name}");
    assert_eq!(found.outcomes.len(), verdicts(&found).len(), "{name}: a verdict comes twice");
    assert_eq!((&found.found, found.timed), (&full.found, full.timed), "{name}");
    for outcome in &found.outcomes {
        let walk = play(program, &outcome.schedule, outcome.steps, &mut |_, _| {}).expect("it fits");
        assert_eq!(walk.stdout(), outcome.stdout, "{name}");
    }
    // with steps that wait, states that many orders share may be others
    let every = |kept| {
        let plan = Plan { kept, reduce: Reduce::None, limits: full.limits, ..Plan::default() };
        let found = explore_by(program, plan, &mut |progress| match progress.stage {
            Stage::Search => ControlFlow::Continue(()),
            Stage::Witnesses => ControlFlow::Break(Limit::Seconds),
        });
        (found.coverage == Coverage::Complete).then_some(found.progress.states)
    };
    if let (Some(all), Some(few)) = (every(Kept::Full), every(Kept::Verdicts)) {
        assert!(few <= all, "{name}: {few} states, {all} with the output");
    }
    Some((full.progress.states, found.progress.states))
}

#[test]
fn on_every_scenario_and_reference_program() {
    let (mut all, mut few, mut programs) = (0, 0, 0);
    let scenarios = catalogue::all().iter().map(|entry| (entry.name.to_owned(), entry.text.to_owned()));
    let scenarios = scenarios.map(|(name, text)| (common::compile(&name, &text), name));
    let reference = common::oracle().into_iter().map(|name| (common::program(&name), name));
    for (program, name) in scenarios.chain(reference) {
        let Some((full, other)) = compared(&name, &program) else { continue };
        all += full;
        few += other;
        programs += 1;
    }
    println!("{programs} programs: {all} states, {few} without the output");
    assert!(programs > 100);
}

#[test]
fn on_random_programs() {
    let compared = (0..RANDOM).filter_map(|seed| {
        let name = format!("random {seed}");
        compared(&name, &common::compile(&name, &random::program(seed)))
    });
    assert!(compared.count() > 100, "most were too large");
}

fn compile(body: &str) -> Program {
    common::compile("test.c", &format!("#include <windows.h>\n#include <stdio.h>\n{body}"))
}

#[test]
fn much_output_costs_nothing() {
    let program = compile(
        "static DWORD WINAPI other(LPVOID unused) { for (int i = 0; i < 6; i++) printf(\"o\"); return 0; }
        int main(void) {
            HANDLE thread = CreateThread(NULL, 0, other, NULL, 0, NULL);
            for (int i = 0; i < 6; i++) printf(\"m\");
            WaitForSingleObject(thread, INFINITE);
            return 0;
        }",
    );
    let (all, few) = compared("prints", &program).expect("it is small");
    assert!(few * 10 < all, "{few} states, {all} with the output");
}

#[test]
fn a_loop_that_prints_for_ever_is_seen_to_be_one() {
    let program = compile("int main(void) { for (;;) printf(\"again\\n\"); return 0; }");
    let found = search(&program, Kept::Verdicts);
    assert_eq!(found.coverage, Coverage::Complete);
    assert_eq!(verdicts(&found).into_keys().collect::<Vec<_>>(), ["stuck {livelock}"]);
    let limits = Limits { states: 1_000, ..Limits::default() };
    let full = explore_by(&program, Plan { limits, ..Plan::default() }, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(full.coverage, Coverage::Truncated(_)), "with the output no state comes again");
}

#[test]
fn a_thread_that_prints_holds_time_back_all_the_same() {
    let program = compile(
        "static volatile LONG late;
        static DWORD WINAPI other(LPVOID unused) { Sleep(10); late = 1; return 0; }
        int main(void) {
            CreateThread(NULL, 0, other, NULL, 0, NULL);
            for (int i = 0; i < 3; i++) { Sleep(0); printf(\".\"); }
            return late;
        }",
    );
    assert!(compared("time", &program).is_some());
}
