//! The screen of every order: how far the search is, what may be said of it, the outcomes, and about the marked one how to
//! get there and where it parts from a good run.

use ratatui::layout::Rect;
use tpio_sim::explore::{Outcome, Stage};
use tpio_sim::report::{counted, grouped};

use super::paper::{Paper, wrap};
use crate::ui::Model;
use crate::ui::explore::{Explore, Group};
use crate::ui::order::Pause;
use crate::ui::signs::Sign;

/// The row of the window in which the first outcome stands.
const FIRST: u16 = 7;

/// Rows of the part about the marked outcome.
const ABOUT: u16 = 11;

/// From so many rows on there is room for all of that.
const ROOMY: u16 = 22;

/// The outcome in a row of the window, counted from the first that there is.
pub(in crate::ui) fn explore_row(area: Rect, row: u16) -> Option<usize> {
    let list = list_room(area);
    row.checked_sub(list.y).filter(|row| *row < list.height).map(usize::from)
}

fn list_room(area: Rect) -> Rect {
    // in the least windows the list has the first say
    let most = if area.height < ROOMY { ABOUT / 2 } else { area.height / 2 };
    let bottom = ABOUT.min(most) + 1;
    let height = area.height.saturating_sub(FIRST + bottom);
    Rect { y: area.y + FIRST.min(area.height), height, ..area }
}

pub(super) fn explore(paper: &mut Paper, area: Rect, model: &Model) {
    let Some(explore) = &model.explore else { return };
    let signs = paper.signs;
    let dot = signs.text(Sign::Dot);
    let header = Rect { height: 1.min(area.height), ..area };
    paper.text(header, 0, &format!(" tpio {dot} {} {dot} every order", explore.name), signs.strong());
    let state = match (&explore.found, explore.progress) {
        (Some(found), _) => format!("{} ", counted(found.outcomes.len() as u32, "outcome", "outcomes")),
        (None, Some(progress)) if progress.stage == Stage::Witnesses => "looking for the shortest ways ".to_owned(),
        (None, _) if explore.pause == Pause::Wait => "the search waits ".to_owned(),
        (None, _) => "searching ".to_owned(),
    };
    paper.right(header, 0, 24, &state, signs.plain());
    progress(paper, area, explore);
    let list = list_room(area);
    let title = Rect { y: list.y.saturating_sub(1), height: 1.min(area.height), ..area };
    paper.heading(title, "Outcomes  (bad ones first, the shortest example of each)", signs.strong());
    outcomes(paper, list, explore);
    let about = Rect { y: list.y + list.height, height: area.height.saturating_sub(FIRST + list.height + 1), ..area };
    match (&explore.comparison, explore.example()) {
        (Some(_), _) => comparison(paper, about, explore),
        (None, Some(example)) => example_pane(paper, about, explore, example),
        (None, None) => {}
    }
    let hints = Rect { y: area.y + area.height.saturating_sub(1), height: 1.min(area.height), ..area };
    super::hints(paper, hints, model);
}

/// How far the search is: counts, never a bar, for nobody knows how many states there are.
fn progress(paper: &mut Paper, area: Rect, explore: &Explore) {
    let signs = paper.signs;
    let room = Rect { y: area.y + 1.min(area.height), height: 4.min(area.height.saturating_sub(1)), ..area };
    paper.heading(room, "The search", signs.strong());
    let Some(progress) = explore.progress else {
        paper.text(room, 1, " it begins", signs.plain());
        return;
    };
    let again = progress.transitions.saturating_sub(progress.states.saturating_sub(1));
    let share = (again * 100).checked_div(progress.transitions).unwrap_or(0);
    let counts = format!(
        " states {}   to look at {}   steps {}, {share}% to states known before   depth {}",
        grouped(&progress.states.to_string()),
        grouped(&progress.frontier.to_string()),
        grouped(&progress.transitions.to_string()),
        progress.depth,
    );
    paper.text(room, 1, &counts, signs.plain());
    let milliseconds = (explore.seconds * 1000.0) as u64;
    let rate = (progress.looked_at() * 1000).checked_div(milliseconds);
    let rate = rate.map_or_else(String::new, |rate| format!("{} states/s   ", grouped(&rate.to_string())));
    let time = format!(
        " {rate}{:.1} s   {} MiB   {} found",
        explore.seconds,
        progress.memory >> 20,
        counted(progress.outcomes as u32, "outcome", "outcomes"),
    );
    paper.text(room, 2, &time, signs.plain());
    paper.text(room, 3, &format!(" {}", explore.bound()), signs.notice());
}

