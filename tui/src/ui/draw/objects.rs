//! The pool's and the kernel's books, and in wide windows the list of steps.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tpio_sim::report::counted;
use tpio_sim::session::Because;
use tpio_sim::view::{Block, Io, Machine, OpRow, Packets, View, WhyRow};

use super::paper::{Paper, width};
use crate::ui::signs::{Charset, Colour, Sign, Signs};
use crate::ui::step::{Focus, Step};
use crate::ui::theme::Theme;

/// A line and its style.
pub(super) type Row = (String, Style);

/// What a person has marked in the pane.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// The thing that has to be in sight, if keys can be used.
    marked: Option<usize>,
    /// Whether keys go to the pane.
    focused: bool,
    /// Things with a breakpoint.
    broken: Vec<usize>,
}

impl Marks {
    /// Nothing is marked, and no key leads here.
    pub(super) fn none() -> Self {
        Marks::default()
    }

    pub(super) fn of(step: &Step) -> Self {
        let focused = step.focus == Focus::Objects;
        Marks { marked: Some(step.marked_thing()), focused, broken: step.broken_things() }
    }
}

pub(super) fn objects(paper: &mut Paper, room: Rect, view: &View, marks: &Marks) {
    let signs = paper.signs;
    let groups = groups(signs, view, room.width as usize);
    let shown = room.height.saturating_sub(1) as usize;
    let top = top(&groups, marks.marked.unwrap_or(0), shown);
    let all: usize = groups.iter().map(Vec::len).sum();
    let hidden = all.saturating_sub(shown + top);
    let keys = marks.marked.is_some();
    let heading = match (hidden > 0 && keys, marks.focused) {
        (_, true) => "Objects  (j k mark, b breaks at it)".to_owned(),
        (true, false) => format!("Objects  ({hidden} more: Tab, j)"),
        (false, false) => "Objects".to_owned(),
    };
    paper.heading(room, &heading, signs.strong());
    let rows = groups.into_iter().enumerate().flat_map(|(thing, rows)| {
        rows.into_iter().enumerate().map(move |(row, text)| ((row == 0).then_some(thing), text))
    });
    for (row, (thing, (text, style))) in (1..room.height).zip(rows.skip(top)) {
        let here = marks.focused && thing.is_some() && thing == marks.marked;
        let broken = thing.is_some_and(|thing| marks.broken.contains(&thing));
        let mut sign = String::new();
        if here {
            sign.push_str(signs.text(Sign::Here));
        }
        if broken {
            sign.push_str(signs.text(Sign::Break));
        }
        let rest = if sign.is_empty() { &text[..] } else { text.strip_prefix(' ').unwrap_or(&text) };
        paper.spans(room, row, &[(&sign, signs.notice()), (rest, if here { signs.marked() } else { style })]);
    }
}

/// The first row that is shown: the marked thing is in sight.
fn top(groups: &[Vec<Row>], marked: usize, shown: usize) -> usize {
    let rows = |count: usize| groups.iter().take(count).map(Vec::len).sum::<usize>();
    let (start, end) = (rows(marked), rows(marked + 1));
    end.saturating_sub(shown).min(start)
}

/// The thing in a row of the room, counted from its title.
pub(in crate::ui) fn object_in_row(step: &Step, room: Rect, row: usize) -> Option<usize> {
    // signs change no row
    let signs = Signs { charset: Charset::Ascii, colour: Colour::Never, theme: Theme::Mono };
    let groups = groups(signs, &step.view, room.width as usize);
    let shown = room.height.saturating_sub(1) as usize;
    let row = row.checked_sub(1).filter(|row| *row < shown)? + top(&groups, step.marked_thing(), shown);
    let mut things = groups.iter().enumerate().flat_map(|(thing, rows)| std::iter::repeat_n(thing, rows.len()));
    things.nth(row)
}

