//! What lies over a screen in a box: the help, a rule in full, the program's output.

use ratatui::layout::Rect;
use tpio_model::rules::RuleId;
use tpio_sim::narrate::{TERMS, Term};
use tpio_sim::quiz::Form;
use tpio_sim::view::View;

use super::objects::Row;
use super::paper::{Paper, width, wrap};
use crate::ui::Model;
use crate::ui::action::{self, Group, Place};
use crate::ui::overlay::List;
use crate::ui::signs::{Charset, Sign, Signs};
use crate::ui::step::Step;

/// Columns of one of the two cells of a row of the help.
const CELL: usize = 33;

/// The help of a screen, made from the table of actions; for the stepping screen what the signs and letters mean, first.
/// What is typed filters it.
pub(super) fn help(paper: &mut Paper, area: Rect, model: &Model, list: &List) {
    let place = model.place();
    let signs = paper.signs;
    if !list.is_whole() {
        return super::list::filtered_help(paper, area, place, list);
    }
    let side_by_side = if (area.width as usize) < LABEL + 2 * CELL + 4 { 1 } else { 2 };
    let mut rows: Vec<Row> = Vec::new();
    let quiz = model.quiz.as_deref().filter(|quiz| quiz.question().1.form == Form::Point);
    let shown = match place {
        Place::Step => model.step.as_deref().map(|step| &step.view),
        Place::Quiz => quiz.map(|quiz| &quiz.view),
        Place::Home | Place::Explore => None,
    };
    if let Some(view) = shown {
        signs_help(signs, view, side_by_side, &mut rows);
        rows.push((String::new(), signs.plain()));
    }
    for group in Group::ALL {
        let mut heading = group.heading();
        let shown = |row: &&action::Row| row.group == group && !row.help.is_empty() && !row.keys.is_empty();
        let all: Vec<&action::Row> = action::rows(place).filter(shown).collect();
        for pair in all.chunks(side_by_side) {
            let cell = |row: &&action::Row| format!("{:<7} {}", row.shown_keys(), row.help);
            rows.push((format!("{heading:<LABEL$}{}", cells(pair.iter().map(cell))), signs.plain()));
            heading = "";
        }
    }
    rows.push((String::new(), signs.plain()));
    rows.push((": finds commands by name, with themes and exports; :12 goes to step 12".to_owned(), signs.plain()));
    boxed(paper, area, "Help  (type to filter, Esc closes)", &rows, list.marked as u16, "Down");
}

/// Columns of the heading at the left.
const LABEL: usize = 8;

/// Texts side by side.
fn cells(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.map(|text| format!("{text:<CELL$} ")).collect();
    texts.concat().trim_end().to_owned()
}

/// What the signs mean, and the letters that are in use.
fn signs_help(signs: Signs, view: &View, side_by_side: usize, rows: &mut Vec<Row>) {
    let sign = |sign: Sign| signs.text(sign);
    let mut heading = "Letters";
    for pair in view.timeline.legend.chunks(side_by_side) {
        let cell = |row: &tpio_sim::view::Letter| format!("{}  {}", row.letter, row.meaning);
        rows.push((format!("{heading:<LABEL$}{}", cells(pair.iter().map(cell))), signs.plain()));
        heading = "";
    }
    let (rule, waits) = (sign(Sign::Rule).repeat(2), sign(Sign::Waits).repeat(2));
    let (callback, parked) = (sign(Sign::Callback).repeat(2), sign(Sign::Parked).repeat(2));
    let lanes = format!("Lanes   {rule} runs, in flight   {waits} waits   {callback} callback   {parked} no callback");
    let threads = format!(
        "Threads {} moved last   {} ready   {} waits   {} in callback   {} done",
        sign(Sign::Here),
        sign(Sign::Ready),
        sign(Sign::Waits),
        sign(Sign::Callback),
        sign(Sign::Fine),
    );
    let lines = format!(
        "Lines   {} just run   {} next   {} break   {} not in the twin",
        sign(Sign::Did),
        sign(Sign::Here),
        sign(Sign::Break),
        sign(Sign::Differs),
    );
    let counts = "Counts  promised = Start - Cancel - delivered; * changed in this step".to_owned();
    rows.extend([lanes, threads, lines, counts].map(|row| (row, signs.plain())));
}

/// The rule that was broken, in full; then the words on the screen.
pub(super) fn card(paper: &mut Paper, area: Rect, step: &Step, top: u16) {
    let signs = paper.signs;
    let most = (area.width as usize).saturating_sub(8).min(84);
    let mut rows: Vec<Row> = Vec::new();
    let title = match step.rule() {
        Some(id) => {
            rule(signs, id, most, &mut rows);
            rows.push((String::new(), signs.plain()));
            format!("{id} ({})  Esc closes", id.rule().consequence.word())
        }
        None => "The words on the screen  (Esc closes)".to_owned(),
    };
    for term in terms(step) {
        rows.push((term.word.to_owned(), signs.strong()));
        rows.extend(
            wrap(term.meaning, most.saturating_sub(2)).into_iter().map(|line| (format!("  {line}"), signs.plain())),
        );
    }
    boxed(paper, area, &title, &rows, top, "j");
}

