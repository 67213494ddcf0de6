//! A file that nobody declared: whatever becomes of the program later, the screens say what was opened in vain, and how to
//! declare it.

use tpio::shelf;
use tpio::ui::Model;

use super::{SIGNS, key, model, picture, press, text};

const CALLED: &str = "CreateFileA(\"x.bin\") at line 4";
const WHY: &str = "no device of this name is declared";
const DECLARE: &str = "//@ device \"x.bin\": size = 16; read = pending";

/// A program that opens `x.bin` and goes on like this.
fn opened(then: &str) -> Model {
    let source = format!(
        "#include <windows.h>\nint main(void)\n{{\n    HANDLE h = CreateFileA(\"x.bin\", GENERIC_READ, 0, NULL, OPEN_EXISTING, \
         FILE_FLAG_OVERLAPPED, NULL);\n    {then}\n    return 0;\n}}\n"
    );
    model(None, SIGNS).with(shelf::open("own.c", &source).expect("it compiles"))
}

fn goes_wrong() -> Model {
    opened("PTP_IO io = CreateThreadpoolIo(h, NULL, NULL, NULL);\n    StartThreadpoolIo(io);")
}

/// What is seen, in one line with single spaces: sentences are broken where a window ends.
fn seen(shown: &Model, (width, height): (u16, u16)) -> String {
    let seen = text(&picture(shown, width, height));
    seen.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ")
}

#[test]
fn the_step_that_opens_it_says_so() {
    let mut shown = goes_wrong();
    for word in ["n", "n"] {
        press(&mut shown, key(word));
    }
    let view = &shown.step.as_ref().expect("open").view;
    for part in [CALLED, "returned INVALID_HANDLE_VALUE: ERROR_FILE_NOT_FOUND (2)", WHY, DECLARE] {
        assert!(view.narration[0].contains(part), "{part} in {:?}", view.narration);
    }
    assert_eq!(view.narration.len(), 1, "what is said once is enough: {:?}", view.narration);
}

#[test]
fn the_verdict_names_it_though_something_else_went_wrong() {
    let mut shown = goes_wrong();
    for word in ["c", "c"] {
        press(&mut shown, key(word));
    }
    for size in [(80, 24), (120, 35), (200, 50)] {
        let seen = seen(&shown, size);
        for part in ["null pointer", "CreateFileA(\"x.bin\")", WHY, DECLARE] {
            assert!(seen.contains(part), "{part} in\n{seen}");
        }
    }
    let verdict = shown.step.as_ref().expect("open").view.verdict.clone().expect("a verdict");
    assert_eq!(verdict.why.len(), 2, "and what came of it: {verdict:?}");
    press(&mut shown, key("1"));
    assert_eq!(shown.step.as_ref().expect("open").view.step, 2);
}

#[test]
fn the_causes_name_it_in_full() {
    let mut shown = goes_wrong();
    for word in ["c", "c", "w"] {
        press(&mut shown, key(word));
    }
    for size in [(80, 24), (120, 35)] {
        let seen = seen(&shown, size);
        for part in [CALLED, WHY, DECLARE, "CreateThreadpoolIo at line 5 returned NULL"] {
            assert!(seen.contains(part), "{part} in\n{seen}");
        }
    }
}

#[test]
fn a_program_that_looks_at_what_it_got_is_told_as_well() {
    let mut shown = opened("if (h == INVALID_HANDLE_VALUE) return 1;");
    for word in ["c", "c"] {
        press(&mut shown, key(word));
    }
    let seen = seen(&shown, (80, 24));
    for part in ["exit code 1", WHY, DECLARE, "1 go to step 2"] {
        assert!(seen.contains(part), "{part} in\n{seen}");
    }
}

/// What the first few steps of a program tell that has `x.bin` and deletes it, opens it, and opens a pipe.
fn told_of_what_is_gone(begin: &str) -> String {
    let source = format!(
        "//@ device \"x.bin\": size = 16\n#include <windows.h>\nint main(void)\n{{\n    {begin}DeleteFileA(\"x.bin\");\n    \
         CreateFileA(\"x.bin\", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);\n    \
         CreateFileA(\"\\\\\\\\.\\\\pipe\\\\p\", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);\n    return 0;\n}}\n"
    );
    let mut shown = model(None, SIGNS).with(shelf::open("own.c", &source).expect("it compiles"));
    let mut told = Vec::new();
    for _ in 0..6 {
        press(&mut shown, key("n"));
        told.extend(shown.step.as_ref().expect("open").view.narration.clone());
    }
    told.join("\n")
}

#[test]
fn a_file_that_is_declared_but_gone_is_another_matter() {
    let another = "CreateNamedPipeA(\"\\\\\\\\.\\\\pipe\\\\q\", PIPE_ACCESS_DUPLEX, 0, 1, 0, 0, 0, NULL);\n    ";
    let told = told_of_what_is_gone(another);
    assert!(told.contains("the file does not exist now"), "{told}");
    assert!(told.contains("no server end of this pipe exists now"), "{told}");
    assert!(!told.contains("declare") && !told.contains("let a thread of it be the server"), "{told}");
}

#[test]
fn a_pipe_that_nothing_creates_is_the_program_that_is_alone() {
    let told = told_of_what_is_gone("");
    assert!(told.contains("nothing here creates a pipe, and a scenario is one process"), "{told}");
    assert!(!told.contains("no server end"), "{told}");
}

#[test]
fn a_directory_that_nobody_made_is_said_to_be_missing_though_nothing_went_wrong() {
    let source = "#include <windows.h>\nint main(void)\n{\n    HANDLE h = CreateFileA(\"inbox\", FILE_LIST_DIRECTORY, 7, NULL, \
                  OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);\n    (void)h;\n    return 0;\n}\n";
    let mut shown = model(None, SIGNS).with(shelf::open("own.c", source).expect("it compiles"));
    for word in ["c", "c"] {
        press(&mut shown, key(word));
    }
    let verdict = shown.step.as_ref().expect("open").view.verdict.clone().expect("a verdict");
    let why = format!("{verdict:?}");
    for part in ["CreateFileA(\\\"inbox\\\") at line 4", "there is no such directory; CreateDirectory makes one"] {
        assert!(why.contains(part), "{part} in {why}");
    }
}
