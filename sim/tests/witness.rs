//! What becomes of an outcome when there is no time, memory or patience to find the shortest way to it: it is reported
//! all the same, by the way on which the search came there, shrunk if there is time.

mod common;

use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_scenarios::catalogue;
use tpio_sim::explore::{
    Coverage, Effort, Exploration, Kept, Limit, Limits, Liveness, Outcome, Plan, Progress, Stage, Witness, explore_by,
};
use tpio_sim::run::{Plan as RunPlan, play, run};
use tpio_sim::sample::{Met, Sample, sample};
use tpio_sim::shrink::{Rest, Whole, shrink, shrink_under};
use tpio_sim::strategy::Setup;
use tpio_sim::trace::ending_line;

fn programs() -> impl Iterator<Item = (&'static str, Program)> {
    catalogue::all().iter().map(|entry| (entry.name, common::compile(entry.name, entry.text)))
}

fn search(program: &Program, places: usize, watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>) -> Exploration {
    explore_by(program, Plan { limits: Limits { places, ..Limits::default() }, ..Plan::default() }, watch)
}

/// More than any program of the catalogue has.
const MANY: usize = 2_000_000;

fn whole(program: &Program) -> Exploration {
    search(program, MANY, &mut |_| ControlFlow::Continue(()))
}

/// A search whose caller says stop when asked for that time after the search proper, from 0.
fn stopped_after(program: &Program, plan: Plan, questions: u32) -> Exploration {
    let mut asked = 0;
    explore_by(program, plan, &mut |progress| {
        if progress.stage == Stage::Search {
            return ControlFlow::Continue(());
        }
        asked += 1;
        if asked > questions { ControlFlow::Break(Limit::Interrupt) } else { ControlFlow::Continue(()) }
    })
}

/// What must not depend on how much time there is.
fn known(found: &Exploration) -> (Coverage, Liveness, Kept, Vec<String>) {
    let outcome = |outcome: &Outcome| {
        let ending = ending_line(&outcome.ending);
        let kind = ending.split(' ').next().unwrap_or_default();
        let kind = if kind == "stuck" { kind } else { &ending };
        format!("{kind} {:?} {:?}", outcome.stdout, outcome.rules)
    };
    (found.coverage, found.liveness, found.kept, found.outcomes.iter().map(outcome).collect())
}

/// Whether a witness shows its outcome when it is played; a loop is not played round.
fn shows(program: &Program, outcome: &Outcome) -> bool {
    let walk = play(program, &outcome.schedule, outcome.steps, &mut |_, _| {}).expect("it fits");
    let ending = match walk.ending() {
        Some(ending) => ending_line(ending) == ending_line(&outcome.ending) && walk.rules() == outcome.rules,
        None => ending_line(&outcome.ending).starts_with("stuck"),
    };
    ending && walk.stdout() == outcome.stdout && walk.switches() == outcome.switches
}

fn cost(outcome: &Outcome) -> (u32, u32) {
    (outcome.switches, outcome.steps)
}

#[test]
fn who_wants_no_shortest_orders_gets_each_as_it_was_found() {
    for (name, program) in programs() {
        let plan = Plan { effort: Effort::Found, ..Plan::default() };
        let found = explore_by(&program, plan, &mut |_| ControlFlow::Continue(()));
        assert_eq!(known(&found), known(&whole(&program)), "{name}");
        assert_eq!(found.cut, None, "{name}: nothing was missed that was wanted");
        for outcome in &found.outcomes {
            assert_eq!((outcome.witness, outcome.last_good_step), (Witness::Short, None), "{name}");
            assert!(shows(&program, outcome), "{name}: {outcome:?}");
        }
    }
}

#[test]
fn a_stop_after_the_search_leaves_every_outcome_with_the_way_on_which_it_was_found() {
    for (name, program) in programs() {
        let plan = Plan { shares: true, ..Plan::default() };
        let found = stopped_after(&program, plan, 0);
        assert_eq!(known(&found), known(&whole(&program)), "{name}");
        assert_eq!((found.coverage, found.cut), (Coverage::Complete, Some(Limit::Interrupt)), "{name}");
        for outcome in &found.outcomes {
            assert_eq!(outcome.witness, Witness::Short, "{name}");
            assert_eq!((outcome.last_good_step, outcome.probability), (None, None), "{name}");
            assert!(outcome.interleavings.is_none() && shows(&program, outcome), "{name}: {}", outcome.schedule);
        }
    }
}

#[test]
fn a_stop_on_the_way_leaves_what_is_known_and_nothing_else() {
    let program = common::program("oracle/c45_rendezvous.c");
    let plan = Plan { shares: true, ..Plan::default() };
    let all = stopped_after(&program, plan, u32::MAX);
    assert_eq!(all.cut, None);
    let (mut questions, mut shortest) = (0, Vec::new());
    loop {
        let found = stopped_after(&program, plan, questions);
        assert_eq!(known(&found), known(&all), "{questions}");
        for (outcome, known) in found.outcomes.iter().zip(&all.outcomes) {
            assert!(shows(&program, outcome), "{questions}: {}", outcome.schedule);
            assert!(outcome.witness == Witness::Short || outcome.schedule == known.schedule, "{questions}");
            assert!(outcome.probability.is_none() || outcome.probability == known.probability, "{questions}");
            assert!(outcome.last_good_step.is_none() || outcome.last_good_step == known.last_good_step);
        }
        shortest.push(found.outcomes.iter().filter(|outcome| outcome.witness == Witness::Shortest).count());
        if found.cut.is_none() {
            break;
        }
        questions += 1;
    }
    assert!(shortest.is_sorted() && shortest.len() > 5, "stopped early, later, at last not: {shortest:?}");
}

