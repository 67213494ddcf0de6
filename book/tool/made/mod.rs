//! Pages that nobody writes: one for each function, rule and pattern of misuse, made from the tables when the book is
//! built. They are Markdown with directives like any other page, and every check runs over them; none is a file.

mod function;
mod pattern;
mod rule;
mod show;

/// A page that is made.
#[derive(Debug, PartialEq, Eq)]
pub struct Made {
    /// The page that it hangs under in the table of contents, below `src`.
    pub under: &'static str,
    /// Its title there.
    pub title: String,
    /// Where it is, below `src`.
    pub path: String,
    /// The file to change if the page is to change, relative to `src`.
    pub from: String,
    /// Its text.
    pub text: String,
}

/// All pages that are made, in the order of the table of contents.
///
/// # Errors
///
/// A table cannot be read, or a program that a page shows cannot be played.
pub fn all() -> Result<Vec<Made>, String> {
    let mut pages = pattern::all()?;
    pages.extend(rule::all()?);
    pages.extend(function::all()?);
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tpio_model::api::ROWS;
    use tpio_model::rules::RuleId;

    use super::*;

    #[test]
    fn there_is_a_page_for_every_function_rule_and_pattern() {
        let pages = all().expect("they can be made");
        let paths: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
        assert_eq!(paths.len(), pages.len(), "two pages have one path");
        for row in ROWS {
            assert!(paths.contains(format!("reference/functions/{}.md", row.name.to_lowercase()).as_str()));
        }
        for rule in RuleId::ALL {
            assert!(paths.contains(format!("reference/rules/{rule}.md").as_str()));
        }
        assert!((1..=63).all(|number| paths.contains(format!("atlas/m{number:02}.md").as_str())));
    }

    #[test]
    fn a_page_names_the_file_that_it_is_made_from() {
        let source = crate::book::root().expect("the book is here").join("src");
        for page in all().expect("they can be made") {
            assert!(source.join(&page.from).is_file(), "{} is made from {}", page.path, page.from);
        }
    }

    #[test]
    fn a_page_answers_first() {
        for page in all().expect("they can be made") {
            let mut lines = page.text.lines().filter(|line| !line.is_empty());
            assert!(lines.next().is_some_and(|line| line.starts_with("# ")), "{}", page.path);
            assert!(lines.next().is_some_and(|line| line.starts_with("**")), "{}", page.path);
        }
    }
}
