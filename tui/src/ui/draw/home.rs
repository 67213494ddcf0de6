//! The list of scenarios: names and titles by chapter; what the marked one teaches; in wide windows its source, too.

use ratatui::layout::Rect;

use super::paper::{Paper, wrap};
use crate::shelf::Entry;
use crate::ui::Model;
use crate::ui::areas::SizeClass;
use crate::ui::home::Home;
use crate::ui::signs::Sign;

/// Rows of the part that tells about the marked scenario, in compact windows.
const ABOUT: u16 = 4;

pub(super) fn home(paper: &mut Paper, area: Rect, model: &Model) {
    let signs = paper.signs;
    let home = &model.home;
    let dot = signs.text(Sign::Dot);
    let header = Rect { height: 1, ..area };
    let used = paper.at(header, 0, 0, " tpio", signs.strong());
    paper.at(header, used, 0, &format!(" {dot} every order a Windows thread pool can run in"), signs.plain());
    let shown = home.shown();
    let count = match (home.filter(), home.memory().solved.len()) {
        (Some(_), _) => format!("{} of {} scenarios ", shown.len(), home.total()),
        (None, 0) => format!("{} scenarios ", home.total()),
        (None, solved) => format!("{} {solved} of {} scenarios ", signs.text(Sign::Fine), home.total()),
    };
    paper.right(header, 0, 52, &count, signs.plain());
    let hints = Rect { y: area.y + area.height - 1, height: 1, ..area };
    super::hints(paper, hints, model);
    let large = SizeClass::of(area) >= SizeClass::Standard;
    let (list_room, about_room) = rooms(area, home);
    if let Some(filter) = home.filter() {
        let cursor = if home.filtering() { "_" } else { "" };
        let above = Rect { y: list_room.y - 1, height: 1, ..list_room };
        paper.text(above, 0, &format!(" / {filter}{cursor}"), signs.notice());
    }
    list(paper, list_room, home, &shown, model.today);
    if has_marks(home) {
        let legend = Rect { y: list_room.y + list_room.height, height: 1, ..list_room };
        let (seen, solved) = (signs.text(Sign::Ready), signs.text(Sign::Fine));
        let due = home.memory().quizzes.values().any(|study| study.is_due(model.today));
        let again = if due { format!("   {} quiz again (Q)", signs.text(Sign::Fork)) } else { String::new() };
        let text = format!(" {seen} opened before   {solved} stepped to a verdict{again}");
        paper.text(legend, 0, &text, signs.faint());
    }
    about(paper, about_room, home.entry(), large);
}

/// The list, below what it is filtered by, and what is said about the marked one.
fn rooms(area: Rect, home: &Home) -> (Rect, Rect) {
    let body = Rect { y: area.y + 1, height: area.height - 2, ..area };
    let (list, about) = if SizeClass::of(area) >= SizeClass::Standard {
        let left = body.width / 2;
        let list = Rect { width: left - 1, ..body };
        (list, Rect { x: body.x + left, width: body.width - left, ..body })
    } else {
        let about = ABOUT.min(body.height / 2);
        let list = Rect { height: body.height - about, ..body };
        (list, Rect { y: body.y + list.height, height: about, ..body })
    };
    let filter = u16::from(home.filter().is_some());
    let legend = u16::from(has_marks(home));
    (Rect { y: list.y + filter, height: list.height - filter - legend, ..list }, about)
}

/// Whether scenarios have marks: what these mean stands below the list.
fn has_marks(home: &Home) -> bool {
    !home.memory().seen.is_empty() || !home.memory().solved.is_empty()
}

/// The entry in a row of the window.
pub(in crate::ui) fn home_row(model: &Model, area: Rect, row: u16) -> Option<usize> {
    let shown = model.home.shown();
    let (room, _) = rooms(area, &model.home);
    let at = row.checked_sub(room.y).filter(|at| *at < room.height)?;
    let rows = listed(&shown);
    match rows.get(top(&rows, &model.home, room.height) + at as usize)? {
        Row::Entry(index, _) => Some(*index),
        Row::Chapter(_) => None,
    }
}

