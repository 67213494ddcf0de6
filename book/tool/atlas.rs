//! The misuse atlas' tables: how each pattern is sorted (`facts/atlas.tsv`), where it was seen (`facts/evidence.tsv`), and
//! the indexes made from them. What a pattern is called, leads to and is mended by stands in the list of facts.

use std::fmt::Write as _;

use crate::{facts, functions, patterns};

const TABLE: &str = include_str!("../facts/atlas.tsv");
const EVIDENCE: &str = include_str!("../facts/evidence.tsv");
const PLACES: &str = include_str!("../facts/places.tsv");

/// What a reader sees when the pattern strikes: the word of the table, and a heading.
pub const SYMPTOMS: &[(&str, &str)] = &[
    ("hang", "It hangs, mostly at shutdown"),
    ("crash", "It crashes or corrupts memory, often far away"),
    ("lost", "A callback never comes"),
    ("twice", "It comes twice, or the wrong one comes"),
    ("wrong", "Wrong data, wrong order, wrong state of a thread"),
    ("leak", "It leaks"),
    ("error", "A call fails, or raises an exception"),
];

/// When in the life of an object the mistake is made.
pub const PHASES: &[(&str, &str)] = &[
    ("set-up", "Setting up"),
    ("issue", "Issuing an operation"),
    ("run", "Running callbacks"),
    ("cancel", "Cancelling"),
    ("wait", "Waiting"),
    ("close", "Closing and taking down"),
];

/// Whether it strikes in every order.
pub const TIMINGS: &[(&str, &str)] = &[
    ("always", "In every order"),
    ("both", "The fault is always there; what is seen is a matter of order"),
    ("order", "A matter of order"),
];

/// How good the evidence is.
pub const GRADES: &[(&str, &str)] = &[
    ("A", "this API: a bug, a change or an official page"),
    ("B", "the same race on raw overlapped I/O or a port"),
    ("C", "the like in another pool or library"),
    ("D", "read in public code, reported by nobody"),
];

/// How a pattern is sorted.
#[derive(Debug)]
pub struct Entry {
    /// `M01`.
    pub id: &'static str,
    /// Words of [`SYMPTOMS`].
    pub symptoms: Vec<&'static str>,
    /// A word of [`PHASES`].
    pub phase: &'static str,
    /// A word of [`TIMINGS`].
    pub timing: &'static str,
    /// What the program does, behind "The program".
    pub does: &'static str,
    /// A question for a review.
    pub review: &'static str,
}

impl Entry {
    /// Its page, below `src`.
    pub fn page(&self) -> String {
        format!("atlas/{}.md", self.id.to_lowercase())
    }
}

/// A place where a pattern was seen.
#[derive(Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The pattern.
    pub id: &'static str,
    /// A letter of [`GRADES`].
    pub grade: &'static str,
    /// The place as people call it.
    pub place: &'static str,
    /// Its address.
    pub address: String,
    /// A remark, possibly empty.
    pub remark: &'static str,
}

/// What the list of facts says of a pattern.
#[derive(Debug)]
pub struct Said {
    /// Its name.
    pub name: &'static str,
    /// What it leads to.
    pub outcome: &'static str,
    /// How to put it right.
    pub fix: &'static str,
}

/// All patterns in order.
///
/// # Errors
///
/// The first line that cannot be read.
pub fn table() -> Result<Vec<Entry>, String> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let read = |line: &'static str| {
        let [id, symptoms, phase, timing, does, review] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("atlas.tsv: {line:?} has not six cells"));
        };
        Ok(Entry { id, symptoms: symptoms.split(' ').collect(), phase, timing, does, review })
    };
    lines.map(read).collect()
}

/// All evidence in order.
///
/// # Errors
///
/// The first line that cannot be read, or whose place has no address.
pub fn evidence() -> Result<Vec<Evidence>, String> {
    let lines = EVIDENCE.lines().filter(|line| !line.starts_with('#'));
    let read = |line: &'static str| {
        let [id, grade, place, remark] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("evidence.tsv: {line:?} has not four cells"));
        };
        let address = address(place).ok_or_else(|| format!("evidence.tsv: nobody knows where {place} is"))?;
        Ok(Evidence { id, grade, place, address, remark })
    };
    lines.map(read).collect()
}

/// Where a place is: from the table of places, or by its form.
pub fn address(place: &str) -> Option<String> {
    let listed = PLACES.lines().find_map(|line| line.strip_prefix(place)?.strip_prefix('\t'));
    if let Some(address) = listed {
        return Some(address.to_string());
    }
    let (repository, rest) = place.split_once(['#', '@']).map_or((place, None), |(left, right)| (left, Some(right)));
    let (owner, name) = repository.split_once('/')?;
    if owner == "sdk" || name.contains('/') {
        return None;
    }
    let page = match rest {
        None => String::new(),
        Some(number) if place.contains('#') => format!("/issues/{number}"),
        Some(commit) => format!("/commit/{commit}"),
    };
    Some(format!("https://github.com/{repository}{page}"))
}

/// What the list of facts says of a pattern.
///
/// # Errors
///
/// It has no such pattern, or the pattern's fact has not the three parts.
pub fn said(id: &str) -> Result<Said, String> {
    let fact = facts::find(id).ok_or_else(|| format!("there is no pattern {id}"))?;
    let parts = fact.text.split_once(". ").and_then(|(name, rest)| {
        let (outcome, fix) = rest.split_once(" Fix: ")?;
        Some(Said { name, outcome, fix })
    });
    parts.ok_or_else(|| format!("{id} has not a name, an outcome and a fix"))
}

