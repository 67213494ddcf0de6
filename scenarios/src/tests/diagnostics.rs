//! What people are told about C that cannot be a scenario: each `diagnostics/*.c` beside the `.txt` that it must get.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;

use super::load_test;
use crate::diagnostic::Color;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/diagnostics")
}

/// The names of the files with that extension, without it.
fn files(extension: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let paths = entries.filter(|path| path.extension().is_some_and(|other| other == extension));
    paths.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn each_file_gets_its_diagnostics() {
    for name in files("c") {
        let path = folder().join(&name);
        let text = fs::read_to_string(path.with_extension("c")).unwrap();
        let loaded = load_test(&format!("{name}.c"), &text);
        assert_eq!(loaded.program.is_none(), loaded.has_errors(), "{name}");
        let said = loaded.diagnostics.iter().map(|diag| diag.render(&loaded.source, Color::None) + "\n\n");
        let said: Vec<_> = said.collect();
        expect_file![path.with_extension("txt")].assert_eq(&said.concat());
    }
}

#[test]
fn no_diagnostics_are_orphans() {
    assert_eq!(files("txt"), files("c"));
}
