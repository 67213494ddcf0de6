//! Draws a model: the same model and window always give the same picture. Reads the model, writes cells, decides nothing.

mod header;
mod home;
mod menu;
mod objects;
mod overlay;
mod paper;
mod source;
mod timeline;
mod verdict;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::{self, Place, Row};
use super::areas::{SizeClass, areas};
use super::step::Step;
use super::{Model, Overlay};
use paper::Paper;

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
    match &model.step {
        Some(step) if tiny => tiny_step(&mut paper, area, step),
        Some(step) => draw_step(&mut paper, area, model, step),
        None if tiny => home::tiny(&mut paper, area, &model.home),
        None => home::home(&mut paper, area, model),
    }
    match (model.overlay, &model.step) {
        (Overlay::None, _) => {}
        (Overlay::Help(top), step) => overlay::help(&mut paper, area, model.place(), step.as_deref(), top),
        (Overlay::Rule(top), Some(step)) => overlay::rule(&mut paper, area, step, top),
        (Overlay::Output(top), Some(step)) => overlay::output(&mut paper, area, step, top),
        (Overlay::Rule(_) | Overlay::Output(_), None) => {}
    }
}

fn draw_step(paper: &mut Paper, area: Rect, model: &Model, step: &Step) {
    let rooms = areas(&step.ui(), area);
    header::header(paper, rooms.header, step);
    header::scrubber(paper, rooms.scrubber, &step.view);
    source::sources(paper, &rooms.sources, step);
    objects::objects(paper, rooms.objects, &step.view);
    objects::trace(paper, rooms.trace, &step.view);
    timeline::timeline(paper, rooms.timeline, &step.view);
    narration(paper, rooms.narration, step);
    match &step.view.verdict {
        Some(verdict) => verdict::verdict(paper, rooms.menu, step, verdict),
        None => menu::menu(paper, rooms.menu, step),
    }
    hints(paper, rooms.hints, model);
}

/// What the last step did: the headline, and below it, where there is room, what else happened.
fn narration(paper: &mut Paper, area: Rect, step: &Step) {
    let signs = paper.signs;
    let view = &step.view;
    let headline = if view.step == 0 && !step.about.teaches.is_empty() {
        format!("Teaches: {}", step.about.teaches)
    } else {
        format!("Step {}: {}", view.step, view.narration[0])
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

/// The keys, or what a key could not do.
fn hints(paper: &mut Paper, area: Rect, model: &Model) {
    let signs = paper.signs;
    if let Some(message) = &model.message {
        paper.text(area, 0, &format!(" {message}"), signs.notice());
        return;
    }
    let hint = |row: &Row| format!("{} {}", row.key(), row.hint);
    let row = |place: Place| action::rows(place).filter(|row| !row.hint.is_empty());
    let hints: Vec<String> = row(model.place()).map(hint).collect();
    paper.text(area, 0, &format!(" {}", hints.join("  ")), signs.faint());
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