/// The lines of the pane, thing by thing in the order of [`crate::ui::step::things`], the most important first: the window
/// may be too small for all of them.
fn groups(signs: Signs, view: &View, width: usize) -> Vec<Vec<Row>> {
    let machine = &view.machine;
    let mut groups: Vec<Vec<Row>> = Vec::new();
    if machine.ios.is_empty() {
        groups.push(vec![(" no TP_IO object yet".to_owned(), signs.faint())]);
    }
    groups.extend(machine.ios.iter().map(|io| io_rows(signs, io, width)));
    groups.extend(machine.ops.iter().map(|op| op_rows(signs, op, width)));
    groups.extend(machine.blocks.iter().map(|block| vec![block_row(signs, block)]));
    groups.extend(machine.ports.iter().map(|port| vec![(port_row(signs, port), signs.plain())]));
    groups.extend(pool_rows(signs, machine).into_iter().map(|row| vec![row]));
    if let Some(line) = view.output.lines().last() {
        groups.push(vec![(format!(" printed {line:?}"), signs.plain())]);
    }
    groups.extend(machine.others.iter().map(|text| vec![(format!(" {text}"), signs.plain())]));
    groups
}

fn io_rows(signs: Signs, io: &Io, most: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mark = changed(io.changed);
    let misuse = signs.text(Sign::Misuse);
    if let Some(step) = io.gone {
        rows.push((format!("{mark}{} {misuse} GONE after step {step}", io.label), signs.faint()));
        return rows;
    }
    let closed = io.closed.map_or_else(String::new, |step| format!(" {} CLOSED at {step}", signs.text(Sign::Waits)));
    let style = if io.changed { signs.notice() } else { signs.strong() };
    let label = format!("{mark}{}", io.label);
    let file = format!(" on {}", io.file);
    let callback = format!(" {} {}", signs.text(Sign::Arrow), io.callback);
    // what does not fit is left out, the callback first
    let about = [format!("{label}{file}{callback}{closed}"), format!("{label}{file}{closed}")];
    let about = about.into_iter().find(|about| width(about) <= most).unwrap_or(format!("{label}{closed}"));
    rows.push((about, style));
    let sum = io.sum.lines(most.saturating_sub(2));
    rows.extend(sum.into_iter().map(|line| (format!("  {line}"), style)));
    let dot = signs.text(Sign::Dot);
    let queued = if io.queued.is_empty() { "0".to_owned() } else { io.queued.join(", ") };
    let mut counters = vec![format!("queued {queued}"), format!("running {}", io.running)];
    if io.associated != io.running {
        counters.push(format!("waited for {}", io.associated));
    }
    if io.pinned > 0 {
        counters.push(format!("given up {}", io.pinned));
    }
    rows.push((format!("  {}", counters.join(&format!(" {dot} "))), style));
    rows
}

fn op_rows(signs: Signs, op: &OpRow, most: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let style = if op.changed { signs.notice() } else { signs.plain() };
    let mark = changed(op.changed);
    let short = format!("{mark}{} {}: {}", op.label, op.what, op.phase);
    if width(&short) <= most {
        rows.push((short, style));
    } else {
        rows.push((format!("{mark}{} {}", op.label, op.what), style));
        rows.push((format!("  {}", op.phase), style));
    }
    rows.extend(op.owned.iter().map(|owned| (format!("  {owned}"), style)));
    rows
}

fn block_row(signs: Signs, block: &Block) -> Row {
    let (mark, name) = (changed(block.changed), block.name());
    let style = if block.changed { signs.notice() } else { signs.plain() };
    match (block.freed, block.broken) {
        // what is freed and what still needs it stand together
        (Some(step), true) => (format!("{mark}{name} {} FREED at {step}", signs.text(Sign::Misuse)), signs.warning()),
        (Some(step), false) => (format!("{mark}{name} freed at {step}"), style),
        (None, _) => (format!("{mark}{name} {}", counted(block.bytes, "byte", "bytes")), style),
    }
}

