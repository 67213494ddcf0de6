//! Seeded faults: small wrong changes of the house, each of which a named test has to notice. They are data, in
//! `book/faults`: one file for each group, one table for each fault. [`check`](fn@check::all) says whether the table still
//! fits the house, [`run`](fn@run::all) makes each change in a copy and looks whether its test fails. Never changes the house itself.

pub mod check;
mod copy;
pub mod run;
mod target;

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use crate::problem::Problem;

pub use target::{Target, Test};

/// The groups, each a file `book/faults/<group>.toml`.
pub const GROUPS: &[&str] = &[
    "semantics",
    "visited",
    "memory",
    "reduction",
    "symmetry",
    "takers",
    "operations",
    "liveness",
    "witnesses",
    "shares",
    "scheduler",
    "replay",
    "after_misuse",
    "live",
];

/// A wrong change, and who has to notice it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its group.
    pub group: &'static str,
    /// Its name: unique, with dashes.
    pub name: String,
    /// The line on which its name stands in the file of the group.
    pub line: usize,
    /// What is wrong then, as a person would say it.
    pub breaks: String,
    /// The fact that does not hold then; every fault of the semantics has one.
    pub fact: Option<String>,
    /// The file that is changed.
    pub file: String,
    /// What is replaced: it stands there once.
    pub from: String,
    /// By what.
    pub to: String,
    /// The test that fails then, of several the one that takes least time.
    pub test: Test,
}

impl Fault {
    /// Something wrong with it.
    fn problem(&self, what: impl Into<String>) -> Problem {
        Problem::new(file(self.group), self.line, format!("{}: {}", self.name, what.into()))
    }
}

/// A fault as it stands in a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    breaks: String,
    fact: Option<String>,
    file: String,
    from: String,
    to: String,
    test: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    #[serde(default)]
    fault: Vec<Row>,
}

/// The file of a group, relative to the house.
fn file(group: &str) -> String {
    format!("book/faults/{group}.toml")
}

/// All faults, group by group.
///
/// # Errors
///
/// A file that cannot be read, or says something else than faults.
pub fn load(house: &Path) -> Result<Vec<Fault>, Vec<Problem>> {
    let mut faults = Vec::new();
    let mut problems = Vec::new();
    for group in GROUPS {
        match std::fs::read_to_string(house.join(file(group))) {
            Ok(text) => match read(group, &text) {
                Ok(found) => faults.extend(found),
                Err(problem) => problems.push(problem),
            },
            Err(error) => problems.push(Problem::new(file(group), 0, error.to_string())),
        }
    }
    if problems.is_empty() { Ok(faults) } else { Err(problems) }
}

fn read(group: &'static str, text: &str) -> Result<Vec<Fault>, Problem> {
    let rows: Rows = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or("", |span| &text[..span.start]);
        Problem::new(file(group), before.matches('\n').count() + 1, error.message())
    })?;
    let fault = |row: Row| {
        let head = format!("name = \"{}\"", row.name);
        let line = text.lines().position(|line| line == head).map_or(0, |index| index + 1);
        let test = row.test.parse().map_err(|what: String| Problem::new(file(group), line, what))?;
        let Row { name, breaks, fact, file, from, to, .. } = row;
        Ok(Fault { group, name, line, breaks, fact, file, from, to, test })
    };
    rows.fault.into_iter().map(fault).collect()
}

/// The faults of these names; all of them if there is no name.
///
/// # Errors
///
/// Names that no fault has.
pub fn only(faults: Vec<Fault>, names: &[String]) -> Result<Vec<Fault>, Vec<Problem>> {
    let unknown = names.iter().filter(|name| !faults.iter().any(|fault| fault.name == **name));
    let problems: Vec<Problem> =
        unknown.map(|name| Problem::new("book/faults", 0, format!("no fault {name}"))).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(faults.into_iter().filter(|fault| names.is_empty() || names.contains(&fault.name)).collect())
}

/// Every fault with what it breaks and who notices.
pub fn list(faults: &[Fault]) -> String {
    let mut text = String::new();
    for fault in faults {
        let fact = fault.fact.as_ref().map_or_else(String::new, |fact| format!(" ({fact})"));
        let _ = writeln!(text, "{} {}: {}{fact}", fault.group, fault.name, fault.breaks);
        let _ = writeln!(text, "    {}, noticed by cargo test {}", fault.file, fault.test);
    }
    let _ = write!(text, "{} faults", faults.len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "# who\n[[fault]]\nname = \"a-b\"\nbreaks = \"c\"\nfile = \"d\"\nfrom = 'e'\nto = 'f'\n";

    #[test]
    fn a_row_is_a_fault_with_its_line() {
        let faults = read("shares", &format!("{ROW}test = '-p tpio-sim --test facts g'\n")).expect("a fault");
        assert_eq!((faults.len(), faults[0].line, &*faults[0].name), (1, 3, "a-b"));
        assert!(list(&faults).contains("shares a-b: c\n    d, noticed by cargo test -p tpio-sim --test facts g"));
        assert_eq!(only(faults.clone(), &["a-b".to_owned()]).as_deref(), Ok(&faults[..]));
        assert!(only(faults, &["b".to_owned()]).is_err());
    }

    #[test]
    fn what_is_no_fault_is_refused_with_its_line() {
        let line = |text: &str| read("shares", text).expect_err("it is wrong").line;
        assert_eq!(line(&format!("{ROW}test = 'some test'\n")), 3);
        assert_eq!(line(&format!("{ROW}test = '-p tpio-sim --lib g'\nwhen = 1\n")), 9);
    }
}
