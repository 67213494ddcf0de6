//! What was found wrong in the model and mended, from `facts/changes.tsv`: each row held to the facts, and to the programs
//! that show them.

use std::fmt::Write as _;

use crate::{book, facts};

const TABLE: &str = include_str!("../facts/changes.tsv");

/// One mended mistake.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    /// The day, as `2026-11-30`.
    pub day: &'static str,
    /// The ids of the facts that say how it is.
    pub facts: Vec<&'static str>,
    /// What the model did.
    pub was: &'static str,
    /// What it does now.
    pub now: &'static str,
    /// How it was noticed; empty if nobody wrote it down.
    pub noticed: &'static str,
}

/// All rows, newest first.
///
/// # Errors
///
/// The first row that cannot be read, names a fact that is not there, or stands out of order.
pub fn table() -> Result<Vec<Change>, String> {
    read(TABLE)
}

fn read(text: &'static str) -> Result<Vec<Change>, String> {
    let mut changes: Vec<Change> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [day, ids, was, now, noticed] = cells[..] else {
            return Err(format!("changes.tsv: five cells are needed in {line:?}"));
        };
        if !is_day(day) || changes.last().is_some_and(|before| before.day < day) {
            return Err(format!("changes.tsv: {day} is no day, or newer than the row above it"));
        }
        let facts: Vec<&str> = ids.split(' ').collect();
        if let Some(id) = facts.iter().find(|id| facts::known(id) != Some(true)) {
            return Err(format!("changes.tsv: there is no fact {id}"));
        }
        changes.push(Change { day, facts, was, now, noticed });
    }
    Ok(changes)
}

/// Whether it reads like `2026-11-30`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(number)
}

/// The programs that show a fact: the files that the list of them names.
fn programs<'a>(list: &'a str, id: &str) -> Vec<&'a str> {
    let row = list.lines().find_map(|line| line.strip_prefix(&format!("| {id} | ")));
    row.map_or_else(Vec::new, |row| {
        row.split('`').skip(1).step_by(2).filter(|name| name.strip_suffix(".c").is_some()).collect()
    })
}

/// The page: an item for each change, with the programs that would fail without it. For pages one folder below `src`.
///
/// # Errors
///
/// The table cannot be read, or no program shows a fact of a row.
pub fn page() -> Result<String, String> {
    let house = book::root().map_err(|problem| problem.to_string())?.join("..");
    let list = std::fs::read_to_string(house.join("scenarios/facts/LIST.md")).map_err(|error| error.to_string())?;
    let mut out = String::new();
    for change in table()? {
        let links = change.facts.iter().map(|id| format!("[{id}](../reference/facts.md#{})", id.to_lowercase()));
        let mut shown: Vec<&str> = change.facts.iter().flat_map(|id| programs(&list, id)).collect();
        shown.dedup();
        if shown.is_empty() {
            return Err(format!("changes.tsv: no program shows {}", change.facts.join(", ")));
        }
        let shown: Vec<String> = shown.iter().map(|name| format!("`{name}`")).collect();
        let (links, shown) = (links.collect::<Vec<_>>().join(", "), shown.join(", "));
        let _ = writeln!(out, "- **{}, {links}.** *Wrong:* {} *Now:* {}", change.day, change.was, change.now);
        let noticed =
            if change.noticed.is_empty() { String::new() } else { format!("Noticed by {}. ", change.noticed) };
        let _ = writeln!(out, "  {noticed}Shown by {shown}.");
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_names_facts_and_programs_that_are_there() {
        let changes = table().expect("it can be read");
        assert!(changes.len() > 10 && changes.iter().all(|change| !change.now.is_empty()), "{changes:?}");
        let page = page().expect("programs show them");
        let folder = book::root().expect("the book is here").join("../scenarios/facts");
        for name in page.split('`').filter(|word| word.strip_suffix(".c").is_some()) {
            assert!(folder.join(name).is_file(), "{name}");
        }
    }

    #[test]
    fn what_is_not_so_is_refused() {
        for (text, what) in [
            ("2026-11-30\tIO-WAIT-99\ta\tb\tc\n", "no fact"),
            ("2026-11-30\tIO-WAIT-06\ta\tb\n", "five cells"),
            ("30.11.2026\tIO-WAIT-06\ta\tb\tc\n", "no day"),
            ("2026-11-25\tIO-WAIT-06\ta\tb\tc\n2026-11-30\tIO-WAIT-06\ta\tb\tc\n", "newer"),
        ] {
            let refused = read(text).expect_err(text);
            assert!(refused.contains(what), "{refused}");
        }
    }
}
