//! Quizzes that no page asks, or that two pages ask.

use std::path::Path;

use super::{files, name};
use crate::problem::Problem;

pub(super) fn check(root: &Path) -> Vec<Problem> {
    let pages = files(&root.join("src"), &["md"]);
    let pages: Vec<String> = pages.iter().map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect();
    let mut problems = Vec::new();
    for path in files(&root.join("quiz"), &["toml"]) {
        let call = format!("{{{{#quiz {}}}}}", path.file_stem().unwrap_or_default().to_string_lossy());
        let asked: usize = pages.iter().map(|page| page.lines().filter(|line| *line == call).count()).sum();
        if asked != 1 {
            let what = format!("is asked {asked} times; one page has to");
            problems.push(Problem::new(format!("book/{}", name(&path, root)), 0, what));
        }
    }
    problems
}
