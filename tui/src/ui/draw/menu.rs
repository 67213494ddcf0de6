//! The menu: what may happen next, numbered; below it who cannot move, with the reason.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tpio_sim::view::{MenuRow, Pick};

use super::paper::{Paper, width};
use crate::ui::signs::{Sign, Signs};
use crate::ui::step::{Curtain, Step};

pub(super) fn menu(paper: &mut Paper, room: Rect, step: &Step) {
    let signs = paper.signs;
    let picks = step.view.picks.len();
    let heading = match picks {
        0 => "Nothing can move".to_owned(),
        1 => "What happens next?  (only one way: n or 1)".to_owned(),
        2..=9 => format!("What happens next?  (1-{picks} picks, Enter takes the marked one)"),
        _ => "What happens next?  (1-9 picks, j k and Enter reach the others)".to_owned(),
    };
    paper.heading(room, &heading, signs.strong());
    legend(paper, room, step, width(&heading) as u16 + 2);
    let rows = room.height.saturating_sub(1) as usize;
    let all: Vec<MenuRow<'_>> = step.view.menu().collect();
    let recorded_future = step.session().has_future();
    for (row, entry) in (1..).zip(all.iter().skip(top(step, rows)).take(rows)) {
        match entry {
            MenuRow::Pick(pick) => {
                let marked = pick.index == step.marked();
                let mark = if marked { signs.text(Sign::Here) } else { " " };
                let style = if marked { signs.marked() } else { signs.plain() };
                let recorded = if pick.recorded && recorded_future { "  (as recorded)" } else { "" };
                let badge = badge(signs, room, step, pick.index);
                let keep = badge.as_ref().map_or(0, |(badge, _)| width(badge) as u16 + 3);
                let text = Rect { width: room.width.saturating_sub(keep), ..room };
                let words = words(signs, &step.view.picks, pick, (text.width as usize).saturating_sub(NUMBER));
                let fits = NUMBER + width(&words) + width(recorded) <= text.width as usize;
                let recorded = if fits { recorded } else { "" };
                paper.spans(
                    text,
                    row,
                    &[(&format!("{mark}{:>2} ", pick.index + 1), style), (&words, style), (recorded, signs.faint())],
                );
                if let Some((badge, style)) = badge {
                    paper.right(room, row, 0, &format!("{badge} "), style);
                }
            }
            MenuRow::Idle(idle) => {
                let text = format!(" {:>2} {} {}", signs.text(Sign::Waits), idle.label, idle.reason);
                paper.text(room, row, &text, signs.faint());
            }
        }
    }
}

/// What the signs behind the choices mean, at the right end of the heading, where that leaves room.
fn legend(paper: &mut Paper, room: Rect, step: &Step, taken: u16) {
    let signs = paper.signs;
    if !(0..step.view.picks.len()).any(|choice| badge(signs, room, step, choice).is_some()) {
        return;
    }
    let (fine, misuse) = (signs.text(Sign::Fine), signs.text(Sign::Misuse));
    let long = format!(" {fine} some order ends well  {misuse} some order goes wrong ");
    let short = format!(" {fine} good  {misuse} bad ");
    let words = if usize::from(room.width - taken.min(room.width)) >= width(&long) { long } else { short };
    paper.right(room, 0, taken, &words, signs.faint());
}

/// Columns of a row's mark and number.
const NUMBER: usize = 4;

/// What a choice says: if it does not fit, and another begins in the same way, without its middle, for they differ at the
/// end.
fn words(signs: Signs, picks: &[Pick], pick: &Pick, columns: usize) -> String {
    let head = |pick: &Pick| pick.text.chars().take(columns.saturating_sub(1)).collect::<String>();
    let alike = |other: &Pick| other.index != pick.index && head(other) == head(pick);
    if width(&pick.text) <= columns || !picks.iter().any(alike) {
        return pick.text.clone();
    }
    let most = columns.saturating_sub(width(signs.text(Sign::More)));
    let letters: Vec<char> = pick.text.chars().collect();
    let end = letters.len() - most / 2;
    let [first, last] =
        [&letters[..(most - most / 2).min(end)], &letters[end..]].map(|part| part.iter().collect::<String>());
    format!("{first}{}{last}", signs.text(Sign::More))
}

/// The first row that is shown: the marked row is always in sight.
fn top(step: &Step, rows: usize) -> usize {
    (step.marked() + 1).saturating_sub(rows)
}

/// The choice or exit in a row of the room, counted from its title.
pub(in crate::ui) fn menu_row(step: &Step, room: Rect, row: usize) -> Option<usize> {
    if step.curtain == Curtain::Drawn {
        return None;
    }
    if step.view.verdict.is_some() {
        return super::verdict::exit_in_row(step, room, row);
    }
    let index = row.checked_sub(1)? + top(step, room.height.saturating_sub(1) as usize);
    (index < step.view.picks.len()).then_some(index)
}

/// In narrower windows the signs have to do: the text needs the rest.
const LEAST: u16 = 66;

/// What lies ahead of a choice, in a few words; nothing while it is not known.
fn badge(signs: Signs, room: Rect, step: &Step, choice: usize) -> Option<(String, Style)> {
    if !step.outlook.is_shown() {
        return None;
    }
    let prospect = step.outlook.prospect(choice)?;
    let (fine, misuse) = (signs.text(Sign::Fine), signs.text(Sign::Misuse));
    let known = if prospect.whole || !step.outlook.is_over() { "" } else { ", as far as was seen" };
    let (sign, more, style) = match (prospect.good, prospect.bad, prospect.whole) {
        (true, true, _) => (format!("{fine} {misuse}"), String::new(), signs.plain()),
        (true, false, true) => (fine.to_owned(), " only".to_owned(), signs.fine()),
        (false, true, true) => (misuse.to_owned(), " only".to_owned(), signs.warning()),
        (true, false, false) => (format!("{fine} ?"), known.to_owned(), signs.faint()),
        (false, true, false) => (format!("{misuse} ?"), known.to_owned(), signs.faint()),
        (false, false, _) => ("?".to_owned(), String::new(), signs.faint()),
    };
    Some((if room.width < LEAST { sign } else { format!("ahead: {sign}{more}") }, style))
}
