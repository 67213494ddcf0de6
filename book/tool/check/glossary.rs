//! Words that the glossary has another word for, and names of functions that are spelled wrong.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use tpio_model::api::ROWS;

use crate::glossary;
use crate::problem::Problem;

/// Pages that have to name what is not to be used.
const EXEMPT: &[&str] = &["book/src/reference/glossary.md"];

pub(super) fn check(file: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut code = false;
    for (index, line) in text.lines().enumerate().filter(|_| !EXEMPT.contains(&file)) {
        if line.trim_start().starts_with("```") {
            code = !code;
        } else if !code && !line.starts_with("{{#") {
            problems.extend(wrong(line).into_iter().map(|what| Problem::new(file, index + 1, what)));
        }
    }
    problems
}

/// What is wrong with the words of a line.
fn wrong(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    // the addresses of links are no prose
    let prose: String =
        prose.split("](").map(|part| part.split_once(')').map_or(part, |(_, rest)| rest)).collect::<Vec<_>>().join(" ");
    let flat: String =
        prose.chars().map(|c| if c.is_alphanumeric() || c == '-' { c.to_ascii_lowercase() } else { ' ' }).collect();
    let padded = format!(" {} ", flat.split_whitespace().collect::<Vec<_>>().join(" "));
    for term in glossary::table().unwrap_or_default() {
        for form in &term.avoid {
            if padded.contains(&format!(" {} ", form.to_lowercase())) {
                found.push(format!("\u{201c}{form}\u{201d} is called \u{201c}{}\u{201d} here", term.term));
            }
        }
    }
    let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    found.extend(words.filter_map(|word| Some(format!("{word} is spelled {}", meant(word)?))));
    found
}

/// The function that somebody meant who spelled a name almost right.
fn meant(word: &str) -> Option<&'static str> {
    static KNOWN: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let names = ROWS.iter().map(|row| row.name).filter(|name| name.len() >= 8);
        // both alphabets of a function together go by its name without the letter
        names.flat_map(|name| [name, name.strip_suffix(['A', 'W']).unwrap_or(name)]).collect()
    });
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    if word.len() < 8 || capitals < 2 || known.contains(word) {
        return None;
    }
    known.iter().find(|name| name.eq_ignore_ascii_case(word) || near(name, word)).copied()
}

/// Whether one letter more, less or other makes one word of the other.
fn near(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 || !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    let same = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let skip = usize::from(short.len() == long.len());
    short.as_bytes().get(same + skip..) == long.as_bytes().get(same + 1..) || same == short.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_has_another_name_here_is_found_in_prose_only() {
        assert_eq!(
            wrong("The completion packet comes."),
            ["\u{201c}completion packet\u{201d} is called \u{201c}packet\u{201d} here"]
        );
        assert_eq!(wrong("The packet of `threadpool.c` and [this](https://x/threadpool) comes."), [""; 0]);
        assert_eq!(check("p.md", "```text\nthreadpool\n```\nthreadpool\n").len(), 1);
    }

    #[test]
    fn a_name_that_is_almost_right_is_found() {
        assert_eq!(meant("StartThreadPoolIo"), Some("StartThreadpoolIo"));
        assert_eq!(meant("CancelIOEx"), Some("CancelIoEx"));
        assert_eq!(meant("CloseThreadpolIo"), Some("CloseThreadpoolIo"));
        assert_eq!(meant("CloseThreadpoolIoo"), Some("CloseThreadpoolIo"));
        for right in ["StartThreadpoolIo", "CreateEvent", "CreateEventW", "IoCompletionCallback", "OVERLAPPED"] {
            assert_eq!(meant(right), None, "{right}");
        }
    }
}