#[test]
fn past_the_limit_the_way_that_was_found_is_shrunk() {
    let (mut before, mut after, mut best) = ((0, 0), (0, 0), (0, 0));
    let add = |sum: &mut (u32, u32), outcome: &Outcome| *sum = (sum.0 + outcome.switches, sum.1 + outcome.steps);
    for (name, program) in programs() {
        let raw = stopped_after(&program, Plan::default(), 0);
        let all = whole(&program);
        let found = search(&program, 1, &mut |_| ControlFlow::Continue(()));
        assert_eq!((known(&found), found.cut), (known(&all), None), "{name}");
        for ((raw, short), shortest) in raw.outcomes.iter().zip(&found.outcomes).zip(&all.outcomes) {
            assert!(short.witness == Witness::Short && shows(&program, short), "{name}: {}", short.schedule);
            assert!(cost(shortest) <= cost(short) && cost(short) <= cost(raw), "{name}: {}", short.schedule);
            assert_eq!(short.last_good_step.is_some(), shortest.last_good_step.is_some(), "{name}");
            assert!(short.last_good_step.is_none_or(|step| step < short.steps), "{name}");
            add(&mut before, raw);
            add(&mut after, short);
            add(&mut best, shortest);
        }
        let twice = search(&program, 1, &mut |_| ControlFlow::Continue(()));
        assert_eq!(twice.outcomes, found.outcomes, "{name}: twice");
    }
    println!("switches and steps: found {before:?}, shrunk {after:?}, shortest {best:?}");
    assert!((after.0 - best.0) * 4 <= before.0 - best.0, "{before:?} {after:?} {best:?}");
}

#[test]
fn without_memory_the_ways_are_shrunk_but_not_searched_for() {
    let program = common::program("oracle/c45_rendezvous.c");
    let limits = Limits { memory: 300_000, ..Limits::default() };
    let found = explore_by(&program, Plan { limits, ..Plan::default() }, &mut |_| ControlFlow::Continue(()));
    assert_eq!((found.coverage, found.cut), (Coverage::Truncated(Limit::Memory), Some(Limit::Memory)));
    assert!(found.outcomes.iter().all(|outcome| outcome.witness == Witness::Short && shows(&program, outcome)));
}

#[test]
fn the_whole_outcome_is_kept_while_a_run_shrinks() {
    let mut shorter = 0;
    for (name, program) in programs() {
        let walk = run(&program, &plan(5), &mut |_| {}).expect("a run").walk;
        let ending = walk.ending().expect("an end").clone();
        if ending_line(&ending).starts_with("bounded") {
            continue;
        }
        let goal = Whole { ending, stdout: Some(walk.stdout().to_owned()), rules: walk.rules() };
        let short = shrink(&program, &walk.schedule(), &goal, 300).expect("it shows itself");
        let again = play(&program, &short.schedule, short.steps, &mut |_, _| {}).expect("it fits");
        assert_eq!((again.stdout(), again.rules()), (walk.stdout(), walk.rules()), "{name}");
        shorter += u32::from(short.switches < walk.switches());
        let stop = &mut || ControlFlow::Break(());
        let same = shrink_under(&program, &walk.schedule(), &goal, 300, stop).expect("it shows itself");
        assert_eq!((same.schedule, same.rest), (walk.schedule(), Rest::UsedUp), "{name}: stopped at once");
        let other = Whole { stdout: Some("never printed".to_owned()), ..goal };
        assert!(shrink(&program, &walk.schedule(), &other, 300).is_err(), "{name}");
    }
    assert!(shorter > 10, "{shorter} became shorter");
}

/// Whether some outcome of a sample of a few runs was shrunk; it is the outcome of its first run all the same.
fn is_shrunk(name: &str, program: &Program, met: &[Met]) -> bool {
    let shorter = |met: &Met| {
        let plan = plan(met.first_seed);
        let first = run(program, &plan, &mut |_| {}).expect("a run").walk;
        let walk = play(program, &met.schedule, met.steps, &mut |_, _| {}).expect("it fits");
        let played = (walk.stdout(), walk.rules(), walk.switches(), walk.findings());
        assert_eq!(played, (&*met.stdout, met.rules.clone(), met.switches, &*met.findings), "{name}");
        assert_eq!((first.stdout(), first.rules()), (&*met.stdout, met.rules.clone()), "{name}");
        assert!((met.switches, met.steps) <= (first.switches(), first.steps()), "{name}");
        met.switches < first.switches()
    };
    met.iter().filter(|met| shorter(met)).count() > 0
}

fn plan(seed: u64) -> RunPlan {
    RunPlan { setup: Setup { seed, ..Setup::default() }, depth: 2_000, ..RunPlan::default() }
}

#[test]
fn what_a_sample_met_is_shrunk_after_it_unless_there_is_no_time() {
    let asked = Sample { plan: plan(7), runs: 4, shard: None, kept: Kept::Full };
    let mut shrunk = 0;
    for (name, program) in programs() {
        let short = sample(&program, &asked, &mut |_| ControlFlow::Continue(())).expect("a strategy");
        shrunk += u32::from(is_shrunk(name, &program, &short.outcomes));
        let hurried = sample(&program, &asked, &mut |progress| {
            if progress.runs == 4 { ControlFlow::Break(Limit::Seconds) } else { ControlFlow::Continue(()) }
        });
        let hurried = hurried.expect("a strategy");
        assert_eq!((hurried.progress, hurried.stopped), (short.progress, None), "{name}: all runs were played");
        let times = |met: &[Met]| met.iter().map(|met| met.times).collect::<Vec<u64>>();
        assert_eq!(times(&hurried.outcomes), times(&short.outcomes), "{name}");
    }
    assert!(shrunk > 10, "{shrunk} were shrunk");
}
