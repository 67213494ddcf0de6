//! What lies ahead of a situation agrees with what the explorer finds from the start, and with its last good steps; causes
//! and undone choices on every scenario.

use std::ops::ControlFlow;
use std::sync::Arc;

use tpio_model::Program;
use tpio_sim::ahead::{Ahead, Prospect};
use tpio_sim::draw::Draw;
use tpio_sim::explore::{Coverage, Limits, explore};
use tpio_sim::session::{Because, Moved, Next, Session};

fn programs() -> impl Iterator<Item = Arc<Program>> {
    tpio_scenarios::catalogue::all().iter().map(|entry| Arc::new(entry.load().program.expect("it compiles")))
}

/// Scenarios of more states than this are left to the explorer's own tests.
const SMALL: usize = 6_000;

#[test]
fn it_agrees_with_the_explorer() {
    let mut compared = 0;
    let mut last_good_steps = 0;
    for program in programs() {
        let mut ahead = Ahead::new(Arc::clone(&program), SMALL);
        let start = tpio_model::initial(&program);
        ahead.ask(&start);
        while ahead.advance(1000) {}
        let prospect = ahead.prospect(&start);
        if !prospect.whole {
            continue;
        }
        compared += 1;
        let found = explore(&program, Limits::default(), &mut |_| ControlFlow::Continue(()));
        assert_eq!(found.coverage, Coverage::Complete);
        let good = found.outcomes.iter().any(tpio_sim::explore::Outcome::is_good);
        let bad = found.outcomes.iter().any(|outcome| !outcome.is_good());
        assert_eq!(prospect, Prospect { good, bad, whole: true }, "{}", program.name);
        for outcome in found.outcomes.iter().filter(|outcome| outcome.last_good_step.is_some()) {
            let mut session = Session::new(Arc::clone(&program));
            session.record(&outcome.schedule, outcome.steps as usize).expect("its own schedule");
            session.seek(outcome.steps as usize);
            let way = session.way();
            let last = way.iter().rposition(|state| ahead.prospect(state).good);
            assert_eq!(last.map(|step| step as u32), outcome.last_good_step, "{} {}", program.name, outcome.schedule);
            last_good_steps += 1;
        }
    }
    assert!(compared > 20 && last_good_steps > 20, "{compared} {last_good_steps}");
}

#[test]
fn short_of_memory_it_says_so() {
    let program = Arc::new(tpio_scenarios::catalogue::find("close-without-wait").unwrap().load().program.unwrap());
    let mut ahead = Ahead::new(Arc::clone(&program), 10);
    let start = tpio_model::initial(&program);
    ahead.ask(&start);
    while ahead.advance(5) {}
    assert!(!ahead.prospect(&start).whole);
    assert_eq!(Ahead::new(program, 10).prospect(&start), Prospect::default());
}

/// What a choice is said to lead to is what taking it leads to.
#[test]
fn a_look_at_what_is_next_is_true() {
    let mut draw = Draw::new(5);
    for program in programs() {
        let mut session = Session::new(program);
        for _ in 0..40 {
            let next = session.peek();
            assert_eq!(next.len(), session.choices().len());
            if next.is_empty() {
                break;
            }
            let index = draw.below(next.len() as u64) as usize;
            session.choose(index);
            match &next[index] {
                Next::On(state) => assert_eq!(state, session.state()),
                Next::Over(well) => assert_eq!((*well, session.choices().len()), (session.ended_well(), 0)),
            }
        }
    }
}

#[test]
fn causes_are_earlier_and_make_sense() {
    let mut draw = Draw::new(6);
    for program in programs() {
        let mut session = Session::new(program);
        while session.step_number() < 40 && !session.choices().is_empty() {
            session.choose(draw.below(session.choices().len() as u64) as usize);
            for cause in session.cone(64) {
                assert!(cause.earlier < cause.step && cause.earlier > 0, "{cause:?}");
                if cause.because == Because::Possible {
                    let here = session.step_number();
                    session.seek(cause.step - 1);
                    let choice = session.choices()[session.recorded().expect("it was taken")];
                    assert!(session.choices().contains(&choice));
                    session.seek(cause.earlier - 1);
                    assert!(!session.choices().contains(&choice), "it was possible before {cause:?}");
                    session.seek(here);
                }
            }
        }
    }
}

/// The story of the first scenario: the read went pending, the write completed it, the packet came, the callback ran.
#[test]
fn a_callback_goes_back_to_its_start() {
    let program = Arc::new(tpio_scenarios::catalogue::find("close-without-wait").unwrap().load().program.unwrap());
    let mut session = Session::new(program);
    session.record(&"a.0001*4".parse().unwrap(), 100).expect("it fits");
    session.seek(16);
    assert!(session.story()[0].contains("began the callback"), "{:?}", session.story());
    let causes = session.cone(64);
    let direct: Vec<usize> = causes.iter().filter(|cause| cause.step == 16).map(|cause| cause.earlier).collect();
    assert!(direct.contains(&15), "the packet was delivered before: {direct:?}");
    let wrote = causes.iter().any(|cause| (cause.step, cause.earlier) == (14, 10));
    assert!(wrote, "the write made the completion possible: {causes:?}");
}

#[test]
fn undo_is_exact_and_redo_too() {
    let mut draw = Draw::new(7);
    let here = |session: &Session| (session.step_number(), session.schedule(), session.last_step());
    for program in programs() {
        let mut session = Session::new(program);
        for _ in 0..60 {
            let before = here(&session);
            if session.choices().is_empty() || draw.below(4) == 0 {
                session.back();
                continue;
            }
            session.choose(draw.below(session.choices().len() as u64) as usize);
            let after = here(&session);
            let branches = session.branches().len();
            assert_eq!(session.undo(), Moved::Yes);
            assert_eq!(here(&session), before);
            assert_eq!(session.branches().len(), branches, "a branch was lost");
            assert_eq!(session.redo(), Moved::Yes);
            assert_eq!(here(&session), after);
        }
    }
}

#[test]
fn a_thread_goes_on_alone_until_its_function_ends() {
    let program = Arc::new(tpio_scenarios::catalogue::find("hello-read").unwrap().load().program.unwrap());
    let mut session = Session::new(program);
    while session.moved_last().is_none_or(|thread| !thread.is_worker()) {
        session.forward();
    }
    let worker = session.moved_last().expect("a worker");
    let began = session.step_number();
    assert_eq!(session.finish(worker), Moved::Yes);
    assert!(session.story()[0].contains("returned from the callback"), "{:?}", session.story());
    session.back();
    session.unfinish(worker);
    assert!(session.step_number() < began);
}
