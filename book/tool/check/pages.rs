//! Pages that the summary leaves out: nobody would find them. (A page that it names and that is missing stops mdBook.)

use std::collections::BTreeSet;
use std::path::Path;

use super::{files, name};
use crate::book;
use crate::problem::Problem;

pub(super) fn check(root: &Path) -> Vec<Problem> {
    let source = root.join("src");
    let listed: BTreeSet<String> = match book::pages(root) {
        Ok(pages) => pages.into_iter().collect(),
        Err(problems) => return problems,
    };
    files(&source, &["md"])
        .iter()
        .map(|path| name(path, &source))
        .filter(|page| page != "SUMMARY.md" && !listed.contains(page))
        .map(|page| Problem::new(format!("book/src/{page}"), 0, "is missing from SUMMARY.md"))
        .collect()
}
