//! Blocks of the heap by what people call them: the variable that holds the block, and the lines that allocated and freed
//! it. All of it is read from the source at the place of the call.

use tpio_model::name::Base;
use tpio_model::program::{Program, Site};

use crate::labels::Labels;
use crate::words::call_text;

/// What to say about a block beside its label: `session, freed at line 42, allocated at line 32`, for where there is little
/// room the end says more; empty if nothing is known.
pub fn block_words(program: &Program, labels: &Labels, base: Base) -> String {
    let life = labels.life(base);
    let died = life.freed.map(|site| format!("freed at line {}", site.line));
    let born = life.allocated.map(|site| format!("allocated at line {}", site.line));
    holder_of(program, labels, base).into_iter().chain(died).chain(born).collect::<Vec<_>>().join(", ")
}

/// The same in brackets for a sentence that tells its end already.
pub(super) fn born_words(program: &Program, labels: &Labels, base: Base) -> String {
    let words = born(program, labels, base).join(", ");
    if words.is_empty() { String::new() } else { format!(" ({words})") }
}

/// The variable that holds a block, as far as the calls that allocated and freed it tell.
pub fn holder_of(program: &Program, labels: &Labels, base: Base) -> Option<String> {
    let life = labels.life(base);
    let held = life.allocated.and_then(|site| holder(program, site));
    held.or_else(|| life.freed.and_then(|site| given(program, site)))
}

/// The variable that holds it, and where it was allocated.
fn born(program: &Program, labels: &Labels, base: Base) -> Vec<String> {
    let held = holder_of(program, labels, base);
    let born = labels.life(base).allocated.map(|site| format!("allocated at line {}", site.line));
    held.into_iter().chain(born).collect()
}

/// The variable that the call at a place is assigned to: `session` of `struct session *session = malloc(...)`.
pub(super) fn holder(program: &Program, site: Site) -> Option<String> {
    let line = program.line(site.line);
    let before: String = line.chars().take(site.column.saturating_sub(1) as usize).collect();
    // a cast may stand before the call
    let mut before = before.trim_end();
    while let Some(rest) = before.strip_suffix(')') {
        before = rest[..rest.rfind('(')?].trim_end();
    }
    let left = before.strip_suffix('=')?.trim_end();
    if left.ends_with(['=', '!', '<', '>', '+', '-', '|', '&']) {
        return None;
    }
    let start = left.rfind(|letter| !in_place(letter)).map_or(0, |at| at + 1);
    let name = left[start..].trim_start_matches("->");
    (!name.is_empty() && name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_'))
        .then(|| name.to_owned())
}

/// What the call at a place is given last: `session` of `free(session)` and of `HeapFree(heap, 0, session)`.
fn given(program: &Program, site: Site) -> Option<String> {
    let text = call_text(program, site);
    let (function, rest) = text.split_once('(')?;
    if !function.trim_end().to_ascii_lowercase().ends_with("free") {
        return None;
    }
    let inside = rest.strip_suffix(')')?;
    let last = inside.rsplit(',').next()?.trim();
    (!last.is_empty() && last.chars().all(in_place)).then(|| last.to_owned())
}

/// Whether a letter may stand in `session->buffers[2].data`.
fn in_place(letter: char) -> bool {
    letter.is_alphanumeric() || "_.[]->".contains(letter)
}
