//! The verdict in the place of the menu: what happened, why, the rule, the fix, each with the key that leads on.

use ratatui::layout::Rect;
use tpio_sim::view::{Judgement, Reason, VerdictPane};

use super::paper::{Paper, width, wrap};
use crate::ui::areas::SizeClass;
use crate::ui::signs::Sign;
use crate::ui::step::{Exit, LastGood, Step};

/// Columns of a row's label.
const LABEL: usize = 8;

/// The row that is never cut if another can be.
const FIX: &str = "Fix";

/// The row that says how to declare a file that nobody declared.
const DECLARE: &str = "Declare";

/// So many earlier steps are told at most.
const MOST_CAUSES: usize = 3;

struct Row {
    label: &'static str,
    text: String,
    exit: Option<usize>,
}

pub(super) fn verdict(paper: &mut Paper, room: Rect, step: &Step, verdict: &VerdictPane) {
    let signs = paper.signs;
    let (fine, misuse) = (signs.text(Sign::Fine), signs.text(Sign::Misuse));
    let (heading, style) = match verdict.judgement {
        Judgement::Good => (format!("{fine} {}", verdict.title), signs.strong()),
        Judgement::Misuse => (format!("{misuse} MISUSE: {}", verdict.title), signs.misuse()),
        Judgement::Note => (format!("{fine} ended, but note: {}", verdict.title), signs.notice()),
        Judgement::Open => (format!("? {}", verdict.title), signs.notice()),
    };
    let used = paper.at(room, 1, 0, &heading, style) + 2;
    paper.rule(room, used, 0);
    let exits = step.exits();
    for place in placed(step, verdict, &exits, room) {
        let exit = place.exit.map_or_else(String::new, |index| format!("{} {}", index + 1, exits[index].words()));
        let keep = keep(&exit);
        let text_room = Rect { width: room.width.saturating_sub(keep as u16), ..room };
        let label = if place.first { place.label } else { "" };
        let row = place.row as u16;
        paper.spans(text_room, row, &[(&format!(" {label:<LABEL$}"), signs.strong()), (&place.line, signs.plain())]);
        if place.first && !exit.is_empty() {
            let marked = place.exit == Some(step.marked());
            let style = if marked { signs.marked() } else { signs.plain() };
            let mark = if marked { signs.text(Sign::Here) } else { " " };
            paper.right(room, row, 0, &format!("{mark}{exit} "), style);
        }
    }
}

/// A line of the pane.
struct Placed {
    row: usize,
    label: &'static str,
    line: String,
    exit: Option<usize>,
    /// Whether it is the first line of its row.
    first: bool,
}

/// Columns that an exit needs.
fn keep(exit: &str) -> usize {
    if exit.is_empty() { 1 } else { width(exit) + 3 }
}

/// A verdict takes no more lines than this from the other panes; what it has more to say is read with the rule.
const MOST_LINES: usize = 8;

/// Lines that the verdict asks for in a window, without its title.
pub(in crate::ui) fn verdict_lines(step: &Step, window: Rect) -> usize {
    let Some(verdict) = &step.view.verdict else { return 0 };
    let exits = step.exits();
    let causes = if SizeClass::of(window) >= SizeClass::Standard { MOST_CAUSES } else { 1 };
    let rows = rows(step, verdict, &exits, causes);
    rows.iter().map(|row| broken(row, &exits, window).len()).sum::<usize>().min(MOST_LINES)
}

/// A row's text, broken into lines.
fn broken(row: &Row, exits: &[Exit], room: Rect) -> Vec<String> {
    let exit = row.exit.map_or_else(String::new, |index| format!("{} {}", index + 1, exits[index].words()));
    wrap(&row.text, (room.width as usize).saturating_sub(LABEL + 1 + keep(&exit)))
}

/// The rows broken into lines: spare lines go to what has to be declared, to the fix, then to the first rows that need them.
fn placed(step: &Step, verdict: &VerdictPane, exits: &[Exit], room: Rect) -> Vec<Placed> {
    let height = room.height.saturating_sub(1) as usize;
    let lines = |rows: &[Row]| rows.iter().map(|row| broken(row, exits, room).len()).sum::<usize>();
    let with = |causes| rows(step, verdict, exits, causes);
    let rows = (2..=MOST_CAUSES).rev().map(with).find(|rows| lines(rows) <= height).unwrap_or_else(|| with(1));
    let broken: Vec<Vec<String>> = rows.iter().map(|row| broken(row, exits, room)).collect();
    let mut more = vec![0; rows.len()];
    let mut spare = height.saturating_sub(rows.len());
    let mut needy: Vec<usize> = (0..rows.len()).collect();
    // a file that nobody declared explains more than the fix does
    let undeclared = rows.iter().any(|row| row.label == DECLARE);
    needy.sort_by_key(|row| match rows[*row].label {
        DECLARE => 0,
        "Why" | "Note" if undeclared => 1,
        FIX => 2,
        _ => 3,
    });
    for row in needy {
        more[row] = (broken[row].len() - 1).min(spare);
        spare -= more[row];
    }
    let mut placed = Vec::new();
    for ((entry, lines), more) in rows.into_iter().zip(broken).zip(more) {
        let (head, tail) = lines.split_at(more);
        for (index, line) in head.iter().cloned().chain(std::iter::once(tail.join(" "))).enumerate() {
            let row = placed.len() + 1;
            placed.push(Placed { row, label: entry.label, line, exit: entry.exit, first: index == 0 });
        }
    }
    placed
}

