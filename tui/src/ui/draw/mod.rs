//! Draws a model: the same model and window always give the same picture. Reads the model, writes cells, decides nothing.

mod explore;
mod header;
mod home;
mod list;
mod menu;
mod objects;
mod overlay;
mod paper;
mod quiz;
mod source;
mod timeline;
mod verdict;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Model;
use super::action::{self, Place, Row};
use super::areas::{SizeClass, areas};
use super::fits;
use super::overlay::Overlay;
use super::signs::{Sign, Signs};
use super::step::{Curtain, Step};
use objects::Marks;
use paper::Paper;

pub(super) use explore::explore_row;
pub(super) use header::scrubber_step;
pub(super) use home::home_row;
pub(super) use menu::menu_row;
pub(super) use objects::object_in_row;
pub(super) use quiz::{Hit, quiz_hit};
pub(super) use source::source_line;
pub(super) use timeline::{timeline_step, timeline_thread};
pub(super) use verdict::verdict_lines;

pub use timeline::timeline_sheet;

/// An overlay is scrolled by at most so many rows.
pub(super) const MOST_SCROLL: u16 = 10_000;

/// Draws the model.
pub fn view(model: &Model, frame: &mut Frame) {
    let area = frame.area();
    draw(model, area, frame.buffer_mut());
}

/// Draws the model into a part of a buffer.
pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let mut paper = Paper::new(buffer, model.signs);
    let tiny = SizeClass::of(area) == SizeClass::Tiny;
    match (model.place(), &model.step) {
        (Place::Quiz, _) => quiz::quiz(&mut paper, area, model),
        (Place::Explore, _) => explore::explore(&mut paper, area, model),
        (Place::Step, Some(step)) if tiny => tiny_step(&mut paper, area, step),
        (Place::Step, Some(step)) => draw_step(&mut paper, area, model, step),
        (Place::Home, _) | (Place::Step, None) if tiny => home::tiny(&mut paper, area, &model.home),
        (Place::Home, _) | (Place::Step, None) => home::home(&mut paper, area, model),
    }
    let step = model.step.as_deref();
    match (&model.overlay, step) {
        (Overlay::Help(list), _) => overlay::help(&mut paper, area, model, list),
        (Overlay::Palette(list), _) => list::palette(&mut paper, area, model.place(), list),
        (Overlay::Card(top), Some(step)) => overlay::card(&mut paper, area, step, *top),
        (Overlay::Output(top), Some(step)) => overlay::output(&mut paper, area, step, *top),
        (Overlay::Why(marked), Some(step)) => list::why(&mut paper, area, step, *marked),
        (Overlay::Breaks(marked), Some(step)) => list::breaks(&mut paper, area, step, *marked),
        (Overlay::Trouble(lines, top), _) => overlay::trouble(&mut paper, area, lines, *top),
        // what is typed stands in the line of hints
        (Overlay::None | Overlay::Find(_) | Overlay::Path(_), _) => {}
        (Overlay::Card(_) | Overlay::Output(_) | Overlay::Why(_) | Overlay::Breaks(_), None) => {}
    }
}

fn draw_step(paper: &mut Paper, area: Rect, model: &Model, step: &Step) {
    let rooms = areas(&step.ui(area), area);
    header::header(paper, rooms.header, step);
    header::scrubber(paper, rooms.scrubber, step);
    source::sources(paper, &rooms.sources, step);
    objects::objects(paper, rooms.objects, &step.view, &Marks::of(step));
    objects::trace(paper, rooms.trace, &step.view);
    objects::why(paper, rooms.why, &step.view);
    timeline::timeline(paper, rooms.timeline, &step.view, step.lens);
    timeline::breaks(paper, rooms.timeline, &step.view, &step.breaks);
    narration(paper, rooms.narration, step);
    match (step.curtain, &step.view.verdict) {
        (Curtain::Drawn, _) => {
            paper.heading(rooms.menu, "What happens next?", paper.signs.strong());
            paper.text(rooms.menu, 2, "   think first; . opens the curtain", paper.signs.faint());
        }
        (Curtain::Open, Some(verdict)) => verdict::verdict(paper, rooms.menu, step, verdict),
        (Curtain::Open, None) => menu::menu(paper, rooms.menu, step),
    }
    focus(paper, &rooms, step);
    hints(paper, rooms.hints, model);
}

