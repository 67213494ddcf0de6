//! Each fact of the semantics that a program can show has a program that shows it, and every order of that program is
//! searched. Judged more strictly than `check --expect`: the outputs and the rules of a header are all there are.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use tpio_model::Ending;
use tpio_scenarios::directives::{Directives, Never};
use tpio_sim::explore::{Coverage, Exploration, Limits, explore};

/// States that a program about one fact may have.
const MOST_STATES: u64 = 200_000;

/// A small program for the test of the tests: its header and its code.
const HEAD: &str = "//! title: A\n//! teaches: b (documented)\n";
const CODE: &str = "#include <stdio.h>\nint main(void) { printf(\"a\\n\"); return 0; }\n";

/// The words for how sure a fact is; each program says at least one.
const CONFIDENCE: [&str; 6] = ["documented", "tested", "observed", "practice", "folklore", "inferred"];

/// The families of the list of facts for which nothing need be said here: patterns of misuse have a table of their own,
/// statuses are numbers, and where sources disagree one of them is a fact of another family.
const ELSEWHERE: [&str; 3] = ["M", "ERR-T", "DIS-"];

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The programs, sorted.
fn programs() -> Vec<PathBuf> {
    programs_in("scenarios/facts")
}

fn programs_in(folder: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(house().join(folder)).expect("a folder of programs");
    let mut files: Vec<PathBuf> = folder.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| is_program(path));
    files.sort();
    files
}

fn is_program(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "c")
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn every_program_shows_its_fact() {
    let problems: Vec<String> = programs().iter().flat_map(|path| problems(path)).collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// The programs for the C front end that say what they print. The one for the parser alone does not.
#[test]
fn c_as_people_write_it_does_what_it_says() {
    let mut programs = programs_in("scenarios/tests/programs");
    programs.retain(|path| name(path) != "everything.c");
    assert!(!programs.is_empty());
    let problems: Vec<String> = programs.iter().flat_map(|path| problems(path)).collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// What is wrong with one file: nothing, or lines that each begin with its name.
fn problems(path: &Path) -> Vec<String> {
    let file = name(path);
    let text = fs::read_to_string(path).expect("a readable file");
    let loaded = tpio_scenarios::load(&file, &text);
    let mut wrong = Vec::new();
    for diag in &loaded.diagnostics {
        wrong.push(diag.render(&loaded.source, tpio_scenarios::diagnostic::Color::None));
    }
    wrong.extend(header(&loaded.directives));
    if let Some(program) = &loaded.program {
        let limits = Limits { states: MOST_STATES, ..Limits::default() };
        let found = explore(program, limits, &mut |_| ControlFlow::Continue(()));
        wrong.extend(judged(&loaded.directives, &found));
    }
    wrong.into_iter().map(|line| format!("{file}: {line}")).collect()
}

/// A header says what the program is about, how sure that is, and what must come out.
fn header(directives: &Directives) -> Vec<String> {
    let mut wrong = Vec::new();
    if directives.title.is_none() {
        wrong.push("no title".to_owned());
    }
    let teaches = directives.teaches.as_deref().unwrap_or_default();
    if !CONFIDENCE.iter().any(|word| teaches.contains(word)) {
        wrong.push(format!("`teaches` does not say how sure it is: {}", CONFIDENCE.join(", ")));
    }
    if directives.sometimes.is_empty() && directives.never == Never::Unsaid {
        wrong.push("the header expects no rule and does not say `never: any`".to_owned());
    }
    if directives.only_output.is_empty() && directives.never_output.is_empty() && directives.sometimes.is_empty() {
        wrong.push("the header expects nothing".to_owned());
    }
    wrong
}

fn judged(directives: &Directives, found: &Exploration) -> Vec<String> {
    let mut wrong = Vec::new();
    if found.coverage != Coverage::Complete {
        wrong.push(format!("not every order was seen: {:?}", found.coverage));
    }
    for outcome in &found.outcomes {
        if matches!(outcome.ending, Ending::Bounded(_) | Ending::Unsupported(_)) {
            wrong.push(format!("{:?}, schedule {}", outcome.ending, outcome.schedule));
        }
    }
    wrong.extend(outputs(directives, found));
    wrong.extend(rules(directives, found));
    wrong.extend(marks(directives, found));
    wrong
}

/// `only-output` lists all complete outputs and no other.
fn outputs(directives: &Directives, found: &Exploration) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut missing: BTreeSet<&str> = directives.only_output.iter().map(|text| &**text).collect();
    for outcome in &found.outcomes {
        let (text, schedule) = (&outcome.stdout, &outcome.schedule);
        let listed = directives.only_output.contains(text);
        if matches!(outcome.ending, Ending::Finished(_)) && !directives.only_output.is_empty() {
            missing.remove(&**text);
            if !listed {
                wrong.push(format!("prints {text:?}, which is not listed, schedule {schedule}"));
            }
        }
        if let Some(never) = directives.never_output.iter().find(|never| text.contains(&***never)) {
            wrong.push(format!("prints {never:?}, schedule {schedule}"));
        }
    }
    wrong.extend(missing.iter().map(|text| format!("never prints {text:?} and ends")));
    wrong
}

/// `sometimes` lists all rules that are broken and no other.
fn rules(directives: &Directives, found: &Exploration) -> Vec<String> {
    let expected: BTreeSet<&str> = directives.sometimes.iter().map(|rule| &*rule.id).collect();
    let broken: BTreeSet<&str> =
        found.outcomes.iter().flat_map(|outcome| &outcome.rules).map(|rule| rule.id()).collect();
    let missing = expected.difference(&broken).map(|rule| format!("no order breaks {rule}"));
    let surplus = broken.difference(&expected).map(|rule| {
        let shown = found.outcomes.iter().find(|outcome| outcome.rules.iter().any(|broken| broken.id() == *rule));
        format!("breaks {rule}, schedule {}", shown.expect("it was found").schedule)
    });
    missing.chain(surplus).collect()
}

/// Each mark is found on its line, and a rule that is marked anywhere on no other.
fn marks(directives: &Directives, found: &Exploration) -> Vec<String> {
    let mut wrong = Vec::new();
    for mark in &directives.marks {
        let id = &mark.rule.id;
        let lines: BTreeSet<u32> = found
            .found
            .iter()
            .filter(|(rule, _)| rule.id() == id)
            .map(|(_, site)| site.map_or(0, |site| site.line))
            .collect();
        if !lines.contains(&mark.line) {
            wrong.push(format!("{id} is marked on line {} and found on {lines:?}", mark.line));
        }
        let marked = |line: &u32| directives.marks.iter().any(|other| other.rule.id == *id && other.line == *line);
        wrong
            .extend(lines.iter().filter(|line| !marked(line)).map(|line| format!("{id} on line {line} is not marked")));
    }
    wrong
}

/// The rows of the list: the fact, the programs named for it, and the rest of the row.
fn list() -> Vec<(String, BTreeSet<String>, String)> {
    let text = fs::read_to_string(house().join("scenarios/facts/LIST.md")).expect("the list");
    let rows =
        text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| fact ") && !line.starts_with("|-"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 2, "a row of two cells: {row}");
        let programs = cells[1].split('`').filter(|word| is_program(Path::new(word))).map(str::to_owned).collect();
        (cells[0].to_owned(), programs, cells[1].to_owned())
    })
    .collect()
}

