//! Keys while something lies over a screen: they belong to it until it closes.

use super::action::Place;
use super::field::Field;
use super::key::Key;
use super::order::Order;
use super::overlay::{List, Overlay, Pressed};
use super::step::Break;
use super::{CHANGED, Draw, Effects, Model, Then, UNCHANGED, grant, run};
use crate::export::{self, Format};

/// A key while something lies over the screen.
pub(super) fn key(model: &mut Model, key: Key) -> Effects {
    let place = model.place();
    match std::mem::replace(&mut model.overlay, Overlay::None) {
        Overlay::None => UNCHANGED,
        Overlay::Help(list) if key == Key::Char('?') && list.is_whole() => CHANGED,
        Overlay::Help(list) if key == Key::Enter && list.is_whole() => CHANGED,
        Overlay::Help(mut list) => {
            let most = if list.is_whole() { super::draw::MOST_SCROLL as usize } else { last(&list, place) };
            let pressed = list.press(key, place, most);
            listed(model, pressed, Overlay::Help(list))
        }
        Overlay::Palette(mut list) => {
            let most = last(&list, place);
            let pressed = list.press(key, place, most);
            listed(model, pressed, Overlay::Palette(list))
        }
        Overlay::Card(top) => scrolled(model, key, top, Overlay::Card),
        Overlay::Output(top) => scrolled(model, key, top, Overlay::Output),
        Overlay::Trouble(lines, top) => scrolled(model, key, top, |top| Overlay::Trouble(lines.clone(), top)),
        Overlay::Why(marked) => why(model, key, marked),
        Overlay::Breaks(marked) => breaks(model, key, marked),
        Overlay::Find(field) => find(model, key, field),
        Overlay::Path(field) => path(model, key, field),
    }
}

/// A text was pasted: what is typed takes its first line, letter by letter; elsewhere no letter of it is a command.
pub(super) fn paste(model: &mut Model, text: &str) -> Effects {
    let typed = match model.overlay {
        Overlay::Help(_) | Overlay::Palette(_) | Overlay::Find(_) | Overlay::Path(_) => true,
        Overlay::None => model.place() == Place::Home && model.home.filtering(),
        Overlay::Card(_) | Overlay::Output(_) | Overlay::Trouble(..) | Overlay::Why(_) | Overlay::Breaks(_) => false,
    };
    if !typed {
        model.message = Some("what is pasted is no command: nothing was done".to_owned());
        return CHANGED;
    }
    let line = text.trim_start().lines().next().unwrap_or("").trim_end();
    for letter in line.chars().filter(|letter| !letter.is_control()) {
        super::key_pressed(model, Key::Char(letter));
    }
    CHANGED
}

fn last(list: &List, place: Place) -> usize {
    list.fitting(place).len().saturating_sub(1)
}

fn listed(model: &mut Model, pressed: Pressed, list: Overlay) -> Effects {
    match pressed {
        Pressed::Stay => model.overlay = list,
        Pressed::Close => {}
        Pressed::Run(action) => return run(model, action),
        Pressed::GoTo(step) => {
            if let Some(shown) = &mut model.step {
                shown.seek(step);
            }
        }
        Pressed::SaveAs(path) => save(model, &path),
    }
    CHANGED
}

/// Saves the run that is shown under a name, whose ending says how.
pub(super) fn save(model: &mut Model, path: &str) {
    let Some(step) = &model.step else { return };
    let Some(format) = Format::of(path) else {
        model.message = Some("a name ends in .jsonl, .trace.json, .svg or .cast".to_owned());
        return;
    };
    let text = export::export(step, format, model.signs);
    model.orders.push(Order::Save { path: path.to_owned(), text });
}

/// Scrolls; any other key closes, and `q` does not end tpio.
fn scrolled(model: &mut Model, key: Key, top: u16, with: impl Fn(u16) -> Overlay) -> Effects {
    const MOST: u16 = super::draw::MOST_SCROLL;
    let top = match key {
        Key::Char('j' | 'n') | Key::Down => top.saturating_add(1).min(MOST),
        Key::Char('k' | 'N') | Key::Up => top.saturating_sub(1),
        Key::PageDown | Key::Char(' ') => top.saturating_add(10).min(MOST),
        Key::PageUp => top.saturating_sub(10),
        Key::Home => 0,
        _ => return CHANGED,
    };
    model.overlay = with(top);
    CHANGED
}

/// The causes: Enter goes to the marked step.
fn why(model: &mut Model, key: Key, marked: usize) -> Effects {
    let Some(step) = &mut model.step else { return CHANGED };
    let most = step.view.why.len().saturating_sub(1);
    model.overlay = match key {
        Key::Char('j') | Key::Down => Overlay::Why((marked + 1).min(most)),
        Key::Char('k') | Key::Up => Overlay::Why(marked.saturating_sub(1)),
        Key::Enter => {
            if let Some(row) = step.view.why.get(marked) {
                let wanted = row.step;
                step.seek(wanted);
            }
            Overlay::None
        }
        _ => Overlay::None,
    };
    CHANGED
}

/// The breakpoints: `b` takes the marked one away.
fn breaks(model: &mut Model, key: Key, marked: usize) -> Effects {
    let Some(step) = &mut model.step else { return CHANGED };
    let all: Vec<Break> = step.breaks.iter().copied().collect();
    let most = all.len().saturating_sub(1);
    match key {
        Key::Char('j') | Key::Down => model.overlay = Overlay::Breaks((marked + 1).min(most)),
        Key::Char('k') | Key::Up => model.overlay = Overlay::Breaks(marked.saturating_sub(1)),
        Key::Char('b') => {
            if let Some(place) = all.get(marked) {
                let wish = step.toggle(*place);
                grant(model, wish);
            }
            model.overlay = Overlay::Breaks(marked.min(most.saturating_sub(1)));
        }
        _ => {}
    }
    CHANGED
}

/// The search goes along with what is typed.
fn find(model: &mut Model, key: Key, mut field: Field) -> Effects {
    let Some(step) = &mut model.step else { return CHANGED };
    match key {
        Key::Esc => step.drop_search(),
        Key::Enter => model.message = Some(step.found_words()),
        key => {
            if field.press(key) {
                step.search_for(&field.text);
            }
            model.overlay = Overlay::Find(field);
        }
    }
    CHANGED
}

fn path(model: &mut Model, key: Key, mut field: Field) -> Effects {
    match key {
        Key::Esc => {}
        Key::Enter if field.text.trim().is_empty() => {}
        Key::Enter => model.orders.push(Order::Read(field.text.trim().to_owned())),
        key => {
            field.press(key);
            model.overlay = Overlay::Path(field);
        }
    }
    Effects { draw: Draw::Changes, then: Then::Stay }
}

/// What closes when a person leaves: for the mouse, a click beside the box.
pub(super) fn close(model: &mut Model) {
    if let (Overlay::Find(_), Some(step)) = (&model.overlay, &mut model.step) {
        step.drop_search();
    }
    model.overlay = Overlay::None;
}
