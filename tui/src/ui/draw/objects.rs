//! The pool's and the kernel's books, and in wide windows the list of steps.

use ratatui::layout::Rect;
use ratatui::style::Style;
use tpio_sim::session::Because;
use tpio_sim::view::{Io, Machine, OpRow, Packets, View, WhyRow};

use super::paper::{Paper, width};
use crate::ui::signs::{Sign, Signs};

/// A line and its style.
pub(super) type Row = (String, Style);

pub(super) fn objects(paper: &mut Paper, room: Rect, view: &View, scroll: Option<usize>) {
    let signs = paper.signs;
    let rows = rows(signs, view, room.width as usize);
    let shown = room.height.saturating_sub(1) as usize;
    let keys = scroll.is_some();
    let scroll = scroll.unwrap_or(0).min(rows.len().saturating_sub(shown));
    let hidden = rows.len().saturating_sub(shown + scroll);
    let heading = if hidden > 0 && keys { format!("Objects  ({hidden} more: Tab, j)") } else { "Objects".to_owned() };
    paper.heading(room, &heading, signs.strong());
    for (row, (text, style)) in (1..room.height).zip(rows.into_iter().skip(scroll)) {
        paper.text(room, row, &text, style);
    }
}

/// The lines of the pane, the most important first: the window may be too small for all of them.
fn rows(signs: Signs, view: &View, width: usize) -> Vec<Row> {
    let machine = &view.machine;
    let mut rows: Vec<Row> = Vec::new();
    for io in &machine.ios {
        io_rows(signs, io, width, &mut rows);
    }
    for op in &machine.ops {
        op_rows(signs, op, width, &mut rows);
    }
    for port in &machine.ports {
        rows.push((port_row(signs, port), signs.plain()));
    }
    pool_rows(signs, machine, &mut rows);
    if let Some(line) = view.output.lines().last() {
        rows.push((format!(" printed {line:?}"), signs.plain()));
    }
    rows.extend(machine.others.iter().map(|text| (format!(" {text}"), signs.plain())));
    if machine.ios.is_empty() {
        rows.insert(0, (" no TP_IO object yet".to_owned(), signs.faint()));
    }
    rows
}

fn io_rows(signs: Signs, io: &Io, most: usize, rows: &mut Vec<Row>) {
    let mark = changed(io.changed);
    let misuse = signs.text(Sign::Misuse);
    if let Some(step) = io.gone {
        rows.push((format!("{mark}{} {misuse} GONE after step {step}", io.label), signs.faint()));
        return;
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
}

fn op_rows(signs: Signs, op: &OpRow, most: usize, rows: &mut Vec<Row>) {
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

fn pool_rows(signs: Signs, machine: &Machine, rows: &mut Vec<Row>) {
    /// Windows' own maximum, which is not worth showing.
    const USUAL: u32 = 500;
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
        (format!(" {indent}{mark}{} {how}{}", row.step, row.text), style)
    };
    view.why.iter().map(row).collect()
}
