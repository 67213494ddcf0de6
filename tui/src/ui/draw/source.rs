//! A thread's source with the line that it executes next marked, under a heading that says how the thread stands.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tpio_sim::view::{Status, ThreadPane};

use super::paper::Paper;
use crate::ui::signs::{Sign, Signs};
use crate::ui::step::Step;

/// One pane for each room; with fewer rooms than threads, those that matter most now.
pub(super) fn sources(paper: &mut Paper, rooms: &[Rect], step: &Step) {
    for (room, pane) in rooms.iter().zip(shown(step, rooms.len())) {
        source(paper, *room, pane);
    }
}

/// Which panes are shown: all in their order if there is room; else that of the marked choice, the one that moved last,
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
        (mover != Some(&pane.label), !pane.acted, pane.status == Status::Done, *index)
    });
    order.truncate(rooms);
    order.sort_unstable();
    order.into_iter().map(|index| &panes[index]).collect()
}

fn source(paper: &mut Paper, room: Rect, pane: &ThreadPane) {
    let signs = paper.signs;
    let (sign, style) = sign(signs, pane);
    let dot = signs.text(Sign::Dot);
    let mut heading = format!("{} {}", signs.text(sign), pane.label);
    if !pane.function.is_empty() && pane.function != pane.label {
        heading.push_str(&format!(" {dot} {}", pane.function));
    }
    if let Some(callback) = &pane.callback {
        heading.push_str(&format!(" {dot} in callback ({callback})"));
    }
    if pane.callback.is_none() || pane.status != Status::Ready {
        heading.push_str(&format!(" {dot} {}", pane.status.words()));
    }
    paper.heading(room, &heading, style);
    let rows = room.height.saturating_sub(1) as usize;
    let next = pane.next.and_then(|next| pane.lines.iter().position(|line| line.number == next));
    // the next line stands a little above the middle, unless an end of the function is nearer
    let most = pane.lines.len().saturating_sub(rows);
    let top = next.unwrap_or(0).saturating_sub(rows * 2 / 5).min(most);
    for (row, line) in (1..).zip(pane.lines.iter().skip(top).take(rows)) {
        let is_next = pane.next == Some(line.number);
        let mark = if is_next { signs.text(Sign::Here) } else { " " };
        let style = if is_next { signs.strong() } else { signs.plain() };
        paper.spans(
            room,
            row,
            &[
                (&format!("{mark}{:>3} ", line.number), if is_next { signs.strong() } else { signs.faint() }),
                (&line.text, style),
            ],
        );
    }
}

fn sign(signs: Signs, pane: &ThreadPane) -> (Sign, Style) {
    match (&pane.status, pane.acted, &pane.callback) {
        (Status::Done, ..) => (Sign::Fine, signs.faint()),
        (Status::Waits(_), ..) => (Sign::Waits, signs.plain()),
        (Status::Ready | Status::Inside(_), true, _) => (Sign::Here, signs.strong()),
        (Status::Ready | Status::Inside(_), false, Some(_)) => (Sign::Callback, signs.callback()),
        (Status::Ready | Status::Inside(_), false, None) => (Sign::Ready, signs.plain()),
    }
}
