//! Fills in the directives of a page. A directive is a line of its own outside code blocks: two braces, `#`, a word,
//! its arguments, two braces. Knows nothing of what the directives mean; that is [`crate::directive`]'s.

use std::collections::BTreeMap;

use crate::problem::Problem;
use crate::{directive, minutes, quiz};

/// What a page's directives share: files that the page made up so far, by name.
#[derive(Debug, Default)]
pub struct Page {
    /// Programs derived from scenarios on this page, for later commands on it.
    pub files: BTreeMap<String, String>,
    /// The answers of the page's quizzes, for paper: there they stand on a sheet of their own.
    pub answers: String,
}

/// The page's text with every directive filled in. `file` is its name for messages.
///
/// # Errors
///
/// Every directive of the page that could not be filled in.
pub fn page(file: &str, text: &str) -> Result<String, Vec<Problem>> {
    let mut page = Page::default();
    let mut out = String::with_capacity(text.len());
    let mut problems = Vec::new();
    let mut fence: Option<&str> = None;
    for (index, line) in text.lines().enumerate() {
        let start = line.trim_start();
        let ticks = &start[..start.len() - start.trim_start_matches('`').len()];
        match fence {
            Some(open) if ticks.len() >= open.len() && start.trim_end() == ticks => fence = None,
            None if ticks.len() >= 3 => fence = Some(ticks),
            Some(_) | None => {}
        }
        match call(line).filter(|_| fence.is_none()) {
            None => out.push_str(line),
            Some((name, args)) => match directive::fill(&mut page, name, args) {
                Ok(text) => out.push_str(text.trim_end()),
                Err(what) => problems.push(Problem::new(file, index + 1, what)),
            },
        }
        out.push('\n');
    }
    out.push_str(&quiz::sheet(&page.answers));
    if problems.is_empty() { Ok(minutes::told(out)) } else { Err(problems) }
}

/// The directive's name and arguments, if the line is one.
fn call(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim().strip_prefix("{{#")?.strip_suffix("}}")?;
    Some(inner.split_once(' ').map_or((inner, ""), |(name, args)| (name, args.trim())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_directives_stay_as_they_are() {
        let text = "# A title\n\nSome `{{#rules}}` in a line.\n\n```text\n{{#rules}}\n```\n";
        assert_eq!(page("p.md", text), Ok(text.to_string()));
    }

    #[test]
    fn an_unknown_directive_is_named_with_its_line() {
        let problems = page("p.md", "one\n{{#nonsense a b}}\n").expect_err("there is no such directive");
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].file.as_str(), problems[0].line), ("p.md", 2));
        assert!(problems[0].what.contains("nonsense"), "{}", problems[0].what);
    }

    #[test]
    fn a_directive_is_filled_in() {
        let text = page("p.md", "{{#rule start-missing}}\n").expect("the rule exists");
        assert!(text.contains("start-missing"), "{text}");
    }
}
