//! The mouse: a click on a row picks it, on a line it breaks there, on the scrubber or the timeline it goes to the step; the
//! wheel steps or scrolls. Where things stand is asked of the same function that draws them.

use ratatui::layout::{Position, Rect};

use super::action::{Action, Place};
use super::areas::{SizeClass, areas};
use super::draw::Hit;
use super::key::{Key, Mouse, MouseAct};
use super::overlay::Overlay;
use super::step::Break;
use super::{CHANGED, Effects, Model, UNCHANGED, draw, grant, prompt, run};

/// Something was done with the mouse.
pub(super) fn mouse(model: &mut Model, mouse: Mouse) -> Effects {
    model.message = None;
    let effects = act(model, mouse);
    if !std::mem::replace(&mut model.mouse_told, true) && model.message.is_none() {
        model.message = Some("Shift selects text; F2 gives the mouse back to the terminal".to_owned());
        return CHANGED;
    }
    effects
}

fn act(model: &mut Model, mouse: Mouse) -> Effects {
    if model.overlay != Overlay::None {
        return match mouse.act {
            MouseAct::WheelDown => prompt::key(model, Key::Down),
            MouseAct::WheelUp => prompt::key(model, Key::Up),
            MouseAct::Click => {
                prompt::close(model);
                CHANGED
            }
            MouseAct::Drag => UNCHANGED,
        };
    }
    match (model.place(), mouse.act) {
        (Place::Home | Place::Explore | Place::Quiz, MouseAct::WheelDown) => run(model, Action::Down),
        (Place::Home | Place::Explore | Place::Quiz, MouseAct::WheelUp) => run(model, Action::Up),
        (Place::Step, MouseAct::WheelDown) => wheel(model, mouse, Action::Forward, Action::Down),
        (Place::Step, MouseAct::WheelUp) => wheel(model, mouse, Action::Back, Action::Up),
        (_, MouseAct::Click) => click(model, mouse),
        (Place::Step, MouseAct::Drag) => scrub(model, mouse),
        (Place::Home | Place::Explore | Place::Quiz, MouseAct::Drag) => UNCHANGED,
    }
}

fn window(mouse: Mouse) -> Rect {
    Rect::new(0, 0, mouse.window.0, mouse.window.1)
}

fn position(mouse: Mouse) -> Position {
    Position::new(mouse.column, mouse.row)
}

/// The wheel steps over the timeline and the scrubber, and marks rows elsewhere.
fn wheel(model: &mut Model, mouse: Mouse, step: Action, row: Action) -> Effects {
    let Some(shown) = &model.step else { return UNCHANGED };
    let rooms = areas(&shown.ui(window(mouse)), window(mouse));
    let time = [rooms.timeline, rooms.scrubber].iter().any(|room| room.contains(position(mouse)));
    run(model, if time { step } else { row })
}

fn click(model: &mut Model, mouse: Mouse) -> Effects {
    let window = window(mouse);
    if SizeClass::of(window) == SizeClass::Tiny {
        return UNCHANGED;
    }
    match model.place() {
        Place::Home => match draw::home_row(model, window, mouse.row) {
            Some(row) if row == model.home.marked() => return run(model, Action::Take),
            Some(row) => model.home.click(row),
            None => return UNCHANGED,
        },
        Place::Explore => match (draw::explore_row(window, mouse.row), &mut model.explore) {
            (Some(row), Some(explore)) if row < explore.groups.len() => {
                if row == explore.marked() {
                    return run(model, Action::Take);
                }
                explore.click(row);
            }
            _ => return UNCHANGED,
        },
        Place::Step => return click_step(model, mouse),
        Place::Quiz => {
            return match draw::quiz_hit(model, window, position(mouse)) {
                Some(Hit::Answer(answer)) => run(model, Action::Row(answer as u8 + 1)),
                Some(Hit::Next) => run(model, Action::Take),
                Some(Hit::Step(step)) => {
                    if let Some(quiz) = &mut model.quiz {
                        quiz.point(step);
                    }
                    return CHANGED;
                }
                None => UNCHANGED,
            };
        }
    }
    CHANGED
}

fn click_step(model: &mut Model, mouse: Mouse) -> Effects {
    let Some(step) = &mut model.step else { return UNCHANGED };
    let rooms = areas(&step.ui(window(mouse)), window(mouse));
    let at = position(mouse);
    if rooms.scrubber.contains(at) {
        return scrub(model, mouse);
    }
    if rooms.menu.contains(at) {
        let row = usize::from(mouse.row - rooms.menu.y);
        let Some(row) = draw::menu_row(step, rooms.menu, row) else { return UNCHANGED };
        let wish = step.take(row);
        grant(model, wish);
        return CHANGED;
    }
    if rooms.timeline.contains(at) {
        if let Some(thread) = draw::timeline_thread(&step.view, rooms.timeline, at) {
            let wish = step.toggle(Break::Thread(thread));
            grant(model, wish);
            return CHANGED;
        }
        let Some(number) = draw::timeline_step(&step.view, rooms.timeline, mouse.column, step.lens) else {
            return UNCHANGED;
        };
        step.seek(number);
        return CHANGED;
    }
    if rooms.objects.contains(at) {
        let row = usize::from(mouse.row - rooms.objects.y);
        let Some(thing) = draw::object_in_row(step, rooms.objects, row) else { return UNCHANGED };
        let wish = step.toggle_thing(thing);
        grant(model, wish);
        return CHANGED;
    }
    let Some(line) = draw::source_line(step, &rooms.sources, at) else { return UNCHANGED };
    let wish = step.toggle(Break::Line(line));
    grant(model, wish);
    CHANGED
}

/// Goes to the step under the mouse on the scrubber.
fn scrub(model: &mut Model, mouse: Mouse) -> Effects {
    let Some(step) = &mut model.step else { return UNCHANGED };
    let rooms = areas(&step.ui(window(mouse)), window(mouse));
    if !rooms.scrubber.contains(position(mouse)) {
        return UNCHANGED;
    }
    match draw::scrubber_step(&step.view, rooms.scrubber, mouse.column) {
        Some(number) => step.seek(number),
        None => return UNCHANGED,
    }
    CHANGED
}
