//! The two rows at the top: what is stepped and how it stands; where in the run we are.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tpio_sim::session::Marked;
use tpio_sim::view::{Judgement, View};

use super::paper::{Paper, width};
use crate::ui::signs::{Sign, Signs};
use crate::ui::step::Step;

pub(super) fn header(paper: &mut Paper, area: Rect, step: &Step) {
    let signs = paper.signs;
    let (view, dot) = (&step.view, signs.text(Sign::Dot));
    let name = format!(" tpio {dot} {} ", view.scenario);
    let mut used = paper.at(area, 0, 0, &name, signs.strong());
    let (status, style) = status(signs, step);
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
    if let Some(verdict) = &step.view.verdict {
        return match verdict.judgement {
            Judgement::Good => (format!("{fine} ended well"), signs.strong()),
            Judgement::Misuse => (format!("{misuse} MISUSE"), signs.misuse()),
            Judgement::Note => (format!("{fine} ended, with a note"), signs.notice()),
            Judgement::Open => ("? not decided".to_owned(), signs.notice()),
        };
    }
    match step.view.latched.last() {
        Some(latched) => (format!("{misuse} {} broken at {}", latched.rule, latched.step), signs.warning()),
        None => (format!("{fine} no error yet"), signs.plain()),
    }
}

/// Where in the run we are: past, cursor, future; forks and broken rules on the way.
pub(super) fn scrubber(paper: &mut Paper, area: Rect, view: &View) {
    let signs = paper.signs;
    let digits = view.last.to_string().len();
    let label = format!(" step {:>digits$}/{} ", view.step, view.last);
    let used = paper.at(area, 0, 0, &label, signs.strong());
    let cells = area.width.saturating_sub(used + 1);
    if cells == 0 {
        return;
    }
    if view.last == 0 {
        let room = Rect { x: area.x + used, width: cells, ..area };
        paper.text(room, 0, "nothing has happened yet", signs.faint());
        return;
    }
    let place = |step: usize| used + (step * (cells as usize - 1) / view.last.max(1)) as u16;
    let here = place(view.step);
    for column in used..used + cells {
        let sign = if column < here { Sign::Full } else { Sign::Empty };
        paper.at(area, column, 0, signs.text(sign), signs.faint());
    }
    for mark in &view.marks {
        let (sign, style) = match mark.what {
            Marked::Fork => (Sign::Fork, signs.notice()),
            Marked::Broken => (Sign::Misuse, signs.warning()),
        };
        paper.at(area, place(mark.step), 0, signs.text(sign), style);
    }
    paper.at(area, here, 0, signs.text(Sign::Cursor), signs.strong());
}
