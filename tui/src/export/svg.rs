//! A picture of cells as a drawing: text stays text, so that it can be searched, copied and read aloud; colours follow the
//! reader's light or dark mode.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use tpio_sim::session::Session;
use tpio_sim::view::{View, trace_row};

use crate::ui::draw::timeline_sheet;
use crate::ui::signs::Signs;

/// Width and height of a cell, and the size of its letters.
const CELL: (u32, u32) = (9, 18);
const LETTER: u32 = 15;
const MARGIN: u32 = 12;

/// The classes of the styles that occur, light and dark.
const STYLE: &str = "text{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;white-space:pre;fill:#1f2328}\
.b{font-weight:bold}.d{opacity:.65}.u{text-decoration:underline}\
.c1{fill:#0b7285}.c2{fill:#9c36b5}.c3{fill:#8a5a00}.c4{fill:#c92a2a}\
.p{fill:#ffffff}.r{fill:#1f2328}.r4{fill:#c92a2a}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.p{fill:#0d1117}.r{fill:#e6edf3}.r4{fill:#ff8787}\
.c1{fill:#66d9e8}.c2{fill:#e599f7}.c3{fill:#ffd43b}.c4{fill:#ff8787}.i{fill:#0d1117}}.i{fill:#ffffff}\
@media(prefers-color-scheme:dark){.i{fill:#0d1117}}";

/// The timeline of a run, with a title for each letter.
pub(super) fn timeline(session: &Session, view: &View, signs: Signs) -> String {
    let (buffer, letters) = timeline_sheet(view, signs);
    let steps = session.along();
    let title = |(step, place): &(usize, Position)| {
        let row = trace_row(session, &steps[step - 1]);
        (*place, format!("step {step}: {}", row.text))
    };
    let titles: Vec<(Position, String)> = letters.iter().map(title).collect();
    drawing(&buffer, &super::title(session), &titles)
}

/// A picture as a drawing; some cells have a title of their own.
pub(super) fn drawing(buffer: &Buffer, title: &str, titles: &[(Position, String)]) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" font-size=\"{LETTER}\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
         <rect class=\"p\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>\n",
        escaped(title),
    );
    for y in 0..buffer.area.height {
        row(buffer, y, titles, &mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A row as one text for each run of cells of one style.
fn row(buffer: &Buffer, y: u16, titles: &[(Position, String)], svg: &mut String) {
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let title = titles.iter().find(|(place, _)| *place == Position::new(x, y)).map(|(_, title)| title);
        let mut end = x + 1;
        let mut text = cell.symbol().to_owned();
        while end < buffer.area.width && title.is_none() && same(cell, &buffer[(end, y)]) {
            if titles.iter().any(|(place, _)| *place == Position::new(end, y)) {
                break;
            }
            text.push_str(buffer[(end, y)].symbol());
            end += 1;
        }
        run(cell, x, y, &text, title, svg);
        x = end;
    }
}

fn same(one: &Cell, other: &Cell) -> bool {
    (one.fg, one.modifier) == (other.fg, other.modifier)
}

fn run(cell: &Cell, x: u16, y: u16, text: &str, title: Option<&String>, svg: &mut String) {
    let trimmed = text.trim_end();
    if trimmed.is_empty() {
        return;
    }
    let left = MARGIN + u32::from(x) * CELL.0;
    let top = MARGIN + u32::from(y) * CELL.1;
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let columns = text.chars().count() as u32;
    if reversed {
        let class = if class(cell.fg) == Some("c4") { "r4" } else { "r" };
        let (width, height) = (columns * CELL.0, CELL.1);
        let _ =
            writeln!(svg, "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>");
    }
    let mut classes: Vec<&str> = Vec::new();
    classes.extend(if reversed { Some("i") } else { class(cell.fg) });
    for (modifier, class) in [(Modifier::BOLD, "b"), (Modifier::DIM, "d"), (Modifier::UNDERLINED, "u")] {
        classes.extend(cell.modifier.contains(modifier).then_some(class));
    }
    let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
    let columns = trimmed.chars().count() as u32;
    let title = title.map_or_else(String::new, |title| format!("<title>{}</title>", escaped(title)));
    let _ = writeln!(
        svg,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{}\"{class} xml:space=\"preserve\">{title}{}</text>",
        top + LETTER - 1,
        columns * CELL.0,
        escaped(trimmed),
    );
}

/// The class of a colour of the first theme.
fn class(colour: Color) -> Option<&'static str> {
    match colour {
        Color::Cyan => Some("c1"),
        Color::Magenta => Some("c2"),
        Color::Yellow => Some("c3"),
        Color::LightRed => Some("c4"),
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
