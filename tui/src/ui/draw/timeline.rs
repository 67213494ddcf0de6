//! Lanes of letters, one for each thread, worker, the kernel and the port; the last step at the right end, or, where what
//! follows is shown, at most two thirds to the right.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use tpio_model::name::ThreadId;
use tpio_sim::view::{Ground, Lane, LaneKind, View};

use super::paper::Paper;
use crate::ui::signs::{Charset, Sign, Signs};
use crate::ui::step::{Break, Lens};

/// Columns of a step at most.
const WIDEST: u16 = 14;

/// Columns of a lane's label.
const LABEL: u16 = 8;

pub(super) fn timeline(paper: &mut Paper, room: Rect, view: &View, lens: Lens) {
    let signs = paper.signs;
    let heading =
        if lens.can_look_away() { "Timeline  (v hides what follows)" } else { "Timeline  (? explains the letters)" };
    paper.heading(room, heading, signs.strong());
    let Some(fit) = fit(view, room, lens) else { return };
    let (row, lanes) = lanes_in(view, room);
    if row > 1 {
        ruler(paper, room, view, fit);
    } else if let Some(here) = fit.index_of(view).filter(|_| lens.sees_future()) {
        let column = fit.letter(here);
        if usize::from(column) > heading.len() + 2 {
            paper.at(room, column, 0, signs.text(Sign::Cursor), signs.strong());
        }
    }
    for (at, lane) in (row..).zip(&lanes) {
        draw_lane(paper, room, at, lane, view, fit);
    }
    arrows(paper, room, row, view, &lanes, fit);
}

/// The whole timeline on a sheet that is as large as it needs, and for each step the cell of its letter.
pub fn timeline_sheet(view: &View, signs: Signs) -> (Buffer, Vec<(usize, Position)>) {
    const STEP: u16 = 7;
    let lanes = &view.timeline.lanes;
    let steps = lanes.first().map_or(0, |lane| lane.cells.len());
    // at least as wide as its heading
    let width = (LABEL + 2 + STEP * steps as u16).max(110);
    let room = Rect::new(0, 0, width, lanes.len() as u16 + 2);
    let mut buffer = Buffer::empty(room);
    timeline(&mut Paper::new(&mut buffer, signs), room, view, Lens::default());
    let Some(fit) = fit(view, room, Lens::default()) else { return (buffer, Vec::new()) };
    let letter = |index: usize| {
        let lane = lanes.iter().position(|lane| lane.cells[fit.skip + index].letter.is_some())?;
        let step = view.timeline.first + fit.skip + index;
        Some((step, Position::new(fit.letter(index), lane as u16 + 2)))
    };
    let letters = (0..fit.shown).filter_map(letter).collect();
    (buffer, letters)
}

/// The step at a column.
pub(in crate::ui) fn timeline_step(view: &View, room: Rect, column: u16, lens: Lens) -> Option<usize> {
    let fit = fit(view, room, lens)?;
    let column = column.checked_sub(room.x)?;
    let index = (0..fit.shown).find(|index| column <= fit.letter(*index) && column + fit.step > fit.letter(*index))?;
    Some(view.timeline.first + fit.skip + index)
}

/// The lanes in a room, and the row of the first.
fn lanes_in(view: &View, room: Rect) -> (u16, Vec<&Lane>) {
    let lanes = chosen(&view.timeline.lanes, room.height.saturating_sub(1));
    (1 + u16::from(room.height as usize > lanes.len() + 1), lanes)
}

/// The thread whose label is at a position.
pub(in crate::ui) fn timeline_thread(view: &View, room: Rect, at: Position) -> Option<ThreadId> {
    let (top, lanes) = lanes_in(view, room);
    let row = (at.y - room.y).checked_sub(top)?;
    let lane = lanes.get(usize::from(row)).filter(|_| at.x < room.x + LABEL)?;
    match lane.kind {
        LaneKind::Thread(thread) | LaneKind::Worker(thread) => Some(thread),
        LaneKind::Kernel | LaneKind::Port => None,
    }
}

