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

/// The failing runs of the uniform seeds.
fn failing(program: &Program) -> impl Iterator<Item = Walk<'_>> {
    (0..SEEDS).filter_map(|seed| {
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

/// Switches and steps, added up.
#[derive(Debug, Default)]
struct Sum {
    switches: u32,
    steps: u32,
}

impl Sum {
    fn add(&mut self, switches: u32, steps: u32) {
        self.switches += switches;
        self.steps += steps;
    }
}

/// What shrinking one run of each violator came to.
#[derive(Debug, Default)]
struct Account {
    runs: u32,
    tried: u32,
    before: Sum,
    after: Sum,
    /// The same again for those for which the search found the same misuse, and the search's own witnesses.
    comparable: Sum,
    witnesses: Sum,
}

/// Shrinks one failing run of each violator and holds the result to what shrinking promises.
fn account(pick: fn(&Program) -> Option<Walk<'_>>) -> Account {
    let mut account = Account::default();
    for entry in catalogue::all() {
        let (name, program) = (entry.name, common::compile(entry.name, entry.text));
        let Some(walk) = pick(&program) else { continue };
        let target = Target::of(&walk).expect("it fails");
        let schedule = walk.schedule();
        let short = shrunk(&program, &schedule, &target, BUDGET);
        let again = replayed(&program, &short.schedule);
        assert!(target.is_met(&again), "{name}: {}", short.schedule);
        assert_eq!((again.switches(), again.steps()), (short.switches, short.steps), "{name}");
        assert!((short.switches, short.steps) <= (walk.switches(), walk.steps()), "{name}");
        assert_eq!(short.rest, Rest::Settled, "{name}");
        assert_eq!(shrunk(&program, &schedule, &target, BUDGET), short, "{name}: twice");
        let twice = shrunk(&program, &short.schedule, &target, BUDGET);
        assert_eq!(twice.schedule, short.schedule, "{name}: shrunk again");
        account.runs += 1;
        account.tried += short.tried;
        account.before.add(walk.switches(), walk.steps());
        account.after.add(short.switches, short.steps);
        let Some((steps, switches)) = known(&program, &target) else { continue };
        // the search's witness is shortest in one of the two ways
        assert!(short.steps >= steps || short.switches >= switches, "{name}: shorter than the shortest");
        account.comparable.add(short.switches, short.steps);
        account.witnesses.add(switches, steps);
    }
    println!("{account:#?}");
    assert!(account.runs >= 30, "chance met only {} violators", account.runs);
    account
}

#[test]
fn the_first_failing_run_of_every_violator_becomes_short() {
    let Account { before, after, .. } = account(|program| failing(program).next());
    assert!(after.switches * 4 <= before.switches * 3, "fewer than a quarter of the switches went");
    assert!(after.steps < before.steps);
}

#[test]
fn the_most_restless_run_of_every_violator_becomes_short() {
    let Account { before, after, .. } =
        account(|program| failing(program).max_by_key(|walk| (walk.switches(), walk.steps())));
    assert!(after.switches * 2 <= before.switches, "fewer than half of the switches went");
    assert!(after.steps < before.steps);
}

#[test]
fn a_small_budget_is_kept_and_gives_what_was_found() {
    let entry = catalogue::find("plain-counter").expect("a scenario");
    let program = common::compile(entry.name, entry.text);
    let walk = failing(&program).next().expect("it fails");
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
    let walk = failing(&program).next().expect("it fails");
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
