//! Code blocks that somebody typed where the tool could have spoken: screens, output, Rust. Commands may be typed, and
//! drawings on the pages for contributors; C between directives is short, and the front end's tests have its like.

use crate::problem::Problem;

/// Rust that a page may hold by itself; anything longer is included from a file that is compiled.
const LINES_OF_RUST: usize = 3;

/// What another program prints cannot be printed while the book is built.
const ELSEWHERE: &[&str] = &["$ tpio oracle"];

pub(super) fn check(file: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut open: Option<(usize, &str, Vec<&str>)> = None;
    for (index, line) in text.lines().enumerate() {
        match (&mut open, line.trim_start().strip_prefix("```")) {
            (None, Some(language)) => open = Some((index + 1, language.trim(), Vec::new())),
            (Some((_, _, lines)), None) => lines.push(line),
            (Some((at, language, lines)), Some(_)) => {
                problems.extend(wrong(file, language, lines).map(|what| Problem::new(file, *at, what)));
                open = None;
            }
            (None, None) => {}
        }
    }
    problems
}

fn wrong(file: &str, language: &str, lines: &[&str]) -> Option<String> {
    let typed = |line: &&str| !line.starts_with("$ ");
    let elsewhere = lines.first().is_some_and(|line| ELSEWHERE.iter().any(|command| line.starts_with(command)));
    match language {
        "console" if !elsewhere => {
            let line = lines.iter().find(|line| typed(line))?;
            Some(format!("{line:?} was typed; the directive `tpio` prints what a command prints"))
        }
        "text" | "" if !file.starts_with("book/src/contributing/") => {
            Some("a block of text is made by a directive, or is a drawing for contributors".to_string())
        }
        _ if language.starts_with("rust") && lines.len() > LINES_OF_RUST => {
            Some(format!("{} lines of Rust that nobody compiles; the directive `source` shows a file", lines.len()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_found() {
        let page = |block: &str| format!("A page.\n\n```{block}\n```\n\nMore.\n");
        for (block, lines) in [
            ("console\n$ tpio list\nhello-read", 1),
            ("console\n$ tpio list", 0),
            ("console\n$ tpio oracle x\n30 runs", 0),
            ("text\nW1 began", 1),
            ("rust,ignore\na\nb\nc\nd", 1),
            ("rust\na", 0),
            ("c\na\nb\nc\nd", 0),
        ] {
            let found = check("book/src/tutorial/x.md", &page(block));
            assert_eq!(found.len(), lines, "{block}: {found:?}");
        }
        assert!(check("book/src/contributing/x.md", &page("text\n┌─┐")).is_empty());
        assert_eq!(check("book/src/tutorial/x.md", &page("text\nW1 began"))[0].line, 3);
    }
}
