//! The screens and the plain mode, without a terminal: pictures as text, random keys, every size of window.

mod again;
mod export;
mod far;
mod files;
mod keys;
mod marks;
mod mouse;
mod page;
mod plain;
mod pointing;
mod quiz;
mod quiz_kinds;
mod screens;
mod search;
mod sizes;
mod stepping;
mod trial;
mod twin;
mod undeclared;

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tpio::shelf::{self, Opened, Shelf};
use tpio::ui::explore::{Far, News, Share};
use tpio::ui::key::Key;
use tpio::ui::order::Order;
use tpio::ui::signs::{Charset, Colour, Signs};
use tpio::ui::theme::Theme;
use tpio::ui::{Effects, Model, Msg, draw, update};
use tpio_sim::ahead::Ahead;
use tpio_sim::explore::{Outcome, Plan, Reduce, explore_by};
use tpio_sim::quiz::Form;

/// How the pictures are drawn unless a test says otherwise.
const SIGNS: Signs = Signs { charset: Charset::Unicode, colour: Colour::Sixteen, theme: Theme::Ansi };

/// A scenario of the catalogue.
fn opened(name: &str) -> Opened {
    let entry = tpio_scenarios::catalogue::find(name).expect("a scenario of that name");
    shelf::open(entry.name, entry.text).expect("a scenario that compiles")
}

/// The list of scenarios; with a name, that scenario in front of it.
fn model(name: Option<&str>, signs: Signs) -> Model {
    // reading the headers of all scenarios takes longer than a test should
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    let model = Model::new(SHELF.get_or_init(Shelf::catalogue).clone(), signs);
    match name {
        Some(name) => model.with(opened(name)),
        None => model,
    }
}

fn press(model: &mut Model, key: Key) -> Effects {
    update(model, Msg::Key(key))
}

/// Gives the answer with that number, from 0, with the keys that the question is answered with.
fn answer(shown: &mut Model, answer: usize) {
    let quiz = shown.quiz.as_ref().expect("open");
    match quiz.question().1.form {
        Form::Pick => drop(press(shown, Key::Char(char::from(b'a' + answer as u8)))),
        Form::Point => {
            press(shown, key("g"));
            for _ in 0..answer {
                press(shown, key("n"));
            }
            press(shown, Key::Enter);
        }
    }
}

/// Does what the model ordered, at once, as a terminal's threads would by and by; what it can do without files.
fn obey(model: &mut Model) -> Vec<Order> {
    let orders = model.take_orders();
    for order in &orders {
        match order {
            Order::Outlook(question) => {
                let mut ahead = Ahead::new(Arc::clone(&question.program), 20_000);
                question.ask(&mut ahead);
                while ahead.advance(1000) {}
                update(model, Msg::Outlook(question.answer(&ahead, false)));
            }
            Order::Explore(ticket, program) => {
                // with no order left out, the counts do not depend on how clever the search is
                let plan = Plan { reduce: Reduce::None, shares: true, ..Plan::default() };
                let found = explore_by(program, plan, &mut |_| ControlFlow::Continue(()));
                let share =
                    |outcome: &Outcome| Share { orders: outcome.interleavings.clone(), chance: outcome.probability };
                let shares = found.outcomes.iter().map(share).collect();
                update(model, Msg::Explore(News { ticket: *ticket, far: Far::Found(Box::new(found), 0.25) }));
                update(model, Msg::Explore(News { ticket: *ticket, far: Far::Shares(shares) }));
            }
            Order::Copy(_)
            | Order::Save { .. }
            | Order::PauseExploring(_)
            | Order::StopExploring
            | Order::Read(_)
            | Order::Watch(_)
            | Order::Remember(_)
            | Order::Mouse(_) => {}
        }
    }
    orders
}

/// The key of that name: `n`, `Enter`, `Ctrl-c`.
fn key(name: &str) -> Key {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Key::Char(letter);
    }
    if name == "Space" {
        return Key::Char(' ');
    }
    if let Some(letter) = name.strip_prefix("Ctrl-") {
        return Key::Ctrl(letter.chars().next().expect("a letter after Ctrl-"));
    }
    let named = [
        Key::Enter,
        Key::Esc,
        Key::Backspace,
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Tab,
        Key::BackTab,
        Key::F(1),
        Key::F(2),
    ];
    named.into_iter().find(|key| key.to_string() == name).unwrap_or_else(|| panic!("no key `{name}`"))
}

/// What stands in the window.
fn picture(model: &Model, width: u16, height: u16) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    draw::draw(model, area, &mut buffer);
    buffer
}

/// A picture as text, without the spaces at the ends of its lines.
fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let symbols: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
        format!("{}\n", symbols.trim_end())
    };
    buffer.content.chunks(width.max(1)).map(row).collect()
}
