//! Lists that lie over a screen: the palette, the filtered help, the causes of a step, the breakpoints.

use ratatui::layout::Rect;

use super::objects::{Row, why_rows};
use super::overlay::boxed;
use super::paper::{Paper, width, wrap};
use crate::ui::action::{Place, Row as Command};
use crate::ui::overlay::List;
use crate::ui::signs::{Sign, Signs};
use crate::ui::step::Step;

/// Columns of a command's name and of its key.
const NAME: usize = 30;
const KEY: usize = 16;

/// All commands by name.
pub(super) fn palette(paper: &mut Paper, area: Rect, place: Place, list: &List) {
    let mut rows = vec![(format!("> {}_", list.field.text), paper.signs.strong())];
    let typed = list.field.text.trim();
    if place == Place::Step && typed.parse::<usize>().is_ok() {
        rows.push((format!("Enter goes to step {typed}"), paper.signs.plain()));
    } else if let (Place::Step, Some(path)) = (place, typed.strip_prefix("w ")) {
        let words = "its ending says how: .jsonl .trace.json .svg .cast";
        rows.push((format!("Enter saves the run as {path}; {words}"), paper.signs.plain()));
    } else {
        commands(paper.signs, area, place, list, &mut rows);
    }
    boxed(paper, area, "Commands  (Enter runs, Esc closes)", &rows, 0, "Down");
}

/// The help, as far as it fits what was typed.
pub(super) fn filtered_help(paper: &mut Paper, area: Rect, place: Place, list: &List) {
    let mut rows = vec![(format!("> {}_", list.field.text), paper.signs.strong())];
    commands(paper.signs, area, place, list, &mut rows);
    boxed(paper, area, "Help  (Enter does it, Esc closes)", &rows, 0, "Down");
}

/// The commands that fit, the marked one in sight.
fn commands(signs: Signs, area: Rect, place: Place, list: &List, rows: &mut Vec<Row>) {
    let fitting = list.fitting(place);
    let room = (area.height as usize).saturating_sub(5).clamp(1, 16);
    let top = (list.marked + 1).saturating_sub(room);
    for (index, command) in fitting.iter().enumerate().skip(top).take(room) {
        rows.push(command_row(signs, command, index == list.marked));
    }
    // the box keeps its size while the list gets shorter
    let blank = format!("{:1$}", "", NAME + KEY + 2);
    while rows.len() < room + 1 {
        rows.push((blank.clone(), signs.plain()));
    }
    if fitting.is_empty() {
        rows[1] = (format!("{:<1$}", "  no command fits", NAME + KEY + 2), signs.plain());
    }
}

fn command_row(signs: Signs, command: &Command, marked: bool) -> Row {
    let mark = if marked { signs.text(Sign::Here) } else { " " };
    let style = if marked { signs.marked() } else { signs.plain() };
    (format!("{mark} {:<NAME$}{:>KEY$}", command.help, command.shown_keys()), style)
}

/// Why the last step could happen.
pub(super) fn why(paper: &mut Paper, area: Rect, step: &Step, marked: usize) {
    let rows = why_rows(paper.signs, &step.view);
    marked_list(paper, area, "Why could this step happen?  (Enter goes there)", rows, marked);
}

/// The breakpoints.
pub(super) fn breaks(paper: &mut Paper, area: Rect, step: &Step, marked: usize) {
    let signs = paper.signs;
    let sign = signs.text(Sign::Break);
    let mut rows: Vec<Row> =
        step.breaks.iter().map(|place| (format!(" {sign} {}", place.words(step.session())), signs.plain())).collect();
    if rows.is_empty() {
        rows.push((
            " none: b breaks at the line, B at such an event, T at the thread, O at the object".to_owned(),
            signs.plain(),
        ));
        boxed(paper, area, "Breakpoints  (Esc closes)", &rows, 0, "j");
        return;
    }
    marked_list(paper, area, "Breakpoints  (b takes away, Esc closes)", rows, marked);
}

/// Rows of which one is marked and in sight; a row that is too long goes on below, further in.
fn marked_list(paper: &mut Paper, area: Rect, title: &str, rows: Vec<Row>, marked: usize) {
    let signs = paper.signs;
    let room = (area.height as usize).saturating_sub(4).max(1);
    let most = (area.width as usize).saturating_sub(4).max(1);
    let mut lines: Vec<Row> = Vec::new();
    let mut sight = 0..0;
    for (index, (mut text, mut style)) in rows.into_iter().enumerate() {
        if index == marked {
            text = format!("{}{}", signs.text(Sign::Here), text.chars().skip(1).collect::<String>());
            style = signs.marked();
        }
        let start = lines.len();
        lines.extend(hung(&text, most).into_iter().map(|line| (line, style)));
        if index == marked {
            sight = start..lines.len();
        }
    }
    let widest = lines.iter().map(|(text, _)| width(text)).max().unwrap_or(0).min(most);
    let top = sight.end.saturating_sub(room).min(sight.start);
    let shown: Vec<Row> =
        lines.into_iter().skip(top).map(|(text, style)| (format!("{text:<widest$}"), style)).collect();
    boxed(paper, area, title, &shown, 0, "j");
}

/// A text in lines that fit, all but the first further in.
fn hung(text: &str, most: usize) -> Vec<String> {
    if width(text) <= most {
        return vec![text.to_owned()];
    }
    let head: String = text.chars().take_while(|letter| !letter.is_alphanumeric()).collect();
    let further = (width(&head) + 4).min(most / 2);
    let mut lines: Vec<String> = Vec::new();
    for part in wrap(&text[head.len()..], most.saturating_sub(further)) {
        lines.push(if lines.is_empty() { format!("{head}{part}") } else { format!("{:further$}{part}", "") });
    }
    lines
}
