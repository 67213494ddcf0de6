//! What the sources of the facts say of one another: where they disagree, and what Wine's tests vouch for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::atlas::cell;
use crate::facts;

/// Every point on which two sources disagree, a section each: who says what, and what the model does. For pages one folder
/// below `src`.
///
/// # Errors
///
/// The facts cannot be read, or a point does not say what the model does.
pub fn disagreements() -> Result<String, String> {
    let mut out = String::new();
    for fact in facts::sections()?.iter().flat_map(|section| &section.facts) {
        if fact.id.starts_with("DIS-") {
            let [what, one, other, model] =
                sides(fact.text).ok_or_else(|| format!("{} has not four parts", fact.id))?;
            let link = format!("[{}](../reference/facts.md#{})", fact.id, fact.id.to_lowercase());
            let _ = writeln!(out, "## {}\n\n- **The model:** {} ({link})\n- {}", cell(what), cell(model), cell(one));
            if !other.is_empty() {
                let _ = writeln!(out, "- **Against it:** {}", cell(other));
            }
            out.push('\n');
        }
    }
    Ok(out)
}

/// What is disputed, the two sides, and what the model does.
fn sides(text: &str) -> Option<[&str; 4]> {
    let (said, model) = text.split_once("The model: ")?;
    let end = said.match_indices(". ").map(|(at, _)| at).find(|at| !said[..*at].ends_with("vs"))?;
    let (what, said) = (&said[..end], &said[end + 2..]);
    let (one, other) = said.split_once("; against it: ").unwrap_or((said, ""));
    Some([what, one.trim(), other.trim(), model])
}

/// Each test function of Wine that a fact names, with the facts that rest on it.
///
/// # Errors
///
/// The facts cannot be read.
pub fn wine() -> Result<String, String> {
    let mut tests: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for fact in facts::sections()?.iter().flat_map(|section| &section.facts) {
        for name in fact.source.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
            if name.starts_with("test_") {
                tests.entry(name).or_default().push(fact.id);
            }
        }
    }
    let mut out = String::from("| test | facts |\n|---|---|\n");
    for (test, mut ids) in tests {
        ids.dedup();
        let links = ids.iter().map(|id| format!("[{id}](../reference/facts.md#{})", id.to_lowercase()));
        let _ = writeln!(out, "| `{test}` | {} |", links.collect::<Vec<_>>().join(", "));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_two_sides_and_a_decision() {
        let text = "Scope. Docs: one thing; against it: another thing. The model: both.";
        assert_eq!(sides(text), Some(["Scope", "Docs: one thing", "another thing.", "both."]));
        let text = "One vs. the other. One: a. The model: both.";
        assert_eq!(sides(text), Some(["One vs. the other", "One: a.", "", "both."]));
        let page = disagreements().expect("they can be read");
        assert!(page.matches("\n- **The model:** ").count() > 20, "{page}");
    }

    #[test]
    fn what_a_test_vouches_for_is_found_by_its_name() {
        let page = wine().expect("a page");
        assert!(
            page.lines().any(|line| line.starts_with("| `test_tp_io` |") && line.contains("[IO-WAIT-01]")),
            "{page}"
        );
    }
}
