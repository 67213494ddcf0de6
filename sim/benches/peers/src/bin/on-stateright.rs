//! The protocol as a natural stateright model: enums, vectors, derived hashes. One thread.
//! usage: on-stateright K W [dfs|bfs]

use std::collections::{BTreeSet, VecDeque};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use peers::{Outcome, Params};
use stateright::{Checker, Model, Property};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Worker {
    Idle,
    Got(u8),
    Decremented(u8),
    InCallback(u8),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Main {
    Start(u8),
    Issue(u8),
    Wait,
    Close,
    Finished,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    main: Main,
    counter: u8,
    issued: Vec<bool>,
    completed: Vec<bool>,
    port: VecDeque<u8>,
    workers: Vec<Worker>,
    late_begin: Vec<bool>,
    late_end: Vec<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Action {
    Main,
    Complete(u8),
    Worker(u8),
}

struct Protocol(Params);

static OUTCOMES: Mutex<BTreeSet<Outcome>> = Mutex::new(BTreeSet::new());

impl Model for Protocol {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        let (k, w) = (self.0.k as usize, self.0.w as usize);
        vec![State {
            main: Main::Start(0),
            counter: 0,
            issued: vec![false; k],
            completed: vec![false; k],
            port: VecDeque::new(),
            workers: vec![Worker::Idle; w],
            late_begin: vec![false; k],
            late_end: vec![false; k],
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        match state.main {
            Main::Start(_) | Main::Issue(_) | Main::Close => actions.push(Action::Main),
            Main::Wait if state.counter == 0 => actions.push(Action::Main),
            Main::Wait | Main::Finished => {}
        }
        for number in 0..self.0.k as usize {
            if state.issued[number] && !state.completed[number] {
                actions.push(Action::Complete(number as u8));
            }
        }
        for (number, worker) in state.workers.iter().enumerate() {
            if *worker != Worker::Idle || !state.port.is_empty() {
                actions.push(Action::Worker(number as u8));
            }
        }
    }

    fn next_state(&self, last: &State, action: Action) -> Option<State> {
        let mut state = last.clone();
        let closed = state.main == Main::Finished;
        match action {
            Action::Main => {
                state.main = match state.main {
                    Main::Start(number) => {
                        state.counter += 1;
                        Main::Issue(number)
                    }
                    Main::Issue(number) => {
                        state.issued[number as usize] = true;
                        if u32::from(number) + 1 < self.0.k { Main::Start(number + 1) } else { Main::Wait }
                    }
                    Main::Wait => Main::Close,
                    Main::Close => Main::Finished,
                    Main::Finished => return None,
                }
            }
            Action::Complete(number) => {
                state.completed[number as usize] = true;
                state.port.push_back(number);
            }
            Action::Worker(worker) => {
                let worker = worker as usize;
                state.workers[worker] = match state.workers[worker] {
                    Worker::Idle => Worker::Got(state.port.pop_front().expect("a packet")),
                    Worker::Got(number) => {
                        state.counter -= 1;
                        Worker::Decremented(number)
                    }
                    Worker::Decremented(number) => {
                        state.late_begin[number as usize] = closed;
                        Worker::InCallback(number)
                    }
                    Worker::InCallback(number) => {
                        state.late_end[number as usize] = closed;
                        Worker::Idle
                    }
                }
            }
        }
        Some(state)
    }

    /// One invariant that always holds makes stateright look at every state; the last ones are counted here.
    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always("counted", |model: &Protocol, state: &State| {
            let mut actions = Vec::new();
            model.actions(state, &mut actions);
            if actions.is_empty() {
                let digits = state.late_begin.iter().zip(&state.late_end).enumerate();
                let outcome = digits.fold(0, |outcome, (at, (began, ended))| {
                    outcome | (u32::from(*began) + u32::from(*ended)) << (2 * at)
                });
                OUTCOMES.lock().unwrap().insert(outcome);
            }
            true
        })]
    }
}

fn main() {
    const LIMIT: Duration = Duration::from_secs(120);
    let (params, more) = peers::arguments();
    let order = more.first().map_or("dfs", String::as_str);
    let builder = Protocol(params).checker().threads(1).timeout(LIMIT);
    let start = Instant::now();
    let counts = |checker: &dyn Counts| (checker.states(), checker.steps(), checker.done());
    let (states, steps, done) = match order {
        "dfs" => counts(&builder.spawn_dfs().join()),
        "bfs" => counts(&builder.spawn_bfs().join()),
        other => panic!("unknown order {other}"),
    };
    let time = start.elapsed();
    peers::Line::new(&format!("stateright-{order}"), params)
        .field("states", states)
        .field("transitions", steps)
        .field("seconds", time.as_secs_f64())
        .outcomes(&OUTCOMES.lock().unwrap())
        .field("complete", done && time < LIMIT)
        .print();
}

/// What is asked of either checker.
trait Counts {
    fn states(&self) -> usize;
    /// Steps taken; stateright's count has the first state in it.
    fn steps(&self) -> usize;
    fn done(&self) -> bool;
}

impl<C: Checker<Protocol>> Counts for C {
    fn states(&self) -> usize {
        self.unique_state_count()
    }

    fn steps(&self) -> usize {
        self.state_count() - 1
    }

    fn done(&self) -> bool {
        self.is_done()
    }
}
