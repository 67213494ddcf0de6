//! Whether the faults fit the house: each can be made in one way only, and the test that has to notice it is there. Fast;
//! whether it does notice is for [`run`](super::run).

use std::collections::BTreeSet;
use std::path::Path;

use super::{Fault, GROUPS, file};
use crate::facts;
use crate::problem::Problem;

/// How many there are at least, and in each group.
const LEAST: usize = 20;
const LEAST_IN_A_GROUP: usize = 2;

/// Everything wrong with them.
pub fn all(house: &Path, faults: &[Fault]) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        faults.iter().flat_map(|fault| wrong(house, fault).into_iter().map(|what| fault.problem(what))).collect();
    let mut names = BTreeSet::new();
    problems
        .extend(faults.iter().filter(|fault| !names.insert(&fault.name)).map(|fault| fault.problem("a second one")));
    if faults.len() < LEAST {
        problems.push(Problem::new("book/faults", 0, format!("{} faults, not {LEAST}", faults.len())));
    }
    for group in GROUPS {
        let count = faults.iter().filter(|fault| fault.group == *group).count();
        if count < LEAST_IN_A_GROUP {
            problems.push(Problem::new(file(group), 0, format!("{count} faults, not {LEAST_IN_A_GROUP}")));
        }
    }
    problems
}

/// What is wrong with one.
fn wrong(house: &Path, fault: &Fault) -> Vec<String> {
    let mut wrong = Vec::new();
    match std::fs::read_to_string(house.join(&fault.file)) {
        Ok(text) => match text.matches(&fault.from).count() {
            1 => {}
            count => wrong.push(format!("what it replaces stands {count} times in {}", fault.file)),
        },
        Err(error) => wrong.push(format!("{}: {error}", fault.file)),
    }
    if fault.from == fault.to {
        wrong.push("it changes nothing".to_owned());
    }
    if !fault.test.exists(house) {
        wrong.push(format!("no test {}", fault.test));
    }
    match &fault.fact {
        Some(fact) if facts::known(fact) != Some(true) => wrong.push(format!("there is no fact {fact}")),
        None if fault.group == "semantics" => wrong.push("it cites no fact".to_owned()),
        _ => {}
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book;

    fn fault() -> Fault {
        Fault {
            group: "semantics",
            name: "a".to_owned(),
            line: 1,
            breaks: "b".to_owned(),
            fact: Some("IO-CANCEL-01".to_owned()),
            file: "book/tool/faults/check.rs".to_owned(),
            from: "const LEAST: usize".to_owned() + " = 20;",
            to: String::new(),
            test: "-p tpio-sim --test facts a_wrong_header_is_noticed".parse().expect("a test"),
        }
    }

    fn says(change: impl Fn(&mut Fault)) -> String {
        let mut fault = fault();
        change(&mut fault);
        let house = book::root().expect("the book is here").join("..");
        wrong(&house, &fault).join("; ")
    }

    #[test]
    fn a_fault_that_fits_is_fine() {
        assert_eq!(says(|_| {}), "");
    }

    #[test]
    fn a_fault_that_does_not_fit_is_noticed() {
        assert!(says(|fault| fault.from = "LEAST".to_owned()).contains("times in"));
        assert!(says(|fault| fault.from = "nowhere ".repeat(2)).contains("stands 0 times"));
        assert!(says(|fault| fault.to.clone_from(&fault.from)).contains("changes nothing"));
        assert!(says(|fault| fault.file = "none.rs".to_owned()).contains("none.rs"));
        assert!(says(|fault| fault.fact = None).contains("cites no fact"));
        assert!(says(|fault| fault.fact = Some("IO-CANCEL".to_owned())).contains("no fact IO-CANCEL"));
        for test in ["--test facts judged", "--test facts none", "--lib a_wrong_header_is_noticed", "--test none a"] {
            let test = format!("-p tpio-sim {test}");
            assert!(says(|fault| fault.test = test.parse().expect("a test")).contains("no test"), "{test}");
        }
    }

    #[test]
    fn few_faults_are_noticed() {
        let house = book::root().expect("the book is here").join("..");
        let problems = all(&house, &[fault(), fault()]);
        // a name twice, too few in all, and none in each of the other groups
        assert_eq!(problems.len(), 2 + GROUPS.len() - 1, "{problems:?}");
    }
}
