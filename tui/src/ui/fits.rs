//! Which actions mean something as things are: the line of hints offers no others, and calls them by what they would do.

use super::Model;
use super::action::{Action, Place, Row};
use super::explore::Explore;
use super::home::Home;
use super::order::Pause;
use super::quiz::Quiz;
use super::step::{Step, Zoom};

/// What the hint of an action says as things are; `None` if the action would do nothing.
pub fn hint(model: &Model, row: &Row) -> Option<&'static str> {
    let words = match model.place() {
        Place::Home => on_list(&model.home, row),
        Place::Step => model.step.as_deref().and_then(|step| on_step(step, row)),
        Place::Explore => model.explore.as_deref().and_then(|explore| on_explore(explore, row)),
        Place::Quiz => model.quiz.as_deref().and_then(|quiz| on_quiz(quiz, row)),
    };
    words.filter(|words| !words.is_empty())
}

fn on_list(home: &Home, row: &Row) -> Option<&'static str> {
    let there = match row.action {
        Action::Take | Action::Down | Action::Up => home.entry().is_some(),
        Action::Leave => home.filter().is_some(),
        _ => true,
    };
    there.then_some(row.hint)
}

fn on_step(step: &Step, row: &Row) -> Option<&'static str> {
    let there = match row.action {
        Action::Forward | Action::RunOn => step.session().recorded().is_some(),
        Action::Back | Action::RunBack | Action::Why => step.view.step > 0,
        Action::Row(_) => step.rows() > 0,
        Action::Leave if step.zoom == Zoom::One => return Some("all panes"),
        Action::Leave if step.twin.is_some() => return Some("back"),
        _ => true,
    };
    there.then_some(row.hint)
}

fn on_explore(explore: &Explore, row: &Row) -> Option<&'static str> {
    let over = explore.found.is_some();
    match row.action {
        Action::Pause if explore.is_complete() => None,
        Action::Pause if over => Some("search anew"),
        Action::Pause if explore.pause == Pause::Wait => Some("go on"),
        Action::Pause => Some("wait"),
        Action::EndSearch if over => None,
        Action::Take if explore.comparison.is_some() => Some("open both"),
        Action::Take if explore.example().is_none() => None,
        Action::Compare if explore.comparison.is_some() => None,
        Action::Compare => explore.example()?.last_good_step.map(|_| row.hint),
        Action::Leave if explore.comparison.is_some() => Some("back"),
        _ => Some(row.hint),
    }
}

fn on_quiz(quiz: &Quiz, row: &Row) -> Option<&'static str> {
    let open = !quiz.is_over() && quiz.answered().is_none();
    let points = quiz.pointer().is_some();
    match row.action {
        Action::Retry => quiz.is_over().then_some(row.hint),
        Action::Row(_) => (open && !points).then_some(row.hint),
        Action::Hint => open.then_some(row.hint),
        Action::Forward if points => Some("step on"),
        Action::Forward => (!quiz.is_over() && !open).then_some(row.hint),
        Action::Back => points.then_some("step back"),
        Action::Take => points.then_some("this one"),
        Action::Show => (!quiz.is_over()).then_some(row.hint),
        _ => Some(row.hint),
    }
}
