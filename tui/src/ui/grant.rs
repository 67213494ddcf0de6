//! What the screens ask for, done: another program, another screen, an overlay, an order to whoever is outside. The screens
//! say what they want; nothing is decided here.

use super::Model;
use super::explore::{Asked, Explore};
use super::field::Field;
use super::home::Picked;
use super::order::Order;
use super::overlay::Overlay;
use super::quiz::{self, Quiz};
use super::step::{Twin, Wish};

/// Opens what was picked on the list.
pub(super) fn pick(model: &mut Model, picked: Picked) {
    match picked {
        Picked::Scenario(name) => model.open(&name),
        Picked::File(path) => model.orders.push(Order::Read(path)),
    }
}

/// Does what the stepping screen asks for.
pub(super) fn grant(model: &mut Model, wish: Wish) {
    match wish {
        Wish::None => {}
        Wish::Say(text) => model.message = Some(text),
        Wish::Leave if back_to_twin(model) => {}
        Wish::Leave => {
            model.leave();
            model.orders.push(Order::Watch(None));
        }
        Wish::Card => model.overlay = Overlay::Card(0),
        Wish::Output => model.overlay = Overlay::Output(0),
        Wish::Why => model.overlay = Overlay::Why(0),
        Wish::Breaks => model.overlay = Overlay::Breaks(0),
        Wish::Find => {
            if let Some(step) = &mut model.step {
                step.begin_search();
            }
            model.overlay = Overlay::Find(Field::default());
        }
        Wish::Copy(text) => {
            model.message = Some(format!("copied: {text}"));
            model.orders.push(Order::Copy(text));
        }
        Wish::Twin(name) => open_twin(model, &name),
        Wish::Explore => {
            let Some(step) = &model.step else { return };
            model.searches += 1;
            model.explore = Some(Box::new(Explore::new(step.name(), model.searches)));
            model.orders.push(Order::Explore(model.searches, step.session().shared_program()));
        }
        Wish::Quiz => {
            let Some(step) = &model.step else { return };
            let program = step.session().program();
            if let Some(waiting) = model.waiting.take().filter(|quiz| quiz.is_about(program, model.seed)) {
                model.quiz = Some(waiting);
                return;
            }
            match Quiz::new(step.session().shared_program(), step.about.twin.as_deref(), model.seed) {
                Some(quiz) => model.quiz = Some(Box::new(quiz.with_streak(model.home.memory().streak))),
                None => model.message = Some("there is nothing to ask: no step has an alternative".to_owned()),
            }
        }
    }
}

/// Opens the twin of what is shown, at the place where the two part, with the lines marked in which they differ.
fn open_twin(model: &mut Model, name: &str) {
    let Some(before) = model.step.as_deref() else { return };
    if before.twin.as_ref().is_some_and(|twin| twin.name == name) && back_to_twin(model) {
        return;
    }
    let Some(before) = model.step.as_deref().cloned() else { return };
    model.open(name);
    let Some(step) = model.step.as_mut().filter(|step| step.name() == name) else { return };
    let twin = Twin::of(&before, step.session().program());
    model.message = Some(twin.words());
    step.twin = Some(twin);
    step.go_where_twins_part();
}

/// From a twin back to the program that it was opened from, where that was left; whether there is one.
fn back_to_twin(model: &mut Model) -> bool {
    let Some(twin) = model.step.as_mut().and_then(|step| step.twin.take()) else { return false };
    model.back_to(&twin.name, &twin.origin)
}

/// Does what the screen of every order asks for.
pub(super) fn grant_search(model: &mut Model, asked: Asked) {
    let Some(step) = &mut model.step else { return };
    match asked {
        Asked::Nothing => {}
        Asked::Leave => model.leave_search(),
        Asked::Pause(pause) => model.orders.push(Order::PauseExploring(pause)),
        Asked::Stop => model.orders.push(Order::StopExploring),
        Asked::Again => grant(model, Wish::Explore),
        Asked::Compare(schedule, last_good) => {
            if let Some(explore) = &mut model.explore {
                explore.compare(step.session().shared_program(), &schedule, last_good);
            }
        }
        Asked::Open(branches, at) => {
            for schedule in &branches {
                model.message = step.load(schedule, at);
            }
            model.leave_search();
        }
    }
}

/// Keeps what the answers of the quiz come to.
pub(super) fn note_answers(model: &mut Model) {
    let (Some(quiz), Some(step)) = (&mut model.quiz, &model.step) else { return };
    let end = quiz.ends_now().then(|| (quiz.score(), model.today));
    if end.is_some() || model.home.memory().streak != quiz.streak() {
        model.home.study(step.name(), quiz.streak(), end);
        model.orders.push(Order::Remember(model.home.memory().clone()));
    }
}

/// Does what the quiz asks for.
pub(super) fn grant_quiz(model: &mut Model, asked: quiz::Asked) {
    match asked {
        quiz::Asked::Nothing => {}
        quiz::Asked::Leave => model.quiz = None,
        quiz::Asked::Say(words) => model.message = Some(words.to_owned()),
        quiz::Asked::Show(schedule, at) => {
            let Some(step) = &mut model.step else { return };
            let misfit = step.load(&schedule, at);
            model.waiting = model.quiz.take();
            model.message = Some(misfit.unwrap_or_else(|| "Q goes back to the quiz".to_owned()));
        }
    }
}
