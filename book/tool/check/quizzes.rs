//! Quizzes that no page asks, or that two pages ask, and questions of a kind that readers stumble over.

use std::path::Path;

use super::{files, name};
use crate::problem::Problem;

pub(super) fn check(root: &Path) -> Vec<Problem> {
    let pages = files(&root.join("src"), &["md"]);
    let pages: Vec<String> = pages.iter().map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect();
    let mut problems = Vec::new();
    for path in files(&root.join("quiz"), &["toml"]) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for (index, line) in text.lines().enumerate() {
            if let Some(what) = stumbled(line) {
                problems.push(Problem::new(format!("book/{}", name(&path, root)), index + 1, what));
            }
        }
        let call = format!("{{{{#quiz {}}}}}", path.file_stem().unwrap_or_default().to_string_lossy());
        let asked: usize = pages.iter().map(|page| page.lines().filter(|line| *line == call).count()).sum();
        if asked != 1 {
            let what = format!("is asked {asked} times; one page has to");
            problems.push(Problem::new(format!("book/{}", name(&path, root)), 0, what));
        }
    }
    problems
}

/// What makes a line of a quiz hard for the wrong reason: a question that asks for what is not so, an answer about answers.
fn stumbled(line: &str) -> Option<String> {
    let (key, text) = line.split_once(" = ")?;
    let lower = text.to_lowercase();
    match key {
        "asks"
            if text.contains(" NOT ") || lower.contains("which is not") || lower.contains("which of these is not") =>
        {
            Some("asks for what is not so; ask for what is".to_string())
        }
        "says" if lower.contains("of the above") => Some("is an answer about other answers".to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::stumbled;

    #[test]
    fn questions_ask_for_what_is_so() {
        assert!(stumbled("asks = \"Which is not a packet?\"").is_some());
        assert!(stumbled("asks = \"Which line is NOT safe?\"").is_some());
        assert!(stumbled("says = \"None of the above.\"").is_some());
        assert!(stumbled("asks = \"What does not come?\"").is_none());
        assert!(stumbled("because = \"It is none of the above.\"").is_none());
    }
}