/// The rows of the list.
fn listed<'a>(shown: &[&'a Entry]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut chapter = "";
    for (index, entry) in shown.iter().enumerate() {
        if entry.chapter != chapter {
            chapter = &entry.chapter;
            rows.push(Row::Chapter(chapter));
        }
        rows.push(Row::Entry(index, entry));
    }
    rows
}

/// The first row that is shown: the marked row stands in the middle, unless an end of the list is nearer.
fn top(rows: &[Row<'_>], home: &Home, height: u16) -> usize {
    let here = rows.iter().position(|row| matches!(row, Row::Entry(index, _) if *index == home.marked()));
    here.unwrap_or(0).saturating_sub(height as usize / 2).min(rows.len().saturating_sub(height as usize))
}

/// A row of the list.
enum Row<'a> {
    Chapter(&'a str),
    Entry(usize, &'a Entry),
}

fn list(paper: &mut Paper, room: Rect, home: &Home, shown: &[&Entry], today: u32) {
    let signs = paper.signs;
    if shown.is_empty() {
        paper.text(room, 1, "   no scenario matches; Esc drops the filter", signs.plain());
        return;
    }
    let rows = listed(shown);
    let height = room.height as usize;
    let top = top(&rows, home, room.height);
    let name_width = shown.iter().map(|entry| entry.name.len()).max().unwrap_or(0).clamp(12, 28);
    for (at, row) in (0..).zip(rows.iter().skip(top).take(height)) {
        let line = Rect { y: room.y + at, height: 1, ..room };
        match row {
            Row::Chapter(chapter) => paper.heading(line, &heading(chapter), signs.strong()),
            Row::Entry(index, entry) => {
                let marked = *index == home.marked();
                let mark = if marked { signs.text(Sign::Here) } else { " " };
                let style = if marked { signs.marked() } else { signs.plain() };
                let title_style = if marked { signs.strong() } else { signs.faint() };
                let memory = home.memory();
                let due = memory.quizzes.get(&entry.name).is_some_and(|study| study.is_due(today));
                let known = match (memory.solved.contains(&entry.name), memory.seen.contains(&entry.name)) {
                    _ if due => signs.text(Sign::Fork),
                    (true, _) => signs.text(Sign::Fine),
                    (false, true) => signs.text(Sign::Ready),
                    (false, false) => " ",
                };
                paper.spans(
                    line,
                    0,
                    &[(&format!("{known}{mark} {:<name_width$}  ", entry.name), style), (&entry.title, title_style)],
                );
            }
        }
    }
}

/// A chapter's name as a heading: `basics` → `Basics`.
fn heading(chapter: &str) -> String {
    let mut letters = chapter.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn about(paper: &mut Paper, room: Rect, entry: Option<&Entry>, large: bool) {
    let signs = paper.signs;
    let Some(entry) = entry else { return };
    paper.heading(room, &entry.title, signs.strong());
    let mut row = 1;
    for line in wrap(&format!("Teaches: {}", entry.teaches), room.width.saturating_sub(2) as usize) {
        paper.text(room, row, &format!(" {line}"), signs.plain());
        row += 1;
    }
    if !large {
        return;
    }
    row += 1;
    let code = entry.source.lines().skip_while(|line| line.starts_with("//") || line.trim().is_empty());
    for (at, line) in (row..room.height).zip(code) {
        let line = line.find("//~").map_or(line, |mark| line[..mark].trim_end());
        paper.text(room, at, &format!(" {}", line.replace('\t', "    ")), signs.faint());
    }
}

pub(super) fn tiny(paper: &mut Paper, area: Rect, home: &Home) {
    let signs = paper.signs;
    let name = home.entry().map_or("no scenario matches", |entry| entry.name.as_str());
    paper.text(area, 0, &format!("{} {name}", signs.text(Sign::Here)), signs.marked());
    let mut row = 1;
    if let Some(entry) = home.entry() {
        for line in wrap(&entry.title, area.width as usize) {
            paper.text(area, row, &line, signs.plain());
            row += 1;
        }
    }
    let size = format!("window {}x{}: too small, 60x18 is the least", area.width, area.height);
    for (at, line) in (row + 1..).zip(wrap(&size, area.width as usize)) {
        paper.text(area, at, &line, signs.plain());
    }
    if area.height > 1 {
        paper.text(area, area.height - 1, "Enter open  j k move  q quit", signs.faint());
    }
}
