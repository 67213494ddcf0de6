//! Looks for what is wrong with the book: one file for each kind of fault. Tests and `tpio-book check` run the same.

mod blocks;
mod citations;
mod glossary;
mod html;
mod links;
mod orphans;
mod pages;
mod quizzes;
mod sections;
mod words;

use std::path::{Path, PathBuf};

use crate::book;
use crate::made;
use crate::problem::Problem;
use crate::readme;

/// Everything wrong with the book below `root`, in order of files.
pub fn all(root: &Path) -> Vec<Problem> {
    let out = std::env::temp_dir().join(format!("tpio-book-check-{}", std::process::id()));
    let mut problems = match book::build(root, Some(&out), None) {
        Ok(html) => [links::check(&html), html::check(&html), orphans::check(&html)].concat(),
        Err(problems) => problems,
    };
    // What is left of a build that failed half-way may not exist at all.
    let _ = std::fs::remove_dir_all(&out);
    problems.extend(pages::check(root));
    problems.extend(quizzes::check(root));
    let texts = texts(root);
    problems.extend(texts.iter().flat_map(|(file, text)| words::check(file, text)));
    let written = texts.iter().filter(|(file, _)| root.join("..").join(file).is_file());
    problems.extend(written.flat_map(|(file, text)| blocks::check(file, text)));
    problems.extend(texts.iter().flat_map(|(file, text)| glossary::check(file, text)));
    problems.extend(citations::check(root));
    problems.extend(sections::check(root));
    match std::fs::read_to_string(root.join("../README.md")) {
        Ok(text) => problems.extend(readme::check(&text)),
        Err(error) => problems.push(Problem::new("README.md", 0, error.to_string())),
    }
    problems.sort();
    problems
}

/// The text of every page, by name: those that are files, and those that are made. What directives put in is left out.
fn texts(root: &Path) -> Vec<(String, String)> {
    let written = files(&root.join("src"), &["md"]);
    let read = |path: &PathBuf| (name(path, root), std::fs::read_to_string(path).unwrap_or_default());
    let made = made::all().unwrap_or_default().into_iter().map(|page| (format!("src/{}", page.path), page.text));
    let all = written.iter().map(read).chain(made);
    all.map(|(file, text)| (format!("book/{file}"), text)).collect()
}

/// All files below a folder with one of these extensions, in order; build folders and hidden ones are left out.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> =
        folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "target" && !name.starts_with('.') {
                found.extend(files(&path, extensions));
            }
        } else if extensions.iter().any(|wanted| path.extension().is_some_and(|extension| extension == *wanted)) {
            found.push(path);
        }
    }
    found
}

/// A file's name relative to a folder, with `/`.
pub fn name(path: &Path, base: &Path) -> String {
    let relative = path.strip_prefix(base).unwrap_or(path);
    relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
