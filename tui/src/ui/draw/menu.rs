//! The menu: what may happen next, numbered; below it who cannot move, with the reason.

use ratatui::layout::Rect;
use tpio_sim::view::MenuRow;

use super::paper::Paper;
use crate::ui::signs::Sign;
use crate::ui::step::Step;

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
    let rows = room.height.saturating_sub(1) as usize;
    let all: Vec<MenuRow<'_>> = step.view.menu().collect();
    // the marked row is always in sight
    let top = (step.marked() + 1).saturating_sub(rows).min(all.len());
    let recorded_future = step.session().has_future();
    for (row, entry) in (1..).zip(all.iter().skip(top).take(rows)) {
        match entry {
            MenuRow::Pick(pick) => {
                let marked = pick.index == step.marked();
                let mark = if marked { signs.text(Sign::Here) } else { " " };
                let style = if marked { signs.marked() } else { signs.plain() };
                let recorded = if pick.recorded && recorded_future { "  (as recorded)" } else { "" };
                paper.spans(
                    room,
                    row,
                    &[
                        (&format!("{mark}{:>2} ", pick.index + 1), style),
                        (&pick.text, style),
                        (recorded, signs.faint()),
                    ],
                );
            }
            MenuRow::Idle(idle) => {
                let text = format!(" {:>2} {} {}", signs.text(Sign::Waits), idle.label, idle.reason);
                paper.text(room, row, &text, signs.faint());
            }
        }
    }
}