/// The words that stand on the screen now, the function that the marked line calls first.
fn terms(step: &Step) -> Vec<&'static Term> {
    let line = step.line().unwrap_or(0);
    let mut lines = step.view.threads.iter().flat_map(|pane| &pane.lines);
    let code = lines.find(|shown| shown.number == line).map_or("", |shown| shown.text.as_str());
    let calls = TERMS.iter().filter(|term| !code.is_empty() && code.contains(&format!("{}(", term.word)));
    let machine = &step.view.machine;
    let shown = |word: &str| match word {
        "promised" | "delivered" | "queued" | "running" => !machine.ios.is_empty(),
        "port" | "packet" => machine.ports.iter().any(|port| !port.packets.is_empty()),
        "in flight" | "kernel owns" => machine.ops.iter().any(|op| op.owned.is_some()),
        "CLOSED" => machine.ios.iter().any(|io| io.closed.is_some()),
        "waited for" => machine.ios.iter().any(|io| io.associated != io.running),
        "given up" => machine.ios.iter().any(|io| io.sum.abandoned > 0),
        "breaks a rule" => !step.view.latched.is_empty(),
        _ => false,
    };
    calls.chain(TERMS.iter().filter(|term| shown(term.word))).collect()
}

fn rule(signs: Signs, id: RuleId, most: usize, rows: &mut Vec<Row>) {
    let rule = id.rule();
    rows.push((rule.title.to_owned(), signs.strong()));
    let facts = rule.facts.join(", ");
    let parts = [
        ("The rule", rule.rule),
        ("What Windows does", rule.windows),
        ("How to mend it", rule.fix),
        ("Where it stands", rule.source),
        ("Facts", &facts),
    ];
    for (heading, text) in parts {
        if text.is_empty() {
            continue;
        }
        rows.push((String::new(), signs.plain()));
        rows.push((heading.to_owned(), signs.strong()));
        rows.extend(wrap(text, most).into_iter().map(|line| (line, signs.plain())));
    }
}

/// What is wrong with a C file.
pub(super) fn trouble(paper: &mut Paper, area: Rect, lines: &[String], top: u16) {
    let signs = paper.signs;
    let rows: Vec<Row> = lines.iter().map(|line| (line.clone(), signs.plain())).collect();
    boxed(paper, area, "This C does not compile  (Esc closes; mend it, and it is read again)", &rows, top, "j");
}

/// What the program has printed.
pub(super) fn output(paper: &mut Paper, area: Rect, step: &Step, top: u16) {
    let signs = paper.signs;
    let mut rows: Vec<Row> = step.view.output.lines().map(|line| (line.to_owned(), signs.plain())).collect();
    if rows.is_empty() {
        rows.push(("nothing so far".to_owned(), signs.faint()));
    }
    boxed(paper, area, "Printed so far  (Esc closes)", &rows, top, "j");
}

/// A box in the middle with these rows, as wide as they need, scrolled down to `top` as far as there is more to see.
pub(super) fn boxed(paper: &mut Paper, area: Rect, title: &str, rows: &[Row], top: u16, key: &str) {
    let signs = paper.signs;
    let widest = rows.iter().map(|(text, _)| width(text)).chain([width(title) + 2]).max().unwrap_or(0);
    let outer_width = (widest + 4).min(area.width as usize) as u16;
    let outer_height = (rows.len() + 2).min(area.height as usize) as u16;
    let outer = Rect {
        x: area.x + (area.width - outer_width) / 2,
        y: area.y + (area.height - outer_height) / 2,
        width: outer_width,
        height: outer_height,
    };
    paper.clear(outer);
    frame(paper, outer, title);
    let inner = Rect {
        x: outer.x + 2.min(outer.width),
        y: outer.y + 1.min(outer.height),
        width: outer.width.saturating_sub(4),
        height: outer.height.saturating_sub(2),
    };
    let top = (top as usize).min(rows.len().saturating_sub(inner.height as usize));
    for (row, (text, style)) in (0..inner.height).zip(&rows[top..]) {
        paper.text(inner, row, text, *style);
    }
    let below = rows.len() - top - (inner.height as usize).min(rows.len() - top);
    if below > 0 && outer.height > 0 {
        let more = format!(" {below} more: {key} ");
        paper.at(outer, 2, outer.height - 1, &more, signs.strong());
    }
}

fn frame(paper: &mut Paper, outer: Rect, title: &str) {
    let signs = paper.signs;
    let [top_left, top_right, bottom_left, bottom_right, side] = match signs.charset {
        Charset::Unicode => ["┌", "┐", "└", "┘", "│"],
        Charset::Ascii => ["+", "+", "+", "+", "|"],
    };
    let inside = outer.width.saturating_sub(2) as usize;
    let rule = signs.text(Sign::Rule).repeat(inside);
    paper.at(outer, 0, 0, &format!("{top_left}{rule}{top_right}"), signs.plain());
    paper.at(outer, 0, outer.height.saturating_sub(1), &format!("{bottom_left}{rule}{bottom_right}"), signs.plain());
    for row in 1..outer.height.saturating_sub(1) {
        paper.at(outer, 0, row, side, signs.plain());
        paper.at(outer, outer.width.saturating_sub(1), row, side, signs.plain());
    }
    let title_room = Rect { width: outer.width.saturating_sub(1), ..outer };
    paper.at(title_room, 2, 0, &format!(" {title} "), signs.strong());
}
