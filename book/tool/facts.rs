//! The facts that the model rests on, read from `facts/facts.tsv`: the page that lists them, and whether an id exists.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../facts/facts.tsv");

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its permanent id: `IO-WAIT-06`.
    pub id: &'static str,
    /// How it is known: letters explained by [`evidence`].
    pub evidence: &'static str,
    /// The statement.
    pub text: &'static str,
    /// Where it comes from, possibly empty.
    pub source: &'static str,
    /// A remark, possibly empty.
    pub note: &'static str,
}

/// A group of facts with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The title.
    pub title: &'static str,
    /// The facts in order.
    pub facts: Vec<Fact>,
}

/// What a letter of [`Fact::evidence`] stands for.
///
/// # Errors
///
/// The letter stands for nothing.
pub fn evidence(letter: char) -> Result<&'static str, String> {
    Ok(match letter {
        'D' => "documented",
        'W' => "tested",
        'I' => "read in an implementation",
        'X' => "observed",
        'P' => "practice",
        'F' => "folklore",
        '-' => "inferred",
        other => return Err(format!("no evidence is called {other:?}")),
    })
}

/// All facts by section.
///
/// # Errors
///
/// The first line of the table that cannot be read.
pub fn sections() -> Result<Vec<Section>, String> {
    let mut sections: Vec<Section> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        if let Some(title) = line.strip_prefix("== ") {
            sections.push(Section { title, facts: Vec::new() });
            continue;
        }
        let mut cells = line.split('\t');
        let (Some(id), Some(evidence), Some(text)) = (cells.next(), cells.next(), cells.next()) else {
            return Err(format!("facts.tsv: too few cells in {line:?}"));
        };
        let (source, note) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let section = sections.last_mut().ok_or_else(|| format!("facts.tsv: {id} is in no section"))?;
        section.facts.push(Fact { id, evidence, text, source, note });
    }
    Ok(sections)
}

/// Whether the id is in the table; `None` if it does not even look like one (its family is unknown).
///
/// ```
/// assert_eq!(tpio_book::facts::known("IO-WAIT-06"), Some(true));
/// assert_eq!(tpio_book::facts::known("IO-WAIT-99"), Some(false));
/// assert_eq!(tpio_book::facts::known("UTF-08"), None);
/// ```
pub fn known(id: &str) -> Option<bool> {
    static FAMILIES: OnceLock<BTreeMap<String, Vec<&'static str>>> = OnceLock::new();
    let families = FAMILIES.get_or_init(|| {
        let mut families: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        for fact in sections().unwrap_or_default().iter().flat_map(|section| &section.facts) {
            families.entry(family(fact.id).to_string()).or_default().push(fact.id);
        }
        families
    });
    if id.len() < 3 || !id.ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    families.get(family(id)).map(|ids| ids.contains(&id))
}

/// The letters of an id without its two digits.
fn family(id: &str) -> &str {
    id.trim_end_matches(|last: char| last.is_ascii_digit())
}

/// The page of facts below its introduction: a table for each section, with an anchor at each fact.
///
/// # Errors
///
/// The table cannot be read.
pub fn all() -> Result<String, String> {
    let mut out = String::new();
    for section in sections()? {
        let _ = writeln!(out, "## {}\n\n| id | fact | known how |\n|---|---|---|", section.title);
        for fact in section.facts {
            let _ = writeln!(
                out,
                "| <span id=\"{}\" class=\"tpio-id\">{}</span> | {} |",
                fact.id.to_lowercase(),
                fact.id,
                cells(&fact)?
            );
        }
        out.push('\n');
    }
    Ok(out)
}

/// A table of some facts, each id once, for a page from which `list` leads to the page of facts.
///
/// # Errors
///
/// The table of facts cannot be read, or lacks an id.
pub fn some(ids: &[&str], list: &str) -> Result<String, String> {
    let mut out = String::from("| id | fact | known how |\n|---|---|---|\n");
    for (_, id) in ids.iter().enumerate().filter(|(index, id)| !ids[..*index].contains(id)) {
        let fact = find(id).ok_or_else(|| format!("there is no fact {id}"))?;
        let _ = writeln!(out, "| [{id}]({list}#{}) | {} |", id.to_lowercase(), cells(&fact)?);
    }
    Ok(out)
}

/// The fact with that id.
pub fn find(id: &str) -> Option<Fact> {
    static ALL: OnceLock<BTreeMap<&'static str, Fact>> = OnceLock::new();
    let read = || sections().unwrap_or_default().into_iter().flat_map(|section| section.facts);
    ALL.get_or_init(|| read().map(|fact| (fact.id, fact)).collect()).get(id).copied()
}

/// What a fact says and how it is known, as two cells of a table.
fn cells(fact: &Fact) -> Result<String, String> {
    let words: Result<Vec<&str>, String> = fact.evidence.chars().map(evidence).collect();
    let note = if fact.note.is_empty() { String::new() } else { format!(" *({})*", fact.note) };
    let source = if fact.source.is_empty() { String::new() } else { format!(": {}", fact.source) };
    Ok(format!("{}{note} | {}{source}", fact.text, words?.join(", ")).replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_well_formed() {
        let sections = sections().expect("the table can be read");
        let mut ids = BTreeSet::new();
        for fact in sections.iter().flat_map(|section| &section.facts) {
            assert!(ids.insert(fact.id), "{} twice", fact.id);
            assert!(!fact.text.is_empty() && !fact.text.contains('|'), "{}", fact.id);
            assert_eq!(known(fact.id), Some(true));
            for letter in fact.evidence.chars() {
                evidence(letter).expect(fact.id);
            }
        }
        assert!(ids.len() > 400, "only {} facts", ids.len());
    }
}
