//! Fact ids that are cited somewhere in the house but stand in no list. An id that nobody can look up proves nothing.

use std::path::Path;

use super::{files, name};
use crate::facts;
use crate::problem::Problem;

/// Where ids are cited.
const ROOMS: &[&str] = &["model", "scenarios", "sim", "tui", "book/src", "book/tool", "book/tests"];

pub(super) fn check(root: &Path) -> Vec<Problem> {
    let house = root.parent().unwrap_or(root);
    let mut problems = Vec::new();
    for path in ROOMS.iter().flat_map(|room| files(&house.join(room), &["rs", "c", "md"])) {
        // This crate's own doc tests cite an id that must not exist.
        if path.ends_with("tool/facts.rs") || path.ends_with("check/citations.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for (index, line) in text.lines().enumerate() {
            for id in cited(line).filter(|id| facts::known(id) == Some(false)) {
                problems.push(Problem::new(name(&path, house), index + 1, format!("there is no fact {id}")));
            }
        }
    }
    problems
}

/// The words of a line that may be fact ids: capital letters, dashes, and two digits at the end.
fn cited(line: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).filter(move |word| {
        let digits = word.len() - word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        digits == 2 && word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(part)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_found_in_prose() {
        let line = "Source: IO-WAIT-05, (M12) and ERR-T06; not 0x12, UTF-8, M123 or xM12.";
        assert_eq!(super::cited(line).collect::<Vec<_>>(), ["IO-WAIT-05", "M12", "ERR-T06"]);
    }
}