/// A mark before the heading of the pane that keys go to; none for the menu, where they go at first.
fn focus(paper: &mut Paper, rooms: &super::areas::Areas, step: &Step) {
    use super::step::Focus;
    let sign = paper.signs.text(Sign::Here);
    let style = paper.signs.marked();
    match step.focus {
        Focus::Menu => {}
        Focus::Source => rooms.sources.iter().for_each(|room| {
            paper.at(*room, 0, 0, sign, style);
        }),
        Focus::Objects => {
            paper.at(rooms.objects, 0, 0, sign, style);
        }
        Focus::Timeline => {
            paper.at(rooms.timeline, 0, 0, sign, style);
        }
    }
}

/// What the last step did: the headline, and below it, where there is room, what else happened.
fn narration(paper: &mut Paper, area: Rect, step: &Step) {
    let signs = paper.signs;
    let view = &step.view;
    let headline = if view.step == 0 && !step.about.teaches.is_empty() {
        format!("Teaches: {}", step.about.teaches)
    } else {
        format!("step {}: {}", view.step, view.narration[0])
    };
    let mut lines = paper::wrap(&headline, (area.width as usize).saturating_sub(2));
    // the last row that there is takes the rest, and is cut
    let rest = lines.split_off(lines.len().min((area.height as usize).max(1) - 1)).join(" ");
    lines.extend(Some(rest).filter(|rest| !rest.is_empty()));
    let mut row = 0;
    for line in lines {
        paper.text(area, row, &format!(" {line}"), signs.strong());
        row += 1;
    }
    for sentence in view.narration.iter().skip(1) {
        paper.text(area, row, &format!("   {sentence}"), signs.plain());
        row += 1;
    }
}

/// The keys, or what is typed, or what a key could not do.
fn hints(paper: &mut Paper, area: Rect, model: &Model) {
    let signs = paper.signs;
    let typed = match (&model.overlay, &model.step) {
        (Overlay::Find(field), Some(step)) => {
            Some(format!(" /{}_   {}", field.text, step.search.count(step.view.step)))
        }
        (Overlay::Path(field), _) => Some(format!(" C file: {}_   (Enter opens, Esc leaves)", field.text)),
        (Overlay::None, None) if model.home.filtering() => {
            Some(" letters filter   Up Down mark   Enter opens   Esc drops the filter".to_owned())
        }
        _ => None,
    };
    if let Some(words) = typed.or(model.message.as_ref().map(|message| format!(" {message}"))) {
        paper.text(area, 0, &words, signs.notice());
        return;
    }
    if model.home.memory().hintless {
        return;
    }
    let rows = action::rows(model.place());
    let hints: Vec<Hint> = rows.filter_map(|row| Some(Hint { row, words: fits::hint(model, row)? })).collect();
    paper.text(area, 0, &format!(" {}", fold(hints, area.width as usize)), signs.faint());
}

/// A key, and what it would do as things are.
struct Hint {
    row: &'static Row,
    words: &'static str,
}

/// As many hints as fit: spare ones go first, from the right; the last three, which lead to all others, stay.
fn fold(mut hints: Vec<Hint>, most: usize) -> String {
    loop {
        let words = hints.iter().map(|hint| format!("{} {}", hint.row.key(), hint.words));
        let line = words.collect::<Vec<_>>().join("  ");
        let first = hints.len().saturating_sub(3);
        if paper::width(&line) < most || first == 0 {
            return line;
        }
        let spare = hints[..first].iter().rposition(|hint| hint.row.spare);
        hints.remove(spare.unwrap_or(first - 1));
    }
}

/// A sign for what is good or bad.
fn good_or_bad(signs: Signs, good: bool) -> &'static str {
    signs.text(if good { Sign::Fine } else { Sign::Misuse })
}

fn tiny_step(paper: &mut Paper, area: Rect, step: &Step) {
    let signs = paper.signs;
    let (view, width) = (&step.view, area.width as usize);
    let status = header::status(signs, step);
    let mut row = 0;
    paper.text(area, row, &format!("step {}/{}  {}", view.step, view.last, status.0), status.1);
    row += 1;
    for line in paper::wrap(&view.narration[0], width) {
        paper.text(area, row, &line, signs.strong());
        row += 1;
    }
    small(paper, area, row + 1);
}

/// That the window is too small, and the keys that matter, at the bottom.
fn small(paper: &mut Paper, area: Rect, from: u16) {
    let signs = paper.signs;
    let size = format!("window {}x{}: too small, 60x18 is the least", area.width, area.height);
    for (row, line) in (from..).zip(paper::wrap(&size, area.width as usize)) {
        paper.text(area, row, &line, signs.plain());
    }
    if area.height > 1 {
        paper.text(area, area.height - 1, "n next  N back  q quit", signs.faint());
    }
}
