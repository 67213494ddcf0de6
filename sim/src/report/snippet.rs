//! A line of the source with carets under the place, as compilers show it. Knows columns and tabs, nothing of rules.

use tpio_model::Program;
use tpio_model::program::Site;

use super::text::Paint;

/// The line of a place with carets and some words under it. `indent` is put before each line.
pub(super) fn snippet(program: &Program, site: Site, words: &str, indent: &str, paint: Paint) -> String {
    let line = program.line(site.line).trim_end();
    let number = site.line.to_string();
    let gutter = " ".repeat(number.len());
    let before: String = line.chars().take(site.column.saturating_sub(1) as usize).map(blank).collect();
    let carets = "^".repeat(site.length.max(1) as usize);
    let bar = paint.dim("|");
    let under = format!("{carets} {words}");
    format!(
        "{indent}{} {bar} {line}\n{indent}{gutter} {bar} {before}{}\n",
        paint.dim(&number),
        paint.bad(under.trim_end()),
        gutter = gutter,
    )
}

/// What keeps the carets under their text: a tab stays a tab.
fn blank(letter: char) -> char {
    if letter == '\t' { '\t' } else { ' ' }
}
