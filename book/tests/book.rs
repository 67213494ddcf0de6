//! The book builds, and nothing is wrong with it.

use tpio_book::{book, check, readme};
use tpio_model::rules::RuleId;

#[test]
fn every_rule_has_an_anchor_on_the_page_of_rules() {
    let root = book::root().expect("the book is here");
    let out = std::env::temp_dir().join(format!("tpio-book-anchors-{}", std::process::id()));
    let html = book::build(&root, Some(&out), None).expect("the book builds");
    let page = std::fs::read_to_string(html.join("reference/rules.html")).expect("the page of rules");
    for rule in RuleId::ALL {
        assert!(page.contains(&format!("<h2 id=\"{}\">", rule.id())), "{rule} has no section");
    }
    std::fs::remove_dir_all(&out).expect("gone");
}

#[test]
fn nothing_is_wrong_with_the_book() {
    let root = book::root().expect("the book is here");
    let readme = root.join("../README.md");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let text = std::fs::read_to_string(&readme).expect("the README is there");
        let fresh = readme::renew(&text).expect("its commands can be run");
        std::fs::write(&readme, fresh).expect("the README can be written");
    }
    let problems: Vec<String> = check::all(&root).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn the_twelve_can_be_answered_from_the_chapters() {
    let root = book::root().expect("the book is here");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let quiz: toml::Table = read("quiz/twelve.toml").parse().expect("it is TOML");
    let questions = quiz["question"].as_array().expect("questions");
    assert_eq!(questions.len(), 12);
    let chapters = ["one-read", "memory", "start", "answers", "cancelling", "waiting", "closing"];
    let chapters: Vec<String> = chapters.iter().map(|name| read(&format!("src/tutorial/{name}.md"))).collect();
    for question in questions {
        let program = question["program"].as_str().expect("a program");
        let name = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()) == program;
        // a chapter that takes a program apart has it in a directive, and does not leave it at its name
        let taught = |line: &str| line.starts_with("{{#") && line.split([' ', ':']).any(name);
        assert!(chapters.iter().any(|page| page.lines().any(taught)), "no chapter of the path teaches {program}");
    }
}