/// A mark behind the label of each thread at whose steps there is a break.
pub(super) fn breaks(paper: &mut Paper, room: Rect, view: &View, breaks: &BTreeSet<Break>) {
    if room.height < 2 || room.width <= LABEL + 2 {
        return;
    }
    let signs = paper.signs;
    let (top, lanes) = lanes_in(view, room);
    for (row, lane) in (top..room.height).zip(lanes) {
        if let LaneKind::Thread(thread) | LaneKind::Worker(thread) = lane.kind
            && breaks.contains(&Break::Thread(thread))
        {
            paper.at(room, LABEL - 1, row, signs.text(Sign::Break), signs.notice());
        }
    }
}

/// How the steps fit into a room; `None` if they do not.
fn fit(view: &View, room: Rect, lens: Lens) -> Option<Fit> {
    if room.height < 2 || room.width <= LABEL + 2 {
        return None;
    }
    let steps = view.timeline.lanes.first().map_or(0, |lane| lane.cells.len());
    let columns = room.width - LABEL - 1;
    let widest = if room.width >= 110 { 7 } else { 4 };
    let step = (columns as usize / steps.max(1)).clamp(2, widest) as u16;
    let step = step.saturating_add_signed(lens.wider()).clamp(2, WIDEST);
    let most = (columns / step) as usize;
    let shown = steps.min(most);
    // the last step is in sight, with as much of what follows as a third holds
    let before = (view.step + 1).saturating_sub(view.timeline.first);
    let skip = before.saturating_sub(most * 2 / 3).min(steps - shown);
    Some(Fit { skip, shown, step })
}

/// What led to the last step, and what led to that: from the lane of each earlier step to the letter of the later one. A
/// letter is never drawn over.
fn arrows(paper: &mut Paper, room: Rect, top: u16, view: &View, lanes: &[&Lane], fit: Fit) {
    let signs = paper.signs;
    // the index among those shown, and the row
    let find = |step: usize| {
        let index = step.checked_sub(view.timeline.first + fit.skip)?;
        let lane =
            lanes.iter().position(|lane| lane.cells.get(fit.skip + index).is_some_and(|cell| cell.letter.is_some()))?;
        Some((index, top + lane as u16))
    };
    for arrow in &view.arrows {
        let (Some((from, from_row)), Some((to, to_row))) = (find(arrow.from), find(arrow.to)) else { continue };
        let before = fit.letter(to) - 1;
        if from_row == to_row {
            if from + 1 == to && fit.step > 2 {
                paper.at(room, before, to_row, signs.text(Sign::Here), signs.arrow());
            }
            continue;
        }
        let lane = lanes[usize::from(from_row - top)];
        for index in from..to {
            let letter = index > from && lane.cells[fit.skip + index].letter.is_some();
            let first = fit.letter(index) + 1 - u16::from(index > from && !letter);
            for column in first..fit.letter(index + 1).min(before) {
                paper.at(room, column, from_row, signs.text(Sign::Rule), signs.arrow());
            }
        }
        for row in from_row.min(to_row) + 1..from_row.max(to_row) {
            paper.at(room, before, row, signs.text(Sign::Pass), signs.arrow());
        }
        let (leave, arrive) =
            if from_row < to_row { (Sign::Down, Sign::FromAbove) } else { (Sign::Up, Sign::FromBelow) };
        paper.at(room, before, from_row, signs.text(leave), signs.arrow());
        paper.at(room, before, to_row, signs.text(arrive), signs.arrow());
    }
}

/// How the steps are fitted into the columns.
#[derive(Clone, Copy)]
struct Fit {
    /// Steps that are left out at the beginning.
    skip: usize,
    /// Steps that are shown.
    shown: usize,
    /// Columns of a step.
    step: u16,
}

impl Fit {
    /// The index of the last step among those shown.
    fn index_of(self, view: &View) -> Option<usize> {
        view.step.checked_sub(view.timeline.first + self.skip)
    }

    /// The column of the letter of the step with that index among those shown.
    fn letter(self, index: usize) -> u16 {
        LABEL + (index as u16 + 1) * self.step - 1
    }
}

