//! What pages about misuse have in common: a program that goes wrong, its report, an order of it, and its twin.

use std::fmt::Write as _;
use std::path::Path;

use crate::check::files;
use crate::claim::Orders;
use crate::expand::Page;
use crate::programs::{self, Scene};
use crate::{book, transcript};

/// A longer story is not shown: that of a program that goes round for ever has very many lines.
const LONG: usize = 80;

/// A scenario that goes wrong, and what puts it right: report, order, program, difference. `up` leads from the page to
/// the top of the book.
pub(super) fn pair(out: &mut String, name: &str, up: &str) -> Result<(), String> {
    let about = &programs::scene(name)?.about;
    let twin = about.twin.as_ref().ok_or_else(|| format!("`{name}` has no twin"))?;
    let orders = Orders::of(&Page::default(), name)?;
    let _ = writeln!(out, "## {}\n", about.title.as_deref().unwrap_or_default());
    let _ = writeln!(
        out,
        "[`{name}`]({up}reference/scenarios.md#{name}): {} {}\n\n{{{{#tpio check {name}}}}}\n",
        sentence(about.teaches.as_deref().unwrap_or_default()),
        outcomes(&orders),
    );
    if let Some(ending) = orders.endings.iter().find(|ending| !ending.rules.is_empty()) {
        let run = format!("{name} --schedule {}", ending.schedule);
        if transcript::known(&Page::default(), &format!("run {run}"))?.lines().count() <= LONG {
            folded(out, "A shortest order that goes wrong, step by step", &format!("{{{{#lanes {run}}}}}"));
        }
    }
    folded(out, &format!("The program <code>{name}.c</code>"), &format!("{{{{#scenario {name}}}}}"));
    let after = Orders::of(&Page::default(), twin)?;
    let still = after.broken().into_iter().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", ");
    let proved =
        if still.is_empty() { "no order breaks a rule".to_string() } else { format!("what is left is {still}") };
    let _ =
        writeln!(out, "**Put right** in [`{twin}`]({up}reference/scenarios.md#{twin}): {proved}; {}.\n", after.seen());
    let (old, new) = (programs::source(name)?, programs::source(twin)?);
    let _ = writeln!(out, "{}", programs::change(&bare(&old), &bare(&new)));
    Ok(())
}

/// How many of the outcomes break a rule, as a sentence.
fn outcomes(orders: &Orders) -> String {
    let bad = orders.endings.iter().filter(|ending| !ending.rules.is_empty()).count();
    match (orders.endings.len(), bad) {
        (1, 0) => "Its one outcome breaks no rule.".to_string(),
        (1, _) => "Its one outcome breaks a rule.".to_string(),
        (all, 0) => format!("None of its {all} outcomes breaks a rule: what differs is the output."),
        (all, bad) if all == bad => format!("All its {all} outcomes break a rule."),
        (all, 1) => format!("One of its {all} outcomes breaks a rule."),
        (all, bad) => format!("{bad} of its {all} outcomes break a rule."),
    }
}

/// A part that a reader opens.
fn folded(out: &mut String, summary: &str, inside: &str) {
    let _ = writeln!(out, "<details>\n<summary>{summary}</summary>\n\n{inside}\n\n</details>\n");
}

/// The lines of a program without its header, and without the marks that say where it goes wrong.
fn bare(source: &str) -> Vec<&str> {
    let lines = source.lines().filter(|line| !line.starts_with("//!") && !line.starts_with("//@"));
    let lines = lines.map(|line| line.split_once("//~").map_or(line, |(code, _)| code).trim_end());
    lines.skip_while(|line| line.is_empty()).collect()
}

/// A text that ends in a full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.trim().chars();
    let text = chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect::<String>());
    let text = text.replace('<', "&lt;");
    if text.is_empty() || text.ends_with(['.', '?']) { text } else { text + "." }
}

/// The scenarios that break a rule, those with the shortest programs first.
pub(super) fn breaking(rule: &str) -> Vec<&'static str> {
    let breaks = |scene: &&Scene| scene.about.sometimes.iter().any(|broken| broken.id == rule);
    let mut found: Vec<&Scene> = programs::scenes().iter().filter(breaks).collect();
    found.sort_by_key(|scene| scene.text.lines().count());
    found.iter().map(|scene| scene.name).collect()
}

/// The pages of the tutorial that take one of these programs apart, as links from a page that `up` leads to the top of.
pub(super) fn taught(names: &[&str], up: &str) -> Result<Vec<String>, String> {
    let source = book::root().map_err(|problem| problem.to_string())?.join("src");
    let mut links = Vec::new();
    for path in files(&source.join("tutorial"), &["md"]) {
        let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let named = |line: &str| {
            line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).any(|word| names.contains(&word))
        };
        if text.lines().any(|line| line.starts_with("{{#") && named(line)) {
            let title = text.lines().next().unwrap_or_default().trim_start_matches("# ");
            links.push(format!("[{title}]({up}tutorial/{})", file(&path)));
        }
    }
    Ok(links)
}

fn file(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_marks_are_no_difference() {
        let source = "//! title: x\n//@ never: any\n\n#include <windows.h>\nfree(p);   //~ leak\n";
        assert_eq!(bare(source), ["#include <windows.h>", "free(p);"]);
    }

    #[test]
    fn a_pair_shows_report_order_program_and_difference() {
        let mut out = String::new();
        pair(&mut out, "cancel-then-free", "../").expect("it can be played");
        for part in [
            "{{#tpio check cancel-then-free}}",
            "{{#lanes cancel-then-free --schedule ",
            "```diff",
            "no order breaks a rule",
        ] {
            assert!(out.contains(part), "{part}: {out}");
        }
        assert!(out.contains(" One of its 2 outcomes breaks a rule."), "{out}");
    }

    #[test]
    fn a_story_without_end_is_left_out() {
        let mut out = String::new();
        pair(&mut out, "signal-on-success", "../").expect("it can be played");
        assert!(out.contains("{{#tpio check signal-on-success}}") && !out.contains("{{#lanes"), "{out}");
    }

    #[test]
    fn a_chapter_that_plays_a_program_teaches_it() {
        let links = taught(&["cancel-then-free"], "../").expect("the chapters can be read");
        assert!(links.iter().any(|link| link.contains("../tutorial/cancelling.md")), "{links:?}");
        assert!(taught(&["no-such-program"], "").is_ok_and(|links| links.is_empty()));
    }
}
