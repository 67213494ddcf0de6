//! Which scenarios show which pattern of misuse: the table of `facts/patterns.tsv`, and the page made from it. A pattern is
//! shown by scenarios that go wrong and their twins, or says why it cannot be.

use std::fmt::Write as _;

use crate::{atlas, programs};

const TABLE: &str = include_str!("../facts/patterns.tsv");

const BESIDE: &str = include_str!("../facts/beside.tsv");

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The id of the pattern: `M01`.
    pub id: &'static str,
    /// Its scenarios that go wrong; there may be none.
    pub scenarios: Vec<&'static str>,
    /// What the scenarios leave out, or why there are none; possibly empty.
    pub remark: &'static str,
}

/// All lines of the table.
///
/// # Errors
///
/// The first line that cannot be read.
pub fn table() -> Result<Vec<Pattern>, String> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [id, scenarios, remark] => Ok(Pattern { id, scenarios: scenarios.split_whitespace().collect(), remark }),
            _ => Err(format!("patterns.tsv: {line:?} has not three cells")),
        })
        .collect()
}

/// The page of patterns below its introduction: a table with the scenarios of each pattern and their twins.
///
/// # Errors
///
/// The table cannot be read, names what is not there, or leaves a pattern out.
pub fn all() -> Result<String, String> {
    let mut out = String::from("| id | pattern | goes wrong | put right |\n|---|---|---|---|\n");
    for pattern in table()? {
        let name = atlas::said(pattern.id)?.name;
        let mut wrong = Vec::new();
        let mut right = Vec::new();
        for scenario in &pattern.scenarios {
            wrong.push(link(scenario));
            right.push(link(&twin(scenario)?));
        }
        if !pattern.remark.is_empty() {
            wrong.push(format!("*{}*", pattern.remark));
        }
        let id = format!("[{}](../atlas/{}.md)", pattern.id, pattern.id.to_lowercase());
        let _ = writeln!(out, "| {id} | {name} | {} | {} |", wrong.join("<br>"), right.join("<br>"));
    }
    Ok(out)
}

/// The scenarios that go wrong and that no pattern names, each with the reason.
///
/// # Errors
///
/// The table cannot be read, or names what is not there.
pub fn beside() -> Result<String, String> {
    let mut out = String::from("| goes wrong | put right | why no pattern names it |\n|---|---|---|\n");
    for (scenario, why) in others()? {
        let right = programs::scene(scenario)?.about.twin.as_deref().map_or_else(String::new, link);
        let _ = writeln!(out, "| {} | {right} | {why} |", link(scenario));
    }
    Ok(out)
}

fn others() -> Result<Vec<(&'static str, &'static str)>, String> {
    let lines = BESIDE.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').ok_or_else(|| format!("beside.tsv: {line:?} has not two cells"))).collect()
}

fn link(scenario: &str) -> String {
    format!("[`{scenario}`](scenarios.md#{scenario})")
}

/// The scenario that puts this one right.
fn twin(scenario: &str) -> Result<String, String> {
    programs::scene(scenario)?.about.twin.clone().ok_or_else(|| format!("`{scenario}` has no twin"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts;

    /// The patterns in the list of facts: the letter M and two digits.
    fn known() -> Vec<&'static str> {
        let sections = facts::sections().expect("the facts can be read");
        let ids = sections.iter().flat_map(|section| &section.facts).map(|fact| fact.id);
        ids.filter(|id| id.len() == 3 && id.starts_with('M')).collect()
    }

    #[test]
    fn every_pattern_has_one_line_in_order() {
        let lines: Vec<&str> = table().expect("the table can be read").iter().map(|pattern| pattern.id).collect();
        assert_eq!(lines, known());
        assert_eq!(lines.len(), 63);
    }

    #[test]
    fn a_pattern_has_scenarios_or_a_reason() {
        for pattern in table().expect("the table can be read") {
            assert!(!pattern.scenarios.is_empty() || !pattern.remark.is_empty(), "{}", pattern.id);
            assert!(pattern.remark.is_empty() || pattern.remark.ends_with('.'), "{}", pattern.id);
        }
        all().expect("the page can be made");
    }

    #[test]
    fn every_scenario_that_goes_wrong_has_a_pattern_or_a_reason() {
        let others = others().expect("the table can be read");
        let named: Vec<&str> = table().expect("it can be read").into_iter().flat_map(|row| row.scenarios).collect();
        for entry in tpio_scenarios::catalogue::all() {
            let about = &programs::scene(entry.name).expect("it is there").about;
            let beside = others.iter().find(|(name, _)| *name == entry.name);
            // what is right in every order needs no pattern
            if !about.sometimes.is_empty() {
                assert!(named.contains(&entry.name) != beside.is_some(), "{}", entry.name);
            }
            assert!(beside.is_none_or(|(_, why)| why.ends_with('.')), "{}", entry.name);
        }
        beside().expect("it can be made");
    }

    /// The twin breaks none of the rules that the scenario is about. Where no rule is broken, the outputs differ.
    #[test]
    fn a_twin_puts_it_right() {
        for scenario in table().expect("the table can be read").iter().flat_map(|pattern| &pattern.scenarios) {
            let twin = twin(scenario).expect("it has a twin");
            let wrong = &programs::scene(scenario).expect("it is there").about;
            let right = &programs::scene(&twin).expect("it is there").about;
            assert_eq!(right.twin.as_deref(), Some(*scenario), "the twin of {twin}");
            for rule in &wrong.sometimes {
                assert!(right.sometimes.iter().all(|other| other.id != rule.id), "{twin} breaks {} too", rule.id);
            }
            assert!(!wrong.sometimes.is_empty() || wrong.only_output != right.only_output, "{twin} is no better");
        }
    }
}
