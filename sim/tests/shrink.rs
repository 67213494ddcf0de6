//! Shrinking: on every scenario that can go wrong, the first failing run of a uniform seed becomes one that breaks the
//! same rule at the same line, is no longer, cannot be shrunk again, and is the same twice. Compared with the shortest
//! order that the search knows.

mod common;

use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_scenarios::catalogue;
use tpio_sim::explore::{Limits, explore};
use tpio_sim::report::is_misuse;
use tpio_sim::run::{Plan, Problem, play, run};
use tpio_sim::schedule::Schedule;
use tpio_sim::shrink::{Refusal, Rest, Shrunk, Target, shrink};
use tpio_sim::strategy::Setup;
use tpio_sim::walk::Walk;

/// Enough for every scenario to settle.
const BUDGET: u32 = 20_000;
/// Steps after which a run is stopped: every program of the catalogue that ends at all ends long before.
const LONGEST: u32 = 2_000;
/// A scenario whose misuse chance does not meet so often is left out.
const SEEDS: u64 = 300;

fn replayed<'p>(program: &'p Program, schedule: &Schedule) -> Walk<'p> {
    play(program, schedule, LONGEST, &mut |_, _| {}).expect("it fits")
}

/// The first failing run of a uniform seed.
fn failing(program: &Program) -> Option<Walk<'_>> {
    (0..SEEDS).find_map(|seed| {
        let plan = Plan { setup: Setup { seed, ..Setup::default() }, depth: LONGEST, ..Plan::default() };
        let walk = run(program, &plan, &mut |_| {}).expect("a run").walk;
        Target::of(&walk).filter(|target| is_misuse(target.rule)).map(|_| walk)
    })
}

fn shrunk(program: &Program, schedule: &Schedule, target: &Target, budget: u32) -> Shrunk {
    shrink(program, schedule, target, budget).expect("it can be shrunk")
}

/// Fewest steps and switches of a witness in which the search found the same.
fn known(program: &Program, target: &Target) -> Option<(u32, u32)> {
    let found = explore(program, Limits::default(), &mut |_| ControlFlow::Continue(()));
    let same = found.outcomes.iter().filter(|outcome| {
        outcome.findings.iter().any(|(_, finding)| finding.rule == target.rule && finding.site == target.site)
    });
    same.map(|outcome| (outcome.steps, outcome.switches)).min()
}

#[test]
fn every_failing_run_becomes_a_short_one() {
    let (mut met, mut before, mut after, mut tried) = (0, (0, 0), (0, 0), 0);
    let (mut compared, mut ours, mut theirs) = (0, (0, 0), (0, 0));
    for entry in catalogue::all() {
        let program = common::compile(entry.name, entry.text);
        let Some(walk) = failing(&program) else { continue };
        let target = Target::of(&walk).expect("it fails");
        let schedule = walk.schedule();
        let short = shrunk(&program, &schedule, &target, BUDGET);
        let name = entry.name;
        println!("{name}: {} {} -> {} {}, {}", walk.switches(), walk.steps(), short.switches, short.steps, short.tried);
        let again = replayed(&program, &short.schedule);
        assert!(target.is_met(&again), "{name}: {}", short.schedule);
        assert_eq!((again.switches(), again.steps()), (short.switches, short.steps), "{name}");
        assert!((short.switches, short.steps) <= (walk.switches(), walk.steps()), "{name}");
        assert_eq!(short.rest, Rest::Settled, "{name}");
        assert_eq!(shrunk(&program, &schedule, &target, BUDGET), short, "{name}: twice");
        let twice = shrunk(&program, &short.schedule, &target, BUDGET);
        assert_eq!(twice.schedule, short.schedule, "{name}: shrunk again");
        met += 1;
        tried += short.tried;
        before = (before.0 + walk.switches(), before.1 + walk.steps());
        after = (after.0 + short.switches, after.1 + short.steps);
        if let Some((steps, switches)) = known(&program, &target) {
            // the search's witness is shortest in one of the two ways
            assert!(short.steps >= steps || short.switches >= switches, "{name}: shorter than the shortest");
            compared += 1;
            ours = (ours.0 + short.switches, ours.1 + short.steps);
            theirs = (theirs.0 + switches, theirs.1 + steps);
        }
    }
    println!("{met} runs, {tried} tried: switches and steps {before:?} -> {after:?}");
    println!("{compared} compared with the search's shortest: {ours:?}, there {theirs:?}");
    assert!(met >= 30, "chance met only {met} violators");
    assert!(after.0 * 4 <= before.0 * 3, "less than a quarter of the switches went: {before:?} -> {after:?}");
    assert!(after.1 < before.1, "steps are not fewer: {before:?} -> {after:?}");
}

#[test]
fn a_small_budget_is_kept_and_gives_what_was_found() {
    let entry = catalogue::find("plain-counter").expect("a scenario");
    let program = common::compile(entry.name, entry.text);
    let walk = failing(&program).expect("it fails");
    let target = Target::of(&walk).expect("it fails");
    let mut last = (walk.switches(), walk.steps());
    for budget in 0..20 {
        let short = shrunk(&program, &walk.schedule(), &target, budget);
        assert!(short.tried <= budget && target.is_met(&replayed(&program, &short.schedule)));
        assert!((short.switches, short.steps) <= last, "more runs gave a longer schedule");
        last = (short.switches, short.steps);
    }
    assert_eq!(shrunk(&program, &walk.schedule(), &target, 0).schedule, walk.schedule());
}

#[test]
fn what_does_not_show_the_target_is_refused() {
    let entry = catalogue::find("plain-counter").expect("a scenario");
    let program = common::compile(entry.name, entry.text);
    let walk = failing(&program).expect("it fails");
    let target = Target::of(&walk).expect("it fails");
    let other = Target { site: None, ..target.clone() };
    assert_eq!(shrink(&program, &walk.schedule(), &other, 9), Err(Refusal::Missed));
    let misfit: Schedule = "a.z".parse().expect("a schedule");
    assert!(matches!(shrink(&program, &misfit, &target, 9), Err(Refusal::Unfit(_))));
    let long = Schedule::new([walk.schedule().items(), &[0; 4_000], &[1]].concat());
    assert!(matches!(shrink(&program, &long, &target, 9), Err(Refusal::Unfit(Problem::Leftover { .. }))));
    let hello = catalogue::find("hello-read").expect("a scenario");
    let program = common::compile(hello.name, hello.text);
    assert_eq!(Target::of(&replayed(&program, &Schedule::default())), None, "nothing is broken there");
}
