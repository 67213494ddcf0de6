//! Pages that no other page links to, apart from the table of contents and the arrows: only who reads on and on finds them.

use std::collections::BTreeSet;
use std::path::Path;

use super::links::{attributes, resolve};
use super::{files, name};
use crate::problem::Problem;

/// Pages that mdBook makes from the others, and the first one.
const ROOTS: &[&str] = &["print.html", "404.html", "toc.html", "index.html", "introduction.html"];

/// What the contents and the arrows have in their link's tag.
const WAYS: &[&str] = &["nav-chapters", "mobile-nav-chapters", "rel=\"next", "rel=\"prev"];

pub(super) fn check(html: &Path) -> Vec<Problem> {
    let pages = files(html, &["html"]);
    let mut found: BTreeSet<String> = ROOTS.iter().map(ToString::to_string).collect();
    for path in pages.iter().filter(|path| !["print.html", "toc.html"].iter().any(|made| path.ends_with(made))) {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let tags = text.split('<').filter(|tag| tag.starts_with("a ") && !WAYS.iter().any(|way| tag.contains(way)));
        for tag in tags {
            for target in attributes(&format!("<{tag}"), "href") {
                let target = resolve(path.parent().unwrap_or(html), target.split('#').next().unwrap_or(""));
                if target != *path {
                    found.insert(name(&target, html));
                }
            }
        }
    }
    let pages = pages.iter().map(|path| name(path, html)).filter(|page| !found.contains(page));
    pages.map(|page| Problem::new(page, 0, "no page links to it")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_do_not_count_as_links() {
        let dir = std::env::temp_dir().join(format!("tpio-book-orphans-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("sub")).expect("a folder");
        std::fs::write(dir.join("index.html"), r#"<a href="sub/a.html#x">a</a><a rel="next" href="b.html">b</a>"#)
            .expect("the first");
        std::fs::write(dir.join("sub/a.html"), r#"<a href="a.html">me</a><a href="../c.html">c</a>"#).expect("a");
        std::fs::write(dir.join("b.html"), r#"<a href="b.html">me</a>"#).expect("b");
        std::fs::write(dir.join("c.html"), "").expect("c");
        let found: Vec<String> = check(&dir).into_iter().map(|problem| problem.to_string()).collect();
        assert_eq!(found, ["b.html: no page links to it"]);
        std::fs::remove_dir_all(&dir).expect("gone");
    }
}
