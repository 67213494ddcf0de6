//! What a reader is told: each `diagnostics/*.c` beside the `.txt` that it must get. Each message says what was found and
//! what would work, at the right place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use tpio_scenarios::diagnostic::{Color, MAX_DIAGS};
use tpio_scenarios::parse::parse;
use tpio_scenarios::source::Source;
use tpio_scenarios::{directives, headers};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The files with that extension, by name without it.
fn files(extension: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder()).expect("the folder of diagnostics");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| path.extension().is_some_and(|other| other == extension));
    paths.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

/// All diagnostics of a file, as they are shown.
fn shown(name: &str, text: &str) -> String {
    let source = Source::new(format!("{name}.c"), text);
    let (_, mut diags) = parse(&source);
    diags.extend(directives::read(&source).1);
    diags.iter().map(|diag| diag.render(&source, Color::None) + "\n").collect()
}

#[test]
fn each_file_gets_its_diagnostics() {
    for name in files("c") {
        let text = std::fs::read_to_string(folder().join(&name).with_extension("c")).expect("a readable file");
        expect_file![folder().join(&name).with_extension("txt")].assert_eq(&shown(&name, &text));
    }
}

#[test]
fn no_diagnostics_are_orphans() {
    assert_eq!(files("txt"), files("c"));
}

#[test]
fn at_most_twenty() {
    let text = "int f(void) { return @; }\n".repeat(50);
    let (_, diags) = parse(&Source::new("a.c", &text));
    assert_eq!(diags.len(), MAX_DIAGS);
}

#[test]
fn what_is_not_text_is_rejected_where_it_is_not() {
    let rejected = Source::from_bytes("a.c", b"int x;\r\n/* \xff */").expect_err("not UTF-8");
    let diag = rejected.diag.render(&rejected.source, Color::None);
    assert!(diag.contains("byte 0xff is not UTF-8") && diag.contains("a.c:2:4"), "{diag}");
    let rejected = Source::from_bytes("a.c", b"\xff\xfei\0n\0t\0").expect_err("UTF-16");
    assert_eq!(rejected.diag.message, "the file is UTF-16");
}

#[test]
fn every_header_is_read() {
    for name in headers::names() {
        let source = Source::new("a.c", &format!("#define UNICODE\n#define _UNICODE\n#include <{name}>\n"));
        assert_eq!(parse(&source).1, [], "{name}");
        assert_eq!(parse(&Source::new("a.c", &format!("#include <{name}>\n"))).1, [], "{name}");
    }
    let all = headers::names().map(|name| format!("#include \"{}\"\n", name.to_uppercase()));
    assert_eq!(parse(&Source::new("a.c", &all.collect::<Vec<_>>().concat())).1, []);
}
