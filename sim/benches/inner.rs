//! The inner loops by themselves: one step, one look at what is enabled, one search, one run. `cargo bench -p tpio-sim`.
//! Knows nothing of how they are made.

use std::ops::ControlFlow;

use divan::Bencher;
use divan::counter::ItemsCount;
use tpio_model::{Choice, Program, State};
use tpio_sim::explore::{Coverage, Limits, explore};
use tpio_sim::run::{Plan, run};
use tpio_sim::strategy::Setup;

const READS: &str = include_str!("../../scenarios/bench/reads-in-flight.c");
const WORKERS: &str = include_str!("../../scenarios/bench/port-workers.c");

fn main() {
    divan::main();
}

fn compile(name: &str, text: &str) -> Program {
    let loaded = tpio_scenarios::load(name, text);
    loaded.program.unwrap_or_else(|| panic!("{name}: {:?}", loaded.diagnostics))
}

/// States along one road, from the start to the end: what a search meets on the way down.
fn road(program: &Program) -> Vec<State> {
    let mut states = vec![tpio_model::initial(program)];
    loop {
        let state = states.last().expect("the first");
        let Some(choice) = tpio_model::enabled(program, state).last().copied() else { return states };
        let mut next = state.clone();
        if tpio_model::apply(program, &mut next, choice, &mut Vec::new()).stop.is_some() {
            return states;
        }
        states.push(next);
    }
}

/// The state in the middle of a road has most going on.
fn middle(program: &Program) -> (State, Choice) {
    let states = road(program);
    let state = states[states.len() / 2].clone();
    let choice = tpio_model::enabled(program, &state)[0];
    (state, choice)
}

#[divan::bench]
fn clone_of_a_state(bencher: Bencher) {
    let (state, _) = middle(&compile("reads-in-flight.c", READS));
    bencher.bench_local(|| divan::black_box(&state).clone());
}

#[divan::bench]
fn one_step(bencher: Bencher) {
    let program = compile("reads-in-flight.c", READS);
    let (state, choice) = middle(&program);
    let mut events = Vec::new();
    bencher.with_inputs(|| state.clone()).bench_local_refs(|state| {
        events.clear();
        tpio_model::apply(&program, state, choice, &mut events)
    });
}

#[divan::bench]
fn every_step_of_a_road(bencher: Bencher) {
    let program = compile("reads-in-flight.c", READS);
    let states = road(&program);
    let steps: Vec<(State, Choice)> = states
        .iter()
        .flat_map(|state| tpio_model::enabled(&program, state).into_iter().map(|choice| (state.clone(), choice)))
        .collect();
    let mut events = Vec::new();
    bencher.counter(ItemsCount::new(steps.len())).bench_local(|| {
        for (state, choice) in &steps {
            events.clear();
            let mut next = state.clone();
            divan::black_box(tpio_model::apply(&program, &mut next, *choice, &mut events));
        }
    });
}

#[divan::bench]
fn enabled(bencher: Bencher) {
    let program = compile("reads-in-flight.c", READS);
    let (state, _) = middle(&program);
    bencher.bench_local(|| tpio_model::enabled(&program, divan::black_box(&state)));
}

/// All of a program of some ten thousand states; the items are transitions.
#[divan::bench(sample_count = 10)]
fn search(bencher: Bencher) {
    let small = WORKERS.replace("#define WORKERS 3", "#define WORKERS 2").replace("#define JOBS 4", "#define JOBS 8");
    let program = compile("port-workers.c", &small);
    let all = || explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(()));
    let once = all();
    assert_eq!(once.coverage, Coverage::Complete);
    assert!(once.progress.states > 5_000, "{} states", once.progress.states);
    bencher.counter(ItemsCount::new(once.progress.transitions)).bench_local(all);
}

#[divan::bench]
fn one_uniform_run(bencher: Bencher) {
    let program = compile("reads-in-flight.c", READS);
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        let plan = Plan { setup: Setup { seed, ..Setup::default() }, ..Plan::default() };
        run(&program, &plan, &mut |_| {}).expect("a known strategy").walk.steps()
    });
}
