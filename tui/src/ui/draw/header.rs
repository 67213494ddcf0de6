//! The two rows at the top: what is stepped and how it stands; where in the run we are.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tpio_sim::session::Marked;
use tpio_sim::view::{Judgement, View};

use super::paper::{Paper, width};
use crate::ui::signs::{Sign, Signs};
use crate::ui::step::{Curtain, Step};

pub(super) fn header(paper: &mut Paper, area: Rect, step: &Step) {
    let signs = paper.signs;
    let (view, dot) = (&step.view, signs.text(Sign::Dot));
    let name = format!(" tpio {dot} {} ", view.scenario);
    let mut used = paper.at(area, 0, 0, &name, signs.strong());
    let (mut status, style) = status(signs, step);
    if used as usize + width(&status) + 2 > area.width as usize
        && let Some(latched) = step.view.latched.last()
    {
        // the rule's name stands in the verdict, and behind i
        let sign = signs.text(Sign::Misuse);
        status = format!("{sign} rule broken at {}, not yet visible", latched.step);
    }
    let status = format!("{status} ");
    let room = area.width.saturating_sub(used) as usize;
    let branch = format!("branch {}/{} {dot} ", view.branch.0, view.branch.1);
    let path = format!("path {} {dot} ", view.path);
    // the path goes first where it does not fit, then the title, then the branch
    let mut right = [branch.as_str(), path.as_str()].concat();
    if width(&right) + width(&status) > room {
        right = branch;
    }
    if width(&right) + width(&status) > room {
        right.clear();
    }
    let title = format!("{dot} {} ", step.about.title);
    if !step.about.title.is_empty() && width(&title) + width(&right) + width(&status) <= room {
        used += paper.at(area, used, 0, &title, signs.plain());
    }
    let all = width(&right) + width(&status);
    paper.right(area, 0, used, &format!("{right}{status}"), signs.plain());
    if used as usize + all <= area.width as usize {
        paper.right(area, 0, used, &status, style);
    } else {
        paper.right(area, 0, 0, &status, style);
    }
}

/// How things stand, in a few words.
pub(super) fn status(signs: Signs, step: &Step) -> (String, Style) {
    let (fine, misuse) = (signs.text(Sign::Fine), signs.text(Sign::Misuse));
    if step.curtain == Curtain::Drawn {
        return ("curtain: . opens it".to_owned(), signs.notice());
    }
    if let Some(verdict) = &step.view.verdict {
        return match verdict.judgement {
            Judgement::Good => (format!("{fine} ended well"), signs.strong()),
            Judgement::Misuse => (format!("{misuse} MISUSE"), signs.misuse()),
            Judgement::Note => (format!("{fine} ended, with a note"), signs.notice()),
            Judgement::Open => ("? not decided".to_owned(), signs.notice()),
        };
    }
    match step.view.latched.last() {
        Some(latched) => {
            let seen = if latched.is_note() { "noted" } else { "broken" };
            let yet = if latched.is_note() { "" } else { ", not yet visible" };
            let sign = if latched.is_note() { "!" } else { misuse };
            (format!("{sign} {} {seen} at {}{yet}", latched.rule, latched.step), signs.warning())
        }
        None => (format!("{fine} no error yet"), signs.plain()),
    }
}

/// The columns of the bar: where it begins and how many there are.
fn bar(area: Rect, view: &View) -> (u16, u16) {
    let digits = view.last.to_string().len() as u16;
    let used = 8 + 2 * digits;
    (used, area.width.saturating_sub(used + SPEED))
}

/// Columns of the speed at the right.
const SPEED: u16 = 6;

fn place(view: &View, cells: u16, step: usize) -> u16 {
    (step * (cells as usize).saturating_sub(1) / view.last.max(1)) as u16
}

/// The step at a column of the scrubber.
pub(in crate::ui) fn scrubber_step(view: &View, area: Rect, column: u16) -> Option<usize> {
    let (used, cells) = bar(area, view);
    let column = column.checked_sub(area.x + used).filter(|column| *column < cells)?;
    (0..=view.last).min_by_key(|step| place(view, cells, *step).abs_diff(column))
}

/// Where in the run we are: past, cursor, future; forks, breakpoints and broken rules on the way.
pub(super) fn scrubber(paper: &mut Paper, area: Rect, step: &Step) {
    let signs = paper.signs;
    let view = &step.view;
    let digits = view.last.to_string().len();
    let label = format!(" step {:>digits$}/{} ", view.step, view.last);
    paper.at(area, 0, 0, &label, signs.strong());
    let (used, cells) = bar(area, view);
    if cells == 0 {
        return;
    }
    let speed = format!("{:>5}", step.play.speed().words());
    paper.right(area, 0, used, &speed, if step.play.is_on() { signs.notice() } else { signs.faint() });
    if view.last == 0 {
        let room = Rect { x: area.x + used, width: cells, ..area };
        paper.text(room, 0, "nothing has happened yet", signs.faint());
        return;
    }
    let place = |step: usize| used + place(view, cells, step);
    let here = place(view.step);
    for column in used..used + cells {
        let sign = if column < here { Sign::Full } else { Sign::Empty };
        paper.at(area, column, 0, signs.text(sign), signs.faint());
    }
    // of several marks in one cell the weightiest is drawn last
    let known = |at: usize| step.curtain == Curtain::Open || at <= view.step;
    for fork in view.marks.iter().filter(|mark| mark.what == Marked::Fork && known(mark.step)) {
        paper.at(area, place(fork.step), 0, signs.text(Sign::Fork), signs.notice());
    }
    for hit in step.hits().iter().filter(|step| known(**step)) {
        paper.at(area, place(*hit), 0, signs.text(Sign::Break), signs.notice());
    }
    for broken in view.marks.iter().filter(|mark| mark.what == Marked::Broken && known(mark.step)) {
        paper.at(area, place(broken.step), 0, signs.text(Sign::Misuse), signs.warning());
    }
    paper.at(area, here, 0, signs.text(Sign::Cursor), signs.strong());
}