/// The lanes that fit; those without a letter go first.
fn chosen(lanes: &[Lane], rows: u16) -> Vec<&Lane> {
    let used = |lane: &&Lane| lane.cells.iter().any(|cell| cell.letter.is_some() || cell.end.is_some());
    if lanes.len() <= rows as usize {
        return lanes.iter().collect();
    }
    let (busy, idle): (Vec<usize>, Vec<usize>) = (0..lanes.len()).partition(|lane| used(&&lanes[*lane]));
    // of too many busy lanes the last ones: the newest threads, the kernel and the port; beside few, others as well
    let first = busy.len().saturating_sub(rows as usize);
    let spare = (rows as usize).saturating_sub(busy.len());
    let mut chosen: Vec<usize> = busy[first..].iter().chain(idle.iter().take(spare)).copied().collect();
    chosen.sort_unstable();
    chosen.into_iter().map(|lane| &lanes[lane]).collect()
}

/// The numbers of the steps.
fn ruler(paper: &mut Paper, room: Rect, view: &View, fit: Fit) {
    let signs = paper.signs;
    let stride = if fit.step >= 5 { 1 } else { 5 };
    for index in 0..fit.shown {
        let number = view.timeline.first + fit.skip + index;
        let last = number == view.step;
        if last {
            paper.at(room, fit.letter(index), 1, signs.text(Sign::Cursor), signs.strong());
        }
        if number.is_multiple_of(stride) || last {
            let text = number.to_string();
            let end = fit.letter(index) + u16::from(!last);
            paper.at(room, end.saturating_sub(text.len() as u16), 1, &text, signs.faint());
        }
    }
}

fn draw_lane(paper: &mut Paper, room: Rect, row: u16, lane: &Lane, view: &View, fit: Fit) {
    let signs = paper.signs;
    let first = view.timeline.first + fit.skip;
    let here = view.step.checked_sub(view.timeline.first);
    let busy = here.and_then(|here| lane.cells.get(here)).is_some_and(|cell| cell.letter.is_some());
    paper.at(room, 0, row, &lane.label, if busy { signs.strong() } else { signs.plain() });
    let mut before = match (fit.skip.checked_sub(1).map(|index| lane.cells[index].ground), lane.kind) {
        (Some(ground), _) => ground,
        (None, LaneKind::Thread(thread)) if thread == ThreadId::MAIN => Ground::Runs,
        (None, LaneKind::Thread(_) | LaneKind::Worker(_) | LaneKind::Kernel | LaneKind::Port) => Ground::Absent,
    };
    for (index, cell) in lane.cells[fit.skip..].iter().enumerate() {
        let end = fit.letter(index);
        let number = first + index;
        let last = number == view.step;
        // of what follows, what the last step led to stands out
        let strong = number <= view.step || view.arrows.iter().any(|arrow| arrow.to == number);
        let way = ground(signs, lane.kind, before).repeat(fit.step as usize - 1);
        let style = if before == Ground::Callback { signs.callback() } else { signs.faint() };
        paper.at(room, end + 1 - fit.step, row, &way, style);
        match cell.end.or(cell.letter) {
            Some(letter) => {
                let style = match (cell.broke, strong) {
                    (true, _) => signs.misuse(),
                    (false, true) => signs.strong(),
                    (false, false) => signs.faint(),
                };
                let style = if last { style.add_modifier(Modifier::UNDERLINED) } else { style };
                paper.at(room, end, row, &letter.to_string(), style);
            }
            None => {
                paper.at(room, end, row, ground(signs, lane.kind, cell.ground), signs.faint());
            }
        }
        before = cell.ground;
    }
}

fn ground(signs: Signs, lane: LaneKind, ground: Ground) -> &'static str {
    match (ground, lane) {
        (Ground::Runs, _) => signs.text(Sign::Rule),
        (Ground::Waits, _) => signs.text(Sign::Waits),
        (Ground::Callback, _) => signs.text(Sign::Callback),
        (Ground::Absent, LaneKind::Worker(_)) => match signs.charset {
            Charset::Unicode | Charset::Ascii => signs.text(Sign::Parked),
        },
        (Ground::Absent, LaneKind::Thread(_) | LaneKind::Kernel | LaneKind::Port) => " ",
    }
}