fn outcomes(paper: &mut Paper, room: Rect, explore: &Explore) {
    let signs = paper.signs;
    let Some(found) = &explore.found else {
        paper.text(room, 0, "   they are listed when the search is over; x ends it now", signs.faint());
        return;
    };
    let top = (explore.marked() + 1).saturating_sub(room.height.max(1) as usize);
    let row = |group: &Group| {
        let example = &found.outcomes[group.outcomes[0]];
        let count = match group.outcomes.len() {
            1 => String::new(),
            count => format!("  ({count} outcomes)"),
        };
        let (steps, switches) =
            (counted(example.steps, "step", "steps"), counted(example.switches, "switch", "switches"));
        format!("{steps}, {switches}  {}{count}", group.title)
    };
    for (at, (index, group)) in (0..room.height).zip(explore.groups.iter().enumerate().skip(top)) {
        let marked = index == explore.marked();
        let mark = if marked { signs.text(Sign::Here) } else { " " };
        let style = match (marked, group.good) {
            (true, _) => signs.marked(),
            (false, true) => signs.fine(),
            (false, false) => signs.warning(),
        };
        let sign = super::good_or_bad(signs, group.good);
        let share = explore.orders(group).filter(|_| room.width >= 110).unwrap_or_default();
        let text = Rect { width: room.width.saturating_sub(share.len() as u16 + 2), ..room };
        paper.spans(text, at, &[(&format!(" {mark} {sign} "), style), (&row(group), signs.plain())]);
        paper.right(room, at, 0, &format!("{share} "), signs.plain());
    }
}

fn example_pane(paper: &mut Paper, room: Rect, explore: &Explore, example: &Outcome) {
    let signs = paper.signs;
    let Some(group) = explore.groups.get(explore.marked()) else { return };
    let which = match explore.example_number() {
        (_, 1) => format!("the {} example", example.witness.word()),
        (number, count) => format!("example {number} of {count}  (h l)"),
    };
    paper.heading(room, &format!("{}: {which}", group.title), signs.strong());
    let (steps, switches) = (counted(example.steps, "step", "steps"), counted(example.switches, "switch", "switches"));
    let mut lines = vec![format!("order {} ({steps}, {switches})", example.schedule)];
    if let Some(chance) = explore.chance(group) {
        let orders = explore.orders(group).map_or_else(String::new, |orders| format!("{orders} end so; "));
        lines.push(format!("{orders}{chance} of all runs if each next step is as likely as any other"));
    }
    match example.last_good_step {
        Some(step) => lines.push(format!("step {step} is the last from which some order ends well (d compares)")),
        None if group.good => {}
        None if explore.is_complete() && !explore.groups.iter().any(|group| group.good) => {
            lines.push("no order of this program ends well".to_owned());
        }
        None => lines.push("from which step on no order ends well is not known".to_owned()),
    }
    for rule in &example.rules {
        lines.push(format!("{}: {}", rule.id(), rule.rule().rule));
    }
    if !example.stdout.is_empty() {
        let printed: Vec<String> = example.stdout.lines().map(|line| format!("{line:?}")).collect();
        lines.push(format!("printed {}", printed.join(", ")));
    }
    let most = (room.width as usize).saturating_sub(2);
    for (row, line) in (1..room.height).zip(lines.iter().flat_map(|line| wrap(line, most))) {
        paper.text(room, row, &format!(" {line}"), signs.plain());
    }
}

fn comparison(paper: &mut Paper, room: Rect, explore: &Explore) {
    let signs = paper.signs;
    let Some(comparison) = &explore.comparison else { return };
    let heading = format!("The same up to step {}; then  (Enter opens both as branches)", comparison.shared);
    paper.heading(room, &heading, signs.strong());
    let mut row = 1;
    for (good, steps) in [(false, &comparison.bad), (true, &comparison.good)] {
        let (words, style) = if good { ("ends well", signs.fine()) } else { ("goes wrong", signs.warning()) };
        paper.text(room, row, &format!(" {} {words}", super::good_or_bad(signs, good)), style);
        row += 1;
        for step in steps {
            paper.text(room, row, &format!("   {step}"), signs.plain());
            row += 1;
        }
    }
}