fn rows(step: &Step, verdict: &VerdictPane, exits: &[Exit], causes: usize) -> Vec<Row> {
    let find = |wanted: &dyn Fn(&Exit) -> bool| exits.iter().position(wanted);
    let go_to = |step: usize| find(&|exit| *exit == Exit::GoTo(step));
    let mut rows = vec![Row { label: "What", text: verdict.what.clone(), exit: go_to(verdict.step) }];
    // the cause that says most has a key; where there is room, the nearest others are told, too
    for (index, reason) in told(verdict, causes).into_iter().enumerate() {
        let label = if index == 0 { "Why" } else { "" };
        let telling = verdict.telling.and_then(|at| verdict.why.get(at)) == Some(reason);
        let exit = if telling { go_to(reason.step) } else { None };
        rows.extend(reason_rows(label, reason, exit));
    }
    for (index, reason) in verdict.undeclared.iter().take(1).enumerate() {
        let exit = if verdict.why.is_empty() && index == 0 { go_to(reason.step) } else { None };
        rows.extend(reason_rows("Note", reason, exit));
    }
    let twin = find(&|exit| matches!(exit, Exit::Twin(_)));
    if let Some(rule) = verdict.rule {
        let words = format!("{}: {}", rule, rule.rule().rule);
        rows.push(Row { label: "Rule", text: words, exit: find(&|exit| *exit == Exit::ReadRule) });
        rows.push(Row { label: FIX, text: rule.rule().fix.to_owned(), exit: twin });
    } else if twin.is_some() {
        rows.push(Row { label: "Twin", text: "the same situation, the other way round".to_owned(), exit: twin });
    }
    let last_good = find(&|exit| matches!(exit, Exit::LastGood(_)));
    match step.outlook.last_good() {
        Some(LastGood::After(after)) => {
            let text = format!("after step {after}; after step {} no order ends well", after + 1);
            rows.push(Row { label: "Last ok", text, exit: last_good });
        }
        Some(LastGood::Never) => {
            let text = "no order of this program ends well".to_owned();
            rows.push(Row { label: "Last ok", text, exit: None });
        }
        Some(LastGood::Unknown) | None => {}
    }
    if let Some(other) = verdict.others.first() {
        let more =
            if verdict.others.len() > 1 { format!(" (and {} more)", verdict.others.len() - 1) } else { String::new() };
        rows.push(Row { label: "Also", text: format!("{}{more}", other.words()), exit: None });
    }
    if let Some(orders) = find(&|exit| *exit == Exit::EveryOrder) {
        let text = if step.session().had_choice() {
            "another order may end otherwise: C goes back to the last choice"
        } else {
            "there was no choice on the way: no other order leads anywhere else"
        };
        rows.push(Row { label: "Next", text: text.to_owned(), exit: Some(orders) });
    }
    if verdict.rule.is_none() {
        let printed: Vec<String> = step.view.output.lines().map(|line| format!("{line:?}")).collect();
        if !printed.is_empty() {
            rows.push(Row { label: "Printed", text: printed.join(", "), exit: None });
        }
    }
    rows
}

/// An earlier step; how to declare a file that nobody declared stands in a row of its own, to be read and typed.
fn reason_rows(label: &'static str, reason: &Reason, exit: Option<usize>) -> Vec<Row> {
    let words = reason.words();
    let (told, declare) = match words.split_once("; declare it: ") {
        Some((told, declare)) => (told.to_owned(), Some(declare.to_owned())),
        None => (words, None),
    };
    let declare = declare.map(|text| Row { label: DECLARE, text, exit: None });
    std::iter::once(Row { label, text: told, exit }).chain(declare).collect()
}

/// So many of the earlier steps: the one that says most and the nearest others, in their order.
fn told(verdict: &VerdictPane, most: usize) -> Vec<&Reason> {
    let mut order: Vec<usize> = (0..verdict.why.len()).rev().collect();
    order.sort_by_key(|at| Some(*at) != verdict.telling);
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|at| &verdict.why[at]).collect()
}

/// The exit in a row of the room, counted from its title.
pub(super) fn exit_in_row(step: &Step, room: Rect, row: usize) -> Option<usize> {
    let verdict = step.view.verdict.as_ref()?;
    let exits = step.exits();
    let placed = placed(step, verdict, &exits, room);
    placed.into_iter().find(|place| place.row == row && place.first)?.exit
}