/// A port as a pipe: the oldest packet stands at its way out.
fn port_row(signs: Signs, port: &Packets) -> String {
    let way = signs.text(Sign::Out);
    let packets: Vec<String> = port.packets.iter().map(|packet| format!("[{packet}]")).collect();
    let packets = if packets.is_empty() { "(empty)".to_owned() } else { packets.join(" ") };
    let waiters = match port.waiters.first() {
        Some(first) => format!(" next: {first}"),
        None => String::new(),
    };
    format!(" {} out{way} {packets} {way}in{waiters}", port.label)
}

fn pool_rows(signs: Signs, machine: &Machine) -> Vec<Row> {
    /// Windows' own maximum, which is not worth showing.
    const USUAL: u32 = 500;
    let mut rows = Vec::new();
    for pool in &machine.pools {
        let limit = if pool.max == USUAL { String::new() } else { format!(" of at most {}", pool.max) };
        let workers = match pool.workers.as_slice() {
            [] => "no callback runs".to_owned(),
            workers => workers.join(", "),
        };
        let count = if pool.running > 0 || !limit.is_empty() {
            format!(" ({} running{limit})", pool.running)
        } else {
            String::new()
        };
        rows.push((format!(" {}  {workers}{count}", pool.label), signs.plain()));
    }
    rows
}

/// Changed in the last step: marked with a star, not by colour alone.
fn changed(changed: bool) -> char {
    if changed { '*' } else { ' ' }
}

/// The list of steps, the last one at the bottom.
pub(super) fn trace(paper: &mut Paper, room: Rect, view: &View) {
    if room.height == 0 {
        return;
    }
    let signs = paper.signs;
    paper.heading(room, "Steps so far", signs.strong());
    let rows = room.height as usize - 1;
    let first = view.trace.len().saturating_sub(rows);
    for (row, step) in (1..).zip(&view.trace[first..]) {
        let last = step.step == view.step;
        let mark = if last { signs.text(Sign::Here) } else { " " };
        let style = match (step.letter, last) {
            ('X', _) => signs.warning(),
            (_, true) => signs.strong(),
            (_, false) => signs.plain(),
        };
        paper.text(room, row, &format!("{mark}{:>4} {} {}", step.step, step.letter, step.text), style);
    }
}

/// Why the last step could happen: the step, what led to it, and what led to that.
pub(super) fn why(paper: &mut Paper, room: Rect, view: &View) {
    if room.height == 0 {
        return;
    }
    let signs = paper.signs;
    paper.heading(room, "Why could this step happen?  (w)", signs.strong());
    for (row, (text, style)) in (1..room.height).zip(why_rows(signs, view)) {
        paper.text(room, row, &text, style);
    }
}

/// The rows of the causes.
pub(super) fn why_rows(signs: Signs, view: &View) -> Vec<Row> {
    let from = signs.text(Sign::FromAbove);
    let row = |row: &WhyRow| {
        let indent = "  ".repeat(row.depth.min(12));
        let (mark, how) = match row.because {
            None => (" ".to_owned(), ""),
            Some(Because::GoesOn) => (format!("{from} "), ""),
            Some(Because::Possible) => (format!("{from} "), "made it possible: "),
            Some(Because::Concerns) => (format!("{from} "), "the rule is about it: "),
        };
        let style = if row.because.is_none() { signs.strong() } else { signs.plain() };
        let line = row.line.map_or_else(String::new, |line| format!("line {line}: "));
        (format!(" {indent}{mark}{} {how}{line}{}", row.step, row.text), style)
    };
    let mut rows: Vec<Row> = view.why.iter().map(row).collect();
    if view.why_else > 0 {
        let words = counted(
            view.why_else as u32,
            "step that touched nothing of this is",
            "steps that touched nothing of this are",
        );
        rows.push((format!("   ({words} left out)"), signs.faint()));
    }
    rows
}
