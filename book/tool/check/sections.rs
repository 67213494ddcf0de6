//! Sections of the decisions that the code cites and that the page does not have.

use std::path::Path;

use super::{files, name};
use crate::problem::Problem;

/// The page, below `src`.
const PAGE: &str = "contributing/decisions.md";

const ROOMS: &[&str] = &["model", "scenarios", "sim", "tui", "book/tool", "book/tests"];

pub(super) fn check(root: &Path) -> Vec<Problem> {
    let house = root.parent().unwrap_or(root);
    let page = std::fs::read_to_string(root.join("src").join(PAGE)).unwrap_or_default();
    let mut problems = Vec::new();
    for path in ROOMS.iter().flat_map(|room| files(&house.join(room), &["rs", "c"])) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for (index, line) in text.lines().enumerate() {
            for (document, section) in cited(line) {
                let anchor = format!("{{#{}-{}}}", document.to_lowercase(), section.replace('.', "-"));
                if !page.contains(&anchor) {
                    let what = format!("{PAGE} has no {document} \u{a7}{section}");
                    problems.push(Problem::new(name(&path, house), index + 1, what));
                }
            }
        }
    }
    problems
}

/// The sections that a line cites, each with its document.
fn cited(line: &str) -> impl Iterator<Item = (&'static str, &str)> {
    let documents = [("STEPS", "STEPS \u{a7}"), ("DESIGN", "DESIGN \u{a7}")];
    documents.into_iter().flat_map(move |(document, mark)| {
        line.match_indices(mark).filter_map(move |(at, _)| {
            let rest = &line[at + mark.len()..];
            let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
            let section = rest[..end].trim_end_matches('.');
            (!section.is_empty()).then_some((document, section))
        })
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn sections_are_read_without_the_full_stop() {
        let line = "//! Source: DESIGN \u{a7}4.10; STEPS \u{a7}1.3.";
        assert_eq!(super::cited(line).collect::<Vec<_>>(), [("STEPS", "1.3"), ("DESIGN", "4.10")]);
    }
}