/// An index: `symptom`, `phase`, `timing`, `function` or `evidence`. For pages one folder below `src`.
///
/// # Errors
///
/// There is no such index, or a table cannot be read.
pub fn index(by: &str) -> Result<String, String> {
    match by {
        "symptom" => sorted(SYMPTOMS, |entry, word| entry.symptoms.contains(&word)),
        "phase" => sorted(PHASES, |entry, word| entry.phase == word),
        "timing" => sorted(TIMINGS, |entry, word| entry.timing == word),
        "function" => by_function(),
        "evidence" => by_evidence(),
        _ => Err(format!("there is no index by {by:?}")),
    }
}

fn sorted(kinds: &[(&str, &str)], fits: fn(&Entry, &str) -> bool) -> Result<String, String> {
    let mut out = String::new();
    let entries = table()?;
    for (word, heading) in kinds {
        let _ = writeln!(out, "## {heading}\n\n| pattern | what it leads to |\n|---|---|");
        for entry in entries.iter().filter(|entry| fits(entry, word)) {
            let _ = writeln!(out, "| {} | {} |", link(entry.id)?, cell(said(entry.id)?.outcome));
        }
        out.push('\n');
    }
    Ok(out)
}

fn by_function() -> Result<String, String> {
    let mut out = String::from("| function | patterns |\n|---|---|\n");
    for function in functions::groups()?.iter().flat_map(|group| &group.functions) {
        let links: Result<Vec<String>, String> = function.patterns.iter().map(|id| link(id)).collect();
        if !function.patterns.is_empty() {
            let page = function.page();
            let _ = writeln!(out, "| [`{}`](../reference/{page}) | {} |", function.name, links?.join("<br>"));
        }
    }
    Ok(out)
}

fn by_evidence() -> Result<String, String> {
    let mut out = String::from("| pattern | A | B | C | D |\n|---|---|---|---|---|\n");
    let all = evidence()?;
    let count = |id: &str, grade: &str| all.iter().filter(|seen| seen.id == id && seen.grade == grade).count();
    for entry in table()? {
        let numbers = GRADES.iter().map(|(grade, _)| match count(entry.id, grade) {
            0 => String::new(),
            number => number.to_string(),
        });
        let _ = writeln!(out, "| {} | {} |", link(entry.id)?, numbers.collect::<Vec<_>>().join(" | "));
    }
    Ok(out)
}

/// A link to a pattern's page, with its name.
fn link(id: &str) -> Result<String, String> {
    Ok(format!("[{id}](../atlas/{}.md) {}", id.to_lowercase(), cell(said(id)?.name)))
}

/// A text as a table's cell.
pub fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

/// The heading that belongs to a word of one of the lists.
pub fn heading(kinds: &[(&str, &'static str)], word: &str) -> &'static str {
    kinds.iter().find(|(known, _)| *known == word).map_or("", |(_, heading)| heading)
}

/// Whether the tables speak of the same patterns.
///
/// # Errors
///
/// A table cannot be read, or the lists differ.
pub fn agree() -> Result<(), String> {
    let sorted: Vec<&str> = table()?.iter().map(|entry| entry.id).collect();
    let shown: Vec<&str> = patterns::table()?.iter().map(|pattern| pattern.id).collect();
    if sorted == shown { Ok(()) } else { Err("atlas.tsv and patterns.tsv list different patterns".to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_speak_of_the_same_patterns_in_known_words() {
        agree().expect("the same patterns");
        for entry in table().expect("it can be read") {
            assert!(entry.symptoms.iter().all(|word| !heading(SYMPTOMS, word).is_empty()), "{}", entry.id);
            assert!(!entry.symptoms.is_empty(), "{} shows in nothing", entry.id);
            assert!(!heading(PHASES, entry.phase).is_empty(), "{}", entry.id);
            assert!(!heading(TIMINGS, entry.timing).is_empty(), "{}", entry.id);
            assert!(entry.does.ends_with('.') && entry.review.ends_with(['?', '.']), "{}", entry.id);
            said(entry.id).expect("three parts");
        }
    }

    #[test]
    fn every_pattern_was_seen_somewhere_and_every_place_has_an_address() {
        let all = evidence().expect("every place has an address");
        for entry in table().expect("it can be read") {
            assert!(all.iter().any(|seen| seen.id == entry.id), "{}", entry.id);
        }
        for seen in &all {
            assert!(!heading(GRADES, seen.grade).is_empty(), "{seen:?}");
            assert!(seen.address.starts_with("https://"), "{seen:?}");
            let twice = all.iter().filter(|other| other.id == seen.id && other.place == seen.place).count();
            assert_eq!(twice, 1, "{seen:?}");
        }
    }

    #[test]
    fn an_address_follows_from_the_form_of_a_place() {
        assert_eq!(address("a/b#7").as_deref(), Some("https://github.com/a/b/issues/7"));
        assert_eq!(address("a/b@c0ffee").as_deref(), Some("https://github.com/a/b/commit/c0ffee"));
        assert_eq!(address("a/b").as_deref(), Some("https://github.com/a/b"));
        assert_eq!(address("sdk/no-such-function"), None);
        assert_eq!(address("a book"), None);
    }
}
