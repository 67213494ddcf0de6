//! Sessions, labels, sentences and views on every scenario of the catalogue, along random paths.

use std::collections::BTreeSet;
use std::sync::Arc;

use tpio_model::Ref;
use tpio_model::name::ThreadId;
use tpio_sim::draw::Draw;
use tpio_sim::narrate;
use tpio_sim::session::{Moved, Session};
use tpio_sim::view::{Judgement, View};

/// A run is followed so far.
const STEPS: usize = 60;

/// A session on each scenario.
fn sessions() -> impl Iterator<Item = Session> {
    let programs = tpio_scenarios::catalogue::all().iter().map(|entry| (entry.name, entry.load().program));
    programs.map(|(name, program)| Session::new(Arc::new(program.unwrap_or_else(|| panic!("{name} compiles")))))
}

/// Takes a step of somebody's choosing.
fn wander(session: &mut Session, draw: &mut Draw) -> Moved {
    match session.choices().len() as u64 {
        0 => Moved::No,
        count => session.step(draw.below(count) as usize),
    }
}

#[test]
fn sentences_are_sentences() {
    let mut draw = Draw::new(1);
    for mut session in sessions() {
        for _ in 0..STEPS {
            if wander(&mut session, &mut draw) == Moved::No {
                break;
            }
            let (program, labels) = (session.program(), session.labels());
            let mut all = session.story();
            all.extend(session.events().iter().filter_map(|event| narrate::sentence(program, labels, event)));
            all.extend(
                session.choices().iter().map(|choice| narrate::choice_text(program, session.state(), labels, *choice)),
            );
            for sentence in all {
                assert!(!sentence.is_empty() && !sentence.contains('\n'), "{}: {sentence:?}", program.name);
                assert!(!sentence.ends_with('.') && !sentence.starts_with(' '), "{}: {sentence:?}", program.name);
            }
        }
    }
}

/// The terms of a counter's sum are counted from the history, the counter itself is the state's.
#[test]
fn the_sum_of_the_history_is_the_counter() {
    let mut draw = Draw::new(2);
    for mut session in sessions() {
        while session.step_number() < STEPS && wander(&mut session, &mut draw) == Moved::Yes {
            let view = View::new(&session);
            let counted: BTreeSet<(String, i64)> = view
                .machine
                .ios
                .iter()
                .filter(|io| io.gone.is_none())
                .map(|io| {
                    let sum = io.sum;
                    let given = i64::from(sum.cancels) + i64::from(sum.delivered) + i64::from(sum.abandoned);
                    (io.label.clone(), i64::from(sum.starts) - given)
                })
                .collect();
            let held = session
                .state()
                .ios()
                .map(|(name, io)| (session.labels().name(Ref::Io(name)), i64::from(io.promised())));
            assert_eq!(counted, held.collect(), "{} at {}", session.program().name, view.path);
        }
    }
}

#[test]
fn a_path_is_found_again_by_its_schedule() {
    let mut draw = Draw::new(3);
    for mut session in sessions() {
        while session.step_number() < STEPS && wander(&mut session, &mut draw) == Moved::Yes {}
        let steps = session.step_number();
        let mut again = Session::new(Arc::new(session.program().clone()));
        again.record(&session.schedule_here(), steps).expect("its own schedule fits");
        again.seek(steps);
        assert_eq!(again.state(), session.state(), "{}", session.program().name);
        assert_eq!(View::new(&again), View::new(&session), "{}", session.program().name);
    }
}

#[test]
fn back_and_forward_come_by_the_same_situations() {
    let mut draw = Draw::new(4);
    for mut session in sessions() {
        let mut states = vec![session.state().clone()];
        while session.step_number() < STEPS && wander(&mut session, &mut draw) == Moved::Yes {
            states.push(session.state().clone());
        }
        for state in states.iter().rev() {
            assert_eq!(session.state(), state);
            session.back();
        }
        assert_eq!(session.back(), Moved::No);
        for state in &states {
            assert_eq!(session.state(), state);
            session.forward();
        }
    }
}

#[test]
fn labels_are_given_in_the_order_of_appearance_and_to_one_thing_each() {
    let mut draw = Draw::new(5);
    for mut session in sessions() {
        while session.step_number() < STEPS && wander(&mut session, &mut draw) == Moved::Yes {}
        let labels = session.labels();
        assert_eq!(labels.name(Ref::Thread(ThreadId::MAIN)), "main");
        let names: Vec<String> = labels.threads().iter().map(|thread| labels.name(Ref::Thread(*thread))).collect();
        let workers: Vec<&String> = names.iter().filter(|name| name.starts_with('W')).collect();
        let expected: Vec<String> = (1..=workers.len()).map(|number| format!("W{number}")).collect();
        assert_eq!(workers, expected.iter().collect::<Vec<_>>());
        let distinct: BTreeSet<&String> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }
}

#[test]
fn every_end_has_a_verdict_and_every_verdict_words() {
    let mut draw = Draw::new(6);
    for mut session in sessions() {
        while session.step_number() < 4 * STEPS && wander(&mut session, &mut draw) == Moved::Yes {}
        let view = View::new(&session);
        assert_eq!(view.verdict.is_some(), view.picks.is_empty(), "{}", view.scenario);
        let Some(verdict) = view.verdict else { continue };
        assert!(!verdict.title.is_empty() && !verdict.what.is_empty(), "{}", view.scenario);
        assert_eq!(verdict.judgement == Judgement::Misuse, session.verdict().is_some_and(|end| end.exit_status() == 1));
    }
}
