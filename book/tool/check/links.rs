//! Links inside the rendered book that lead nowhere: to a page that is not there, or to an anchor that its page lacks.
//! Looks at the HTML, because that is what a reader clicks on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::{files, name};
use crate::problem::Problem;

/// Pages that mdBook makes from the others; they link relative to places of their own.
const MADE: &[&str] = &["print.html", "404.html", "toc.html"];

pub(super) fn check(html: &Path) -> Vec<Problem> {
    let mut anchors: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(PathBuf, String)> = Vec::new();
    for path in files(html, &["html"]) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        anchors.insert(path.clone(), attributes(&text, "id").map(str::to_string).collect());
        if !MADE.iter().any(|made| path.ends_with(made)) {
            let targets = attributes(&text, "href").chain(attributes(&text, "src"));
            links.extend(targets.map(|target| (path.clone(), target.replace("&amp;", "&"))));
        }
    }
    let mut problems = Vec::new();
    for (page, target) in links {
        if let Some(what) = dead(html, &page, &target, &anchors) {
            problems.push(Problem::new(name(&page, html), 0, what));
        }
    }
    problems.dedup();
    problems
}

/// What is wrong with a link, if anything is. Links that leave the book are not followed.
fn dead(html: &Path, page: &Path, target: &str, anchors: &BTreeMap<PathBuf, BTreeSet<String>>) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") || target.starts_with("data:") {
        return None;
    }
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or("");
    let file = if path.is_empty() { page.to_path_buf() } else { resolve(page.parent().unwrap_or(html), path) };
    let file = if file.is_dir() { file.join("index.html") } else { file };
    if !file.is_file() {
        return Some(format!("links to {target}, which is not there"));
    }
    let anchor = anchor.filter(|anchor| !anchor.is_empty())?;
    let there = anchors.get(&file).is_none_or(|ids| ids.contains(anchor));
    (!there).then(|| format!("links to {target}, but that page has no such anchor"))
}

/// A path relative to a folder, with `.` and `..` worked out by name.
pub(super) fn resolve(folder: &Path, path: &str) -> PathBuf {
    let mut whole = folder.to_path_buf();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::Normal(part) => whole.push(part),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    whole
}

/// The values of an attribute in a piece of HTML as mdBook writes it: in double quotes, inside a tag.
pub(super) fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let tags = html.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.filter_map(move |tag| {
        let value = &tag[tag.find(&start)? + start.len()..];
        value.split('"').next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_from_tags_only() {
        let html = r#"<a class="x" href="one.html#a">href="no"</a><h2 id="two">t</h2>"#;
        assert_eq!(attributes(html, "href").collect::<Vec<_>>(), ["one.html#a"]);
        assert_eq!(attributes(html, "id").collect::<Vec<_>>(), ["two"]);
    }

    #[test]
    fn dead_links_are_found() {
        let dir = std::env::temp_dir().join(format!("tpio-book-links-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("sub")).expect("a folder");
        std::fs::write(dir.join("a.html"), r#"<h1 id="top"></h1><a href="sub/b.html#in"><a href="c.html">"#)
            .expect("a");
        std::fs::write(dir.join("sub/b.html"), r##"<a href="../a.html#top"><a href="../a.html#no"><a href="#x">"##)
            .expect("b");
        let found: Vec<String> = check(&dir).into_iter().map(|problem| problem.to_string()).collect();
        assert_eq!(
            found,
            [
                "a.html: links to sub/b.html#in, but that page has no such anchor",
                "a.html: links to c.html, which is not there",
                "sub/b.html: links to ../a.html#no, but that page has no such anchor",
                "sub/b.html: links to #x, but that page has no such anchor",
            ]
        );
        std::fs::remove_dir_all(&dir).expect("gone");
    }
}
