//! A run as a recording that asciinema plays, version 3: the screen after each step, drawn by the same view as ever, with
//! marks at forks and at the verdict.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use serde_json::json;

use crate::shelf::Shelf;
use crate::ui::action::Action;
use crate::ui::signs::Signs;
use crate::ui::step::Step;
use crate::ui::{Model, draw};

/// The window of a recording.
const SIZE: (u16, u16) = (110, 32);

/// Seconds from one step to the next, and at the end.
const PAUSE: f64 = 1.2;

pub(super) fn recording(step: &Step, signs: Signs) -> String {
    let mut model = Model::new(Shelf::empty(), signs);
    let mut shown = step.clone();
    shown.seek_quietly(0);
    let title = super::title(shown.session());
    let head = json!({"version": 3, "term": {"cols": SIZE.0, "rows": SIZE.1}, "title": title});
    let mut text = format!("{head}\n");
    let forks: Vec<usize> = shown.view.marks.iter().map(|mark| mark.step).collect();
    let last = shown.view.last;
    model.step = Some(Box::new(shown));
    let mut before = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    for at in 0..=last {
        let pause = if at == 0 { 0.0 } else { PAUSE };
        let mut next = Buffer::empty(before.area);
        draw::draw(&model, before.area, &mut next);
        let start = if at == 0 { "\u{1b}[?25l\u{1b}[2J" } else { "" };
        let frame = json!([pause, "o", format!("{start}{}", changes(&before, &next))]);
        let _ = writeln!(text, "{frame}");
        let Some(shown) = &mut model.step else { break };
        if forks.contains(&at) || shown.view.verdict.is_some() {
            let _ = writeln!(text, "{}", json!([0.0, "m", format!("step {at}")]));
        }
        shown.act_quietly(Action::Forward);
        before = next;
    }
    text
}

/// What has to be written so that one picture becomes another.
fn changes(before: &Buffer, after: &Buffer) -> String {
    let mut text = String::new();
    let width = usize::from(after.area.width);
    let mut place = None;
    for (index, (old, new)) in before.content.iter().zip(&after.content).enumerate() {
        if old == new {
            continue;
        }
        if place != Some(index) {
            let _ = write!(text, "\u{1b}[{};{}H", index / width + 1, index % width + 1);
        }
        text.push_str(&style(new));
        text.push_str(new.symbol());
        // the cursor does not go on to the next row by itself
        place = Some(index + 1).filter(|next| next % width != 0);
    }
    text.push_str("\u{1b}[0m");
    text
}

/// The escape that switches to a cell's style.
fn style(cell: &Cell) -> String {
    let mut codes = vec!["0".to_owned()];
    for (modifier, code) in
        [(Modifier::BOLD, "1"), (Modifier::DIM, "2"), (Modifier::UNDERLINED, "4"), (Modifier::REVERSED, "7")]
    {
        if cell.modifier.contains(modifier) {
            codes.push(code.to_owned());
        }
    }
    codes.extend(match cell.fg {
        Color::Red => Some("31".to_owned()),
        Color::Yellow => Some("33".to_owned()),
        Color::Blue => Some("34".to_owned()),
        Color::Magenta => Some("35".to_owned()),
        Color::Cyan => Some("36".to_owned()),
        Color::DarkGray => Some("90".to_owned()),
        Color::LightRed => Some("91".to_owned()),
        Color::LightYellow => Some("93".to_owned()),
        Color::LightMagenta => Some("95".to_owned()),
        Color::LightCyan => Some("96".to_owned()),
        Color::White => Some("97".to_owned()),
        Color::Indexed(index) => Some(format!("38;5;{index}")),
        Color::Rgb(red, green, blue) => Some(format!("38;2;{red};{green};{blue}")),
        _ => None,
    });
    format!("\u{1b}[{}m", codes.join(";"))
}
