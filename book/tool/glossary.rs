//! The words of the book and what they mean: `facts/glossary.tsv`, the page made from it, and the forms that the check of
//! the terms looks for.

use std::fmt::Write as _;

const TABLE: &str = include_str!("../facts/glossary.tsv");

/// A word.
#[derive(Debug)]
pub struct Term {
    /// The word.
    pub term: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Forms that are not used for it.
    pub avoid: Vec<&'static str>,
    /// Whether the map of the house lists it too.
    pub house: bool,
}

/// All words in order.
///
/// # Errors
///
/// The first line that cannot be read.
pub fn table() -> Result<Vec<Term>, String> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let read = |line: &'static str| {
        let [term, meaning, avoid, house] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("glossary.tsv: {line:?} has not four cells"));
        };
        let avoid = avoid.split(", ").filter(|form| !form.is_empty()).collect();
        Ok(Term { term, meaning, avoid, house: house == "house" })
    };
    lines.map(read).collect()
}

/// The glossary: every word with an anchor. With `house`, the words that the map of the house lists.
///
/// # Errors
///
/// The table cannot be read, or the argument is another one.
pub fn page(which: &str) -> Result<String, String> {
    let mut out = String::new();
    match which {
        "" => out.push_str("| word | meaning | not |\n|---|---|---|\n"),
        "house" => out.push_str("| word | meaning |\n|---|---|\n"),
        other => return Err(format!("there is no list of {other:?}")),
    }
    for term in table()? {
        if which.is_empty() {
            let anchor = term.term.to_lowercase().replace(' ', "-");
            let avoid = term.avoid.join(", ");
            let _ = writeln!(out, "| <a id=\"{anchor}\"></a>*{}* | {} | {avoid} |", term.term, term.meaning);
        } else if term.house {
            let _ = writeln!(out, "| *{}* | {} |", term.term, term.meaning);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_twice_or_is_the_wrong_form_of_another() {
        let table = table().expect("it can be read");
        for (index, term) in table.iter().enumerate() {
            assert!(term.meaning.ends_with('.'), "{}", term.term);
            assert!(table[..index].iter().all(|other| other.term != term.term), "{} twice", term.term);
            for form in &term.avoid {
                assert!(table.iter().all(|other| other.term != *form), "{form} is a word too");
            }
        }
        assert!(table.is_sorted_by_key(|term| term.term.to_lowercase()));
    }

    #[test]
    fn the_map_of_the_house_has_some_of_the_words() {
        let (all, house) = (page("").expect("a page"), page("house").expect("a page"));
        assert!(all.contains("<a id=\"in-flight\"></a>") && house.contains("| *packet* |"), "{house}");
        assert!(!house.contains("*twin*"), "{house}");
        assert!(page("kitchen").is_err());
    }
}
