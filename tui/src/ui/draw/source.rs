//! A thread's source under a heading that says how the thread stands: the line that the last step ran is marked, and the one
//! that is executed next; beside a twin, each line that the other does not have.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tpio_sim::view::{Status, ThreadPane};

use super::paper::{Paper, width, wrap};
use crate::ui::signs::{Sign, Signs};
use crate::ui::step::{Break, Step};

/// One pane for each room; with fewer rooms than threads, those that matter most now.
pub(super) fn sources(paper: &mut Paper, rooms: &[Rect], step: &Step) {
    for (room, pane) in rooms.iter().zip(shown(step, rooms.len())) {
        let broke = pane.acted && step.view.latched.last().is_some_and(|latched| latched.step == step.view.step);
        source(paper, *room, step, pane, broke);
    }
}

/// The line at a place of the sources.
pub(in crate::ui) fn source_line(step: &Step, rooms: &[Rect], at: Position) -> Option<u32> {
    let (room, pane) = rooms.iter().zip(shown(step, rooms.len())).find(|(room, _)| room.contains(at))?;
    let row = usize::from(at.y - room.y).checked_sub(1)?;
    let lines = fitted(pane, room.width.saturating_sub(GUTTER) as usize);
    let top = top(step, &lines, usize::from(room.height) - 1);
    lines.get(top + row)?.number
}

/// Which panes are shown: all in their order if there is room; else the one that moved last, that of the marked choice,
/// live ones, ended ones.
fn shown(step: &Step, rooms: usize) -> Vec<&ThreadPane> {
    let panes = &step.view.threads;
    if panes.len() <= rooms {
        return panes.iter().collect();
    }
    let mover = step.view.picks.get(step.marked()).and_then(|pick| pick.mover.as_ref());
    let mut order: Vec<usize> = (0..panes.len()).collect();
    order.sort_by_key(|index| {
        let pane = &panes[*index];
        (!pane.acted, mover != Some(&pane.label), pane.status == Status::Done, *index)
    });
    order.truncate(rooms);
    order.sort_unstable();
    order.into_iter().map(|index| &panes[index]).collect()
}

fn source(paper: &mut Paper, room: Rect, step: &Step, pane: &ThreadPane, broke: bool) {
    let signs = paper.signs;
    let (sign, style) = if broke { (Sign::Misuse, signs.warning()) } else { sign(signs, pane) };
    let mut heading = vec![format!("{} {}", signs.text(sign), pane.label)];
    if !pane.function.is_empty() && pane.function != pane.label {
        heading.push(pane.function.clone());
    }
    heading.extend(pane.callback.as_ref().map(|callback| format!("in callback ({callback})")));
    if pane.callback.is_none() || pane.status != Status::Ready {
        heading.push(pane.status.words());
    }
    let heading = heading.join(&format!(" {} ", signs.text(Sign::Dot)));
    paper.heading(room, &heading, style);
    let lines = fitted(pane, room.width.saturating_sub(GUTTER) as usize);
    let rows = room.height.saturating_sub(1) as usize;
    let marked = step.marked_line();
    for (row, line) in (1..).zip(lines.iter().skip(top(step, &lines, rows)).take(rows)) {
        let number = line.number.map_or_else(String::new, |number| number.to_string());
        let here = marked.is_some() && line.number == marked;
        let (style, number_style) =
            if line.next { (signs.strong(), signs.strong()) } else { (signs.plain(), signs.faint()) };
        let (style, number_style) = if here { (signs.marked(), signs.marked()) } else { (style, number_style) };
        let number =
            if here { format!("{:>3}", format!("{}{number}", signs.text(Sign::Here))) } else { format!("{number:>3}") };
        let [mark, aside] = marks(signs, step, line, broke);
        paper.spans(room, row, &[mark, (&number, number_style), aside, (&line.text, style)]);
    }
}

