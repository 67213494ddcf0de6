//! Every Windows function that is modelled is called by some program that a test runs: a scenario, the program of a fact,
//! a reference program, or one for the C front end.

use std::fs;
use std::path::Path;

fn programs(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of programs") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            programs(&path, text);
        } else if path.extension().is_some_and(|end| end == "c") {
            text.push_str(&fs::read_to_string(&path).expect("a C file"));
        }
    }
}

#[test]
fn every_row_is_called_by_a_program() {
    let mut text = String::new();
    for folder in ["c", "facts", "oracle", "tests/programs"] {
        programs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios").join(folder), &mut text);
    }
    let words: std::collections::BTreeSet<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let without: Vec<&str> =
        tpio_model::api::ROWS.iter().map(|row| row.name).filter(|name| !words.contains(name)).collect();
    assert!(tpio_model::api::ROWS.len() >= 80, "the table is not there");
    assert_eq!(without, Vec::<&str>::new(), "no program calls these");
}

#[test]
fn rows_are_sorted_by_name() {
    let names: Vec<&str> = tpio_model::api::ROWS.iter().map(|row| row.name).collect();
    assert!(names.is_sorted(), "{names:?}");
}