#[test]
fn the_list_names_every_program_and_no_other() {
    let listed: BTreeSet<String> = list().into_iter().flat_map(|(_, programs, _)| programs).collect();
    let there: BTreeSet<String> = programs().iter().map(|path| name(path)).collect();
    let missing: Vec<&String> = there.difference(&listed).collect();
    let gone: Vec<&String> = listed.difference(&there).collect();
    assert!(missing.is_empty(), "not in LIST.md: {missing:?}");
    assert!(gone.is_empty(), "in LIST.md only: {gone:?}");
}

#[test]
fn the_list_says_something_of_every_fact() {
    let facts = fs::read_to_string(house().join("book/facts/facts.tsv")).expect("the facts");
    let wanted: BTreeSet<&str> = facts
        .lines()
        .filter(|line| !line.starts_with(['#', '=']))
        .filter_map(|line| line.split('\t').next())
        .filter(|id| !ELSEWHERE.contains(&id.trim_end_matches(|last: char| last.is_ascii_digit())))
        .collect();
    assert!(wanted.len() > 300, "only {} facts were found", wanted.len());
    let rows = list();
    for (fact, _, says) in &rows {
        assert!(!says.is_empty(), "nothing is said of {fact}");
    }
    let listed: BTreeSet<&str> = rows.iter().map(|(fact, ..)| &**fact).collect();
    assert_eq!(listed.len(), rows.len(), "a fact has two rows");
    let missing: Vec<&&str> = wanted.difference(&listed).collect();
    assert!(missing.is_empty(), "not in LIST.md: {missing:?}");
}

/// A program is found to be wrong for each of the ways in which it can be.
#[test]
fn a_wrong_header_is_noticed() {
    let wrong = |text: &str| {
        let loaded = tpio_scenarios::load("a.c", text);
        let program = loaded.program.as_ref().expect("a program");
        let found = explore(program, Limits::default(), &mut |_| ControlFlow::Continue(()));
        [header(&loaded.directives), judged(&loaded.directives, &found)].concat().join("; ")
    };
    let good = format!("{HEAD}//@ never: any\n//@ only-output: \"a\\n\"\n{CODE}");
    assert_eq!(wrong(&good), "");
    assert!(wrong(CODE).contains("expects nothing"));
    assert!(wrong(&good.replace("(documented)", "")).contains("how sure"));
    assert!(wrong(&good.replace("output: \"a", "output: \"b")).contains("not listed"));
    assert!(wrong(&good.replace("only-output", "never-output")).contains("prints"));
    let another = format!("{HEAD}//@ sometimes: hang\n//@ only-output: \"a\\n\"\n//@ only-output: \"b\\n\"\n{CODE}");
    assert_eq!(wrong(&another), "never prints \"b\\n\" and ends; no order breaks hang");
}