/// What stands before the number of a line and behind it: of a breakpoint, the next line, the line that was run, and a
/// difference from the twin, the first two that are there.
fn marks(signs: Signs, step: &Step, line: &Line, broke: bool) -> [(&'static str, Style); 2] {
    let Some(number) = line.number else { return [(" ", signs.plain()); 2] };
    let did = if broke { (Sign::Misuse, signs.warning()) } else { (Sign::Did, signs.strong()) };
    let there = [
        (step.breaks.contains(&Break::Line(number)), (Sign::Break, signs.notice())),
        (line.next, (Sign::Here, signs.strong())),
        (line.did, did),
        (step.differs(number), (Sign::Differs, signs.notice())),
    ];
    let mut there = there.into_iter().filter(|(there, _)| *there).map(|(_, (sign, style))| (signs.text(sign), style));
    let none = (" ", signs.plain());
    // the difference alone stands behind the number, where differences stand one below the other
    match (there.next(), there.next()) {
        (Some((sign, style)), None) if sign == signs.text(Sign::Differs) => [none, (sign, style)],
        (first, second) => [first.unwrap_or(none), second.unwrap_or(none)],
    }
}

/// The first row that is shown: the marked line or the next one stands a little above the middle, unless an end of the
/// function is nearer; the line that was run is in sight, too, if both fit.
fn top(step: &Step, lines: &[Line], rows: usize) -> usize {
    let marked = step.marked_line();
    let find = |wanted: &dyn Fn(&Line) -> bool| lines.iter().position(wanted);
    let at = find(&|line| marked.is_some() && line.number == marked);
    let at = at.or_else(|| find(&|line| line.next)).or_else(|| find(&|line| line.did)).unwrap_or(0);
    let top = at.saturating_sub(rows * 2 / 5).min(lines.len().saturating_sub(rows));
    match find(&|line| line.did) {
        Some(did) if did < top && at - did < rows => did,
        Some(did) if did >= top + rows && did - at < rows => did + 1 - rows,
        Some(_) | None => top,
    }
}

/// Columns of the mark and the line number.
const GUTTER: u16 = 5;

/// A row of the pane.
struct Line {
    /// `None` where a long line goes on.
    number: Option<u32>,
    text: String,
    /// Whether it is (part of) the line that is executed next.
    next: bool,
    /// Whether it is the line that the last step ran.
    did: bool,
}

/// The lines of a pane made to fit: arguments on a line of their own are moved to the left, space before a comment is
/// squeezed, and the next line is broken instead of cut.
fn fitted(pane: &ThreadPane, columns: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for line in &pane.lines {
        let (next, did) = (pane.next == Some(line.number), pane.did == Some(line.number));
        let text = squeezed(&line.text, columns);
        if !next || width(&text) <= columns {
            lines.push(Line { number: Some(line.number), text, next, did });
            continue;
        }
        let indent = text.len() - text.trim_start().len();
        let mut number = Some(line.number);
        for part in wrap(&text, columns.saturating_sub(indent + 4)) {
            let indent = if number.is_some() { indent } else { indent + 4 };
            lines.push(Line { number: number.take(), text: format!("{:indent$}{part}", ""), next, did });
        }
    }
    lines
}

/// A line that does not fit, with less air in it.
fn squeezed(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let indent = text.len() - text.trim_start().len();
    let words: Vec<&str> = text.trim_start().split("  ").filter(|word| !word.is_empty()).map(str::trim).collect();
    format!("{:1$}{2}", "", indent.min(DEEPEST), words.join("  "))
}

/// Deeper indentation is alignment with the line above, which a narrow pane cannot afford.
const DEEPEST: usize = 12;

fn sign(signs: Signs, pane: &ThreadPane) -> (Sign, Style) {
    match (&pane.status, pane.acted, &pane.callback) {
        (Status::Done, ..) => (Sign::Fine, signs.faint()),
        (Status::Waits(_), ..) => (Sign::Waits, signs.plain()),
        (Status::Ready | Status::Inside(_), true, _) => (Sign::Here, signs.strong()),
        (Status::Ready | Status::Inside(_), false, Some(_)) => (Sign::Callback, signs.callback()),
        (Status::Ready | Status::Inside(_), false, None) => (Sign::Ready, signs.plain()),
    }
}
