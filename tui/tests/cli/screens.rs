//! Links, exports and the quiz on the command line, and what opens the screens.

use serde_json::Value;

use crate::schema::{schema, violations};
use tpio::cli::Place;

use crate::tpio::{Tpio, file, scratch, tpio};

#[test]
fn every_exported_step_is_valid() {
    let schema = schema("../book/src/reference/steps.schema.json");
    let ran = tpio("export close-without-wait --schedule a.0001*4 --to json");
    assert_eq!(ran.status, 0, "{ran}");
    for line in ran.out.lines() {
        let value: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(violations(&schema, &value), Vec::<String>::new(), "{line}");
    }
    assert_eq!(ran.out.lines().count(), 18);
}

#[test]
fn every_format_is_written() {
    for (format, begin) in [("chrome", "{"), ("svg", "<svg"), ("cast", "{\"term\"")] {
        let ran = tpio(&format!("export hello-read --seed 3 --to {format}"));
        assert_eq!(ran.status, 0, "{ran}");
        assert!(ran.out.starts_with(begin), "{}", &ran.out[..60]);
    }
    let ran = tpio("export hello-read --to json --schedule a.z");
    assert_eq!(ran.status, 2, "{ran}");
}

#[test]
fn a_link_stands_wherever_a_file_does() {
    let ran = tpio("export close-without-wait --schedule a.0001*4 --to json");
    let head: Value = serde_json::from_str(ran.out.lines().next().expect("a head")).expect("JSON");
    let link = head["link"].as_str().expect("a link");
    assert!(tpio(&format!("step {link} --plain")).out.contains("Verdict: MISUSE"));
    assert_eq!(tpio(&format!("check {link}")).status, 1);
    let (name, rest) = link.split_once('@').expect("a fingerprint");
    let stale = format!("{name}@000000{}", &rest[6..]);
    let ran = tpio(&format!("step {stale} --plain"));
    assert!(ran.out.contains("made for another version"), "{ran}");
    let ran = tpio("step tpio:hello-read --plain");
    assert_eq!(ran.status, 2, "{ran}");
    assert!(ran.err.contains("is not a link"), "{ran}");
}

#[test]
fn the_quiz_is_the_same_for_a_class() {
    let ran = tpio("quiz close-without-wait --seed 7");
    assert_eq!(ran.status, 0, "{ran}");
    let path = scratch("quiz.md");
    tpio(&format!("quiz close-without-wait --seed 7 --export {}", path.display()));
    assert_eq!(std::fs::read_to_string(path).expect("a file"), ran.out);
    assert!(ran.out.contains("## Answers") && ran.out.contains("tpio step tpio:close-without-wait@"), "{ran}");
    assert_eq!(tpio(&format!("quiz {}", file("empty"))).status, 2);
}

#[test]
fn screens_open_on_a_terminal_that_can_be_drawn_on() {
    let open = |line: &str, variables: &[(&str, &str)]| {
        Tpio { place: Place::Terminal, variables, stdin: "q\n", ..Tpio::default() }.run(line)
    };
    assert_eq!(open("", &[("TERM", "xterm")]).status, 100);
    assert_eq!(open("step hello-read", &[]).status, 101);
    assert_eq!(open("quiz hello-read", &[]).status, 101);
    assert!(open("step hello-read", &[("TERM", "dumb")]).out.contains("Scenario hello-read"));
    assert!(open("step hello-read", &[("TPIO_PLAIN", "1")]).out.contains("Scenario hello-read"));
    let ran = open("step hello-read --theme purple", &[]);
    assert!(ran.status == 2 && ran.err.contains("okabe-dark"), "{ran}");
    assert_eq!(open("step hello-read", &[("TPIO_THEME", "purple")]).status, 2);
}

/// How the screens look is said before the command or after it; what stands after it counts more.
#[test]
fn how_the_screens_look_is_said_anywhere() {
    const UTF8: &[(&str, &str)] = &[("LANG", "C.UTF-8")];
    let open = |line: &str, variables: &[(&str, &str)]| {
        Tpio { place: Place::Terminal, variables, ..Tpio::default() }.run(line).status
    };
    assert_eq!(open("step hello-read", UTF8), 151);
    for line in ["--ascii step hello-read", "step hello-read --ascii", "--unicode quiz hello-read --ascii"] {
        assert_eq!(open(line, UTF8), 101, "{line}");
    }
    assert_eq!(open("--ascii", UTF8), 100);
    for line in ["--unicode step hello-read", "quiz hello-read --unicode", "--ascii step hello-read --unicode"] {
        assert_eq!(open(line, &[("LANG", "C")]), 151, "{line}");
    }
    assert_eq!(open("step hello-read --ascii --unicode", UTF8), 2);
    assert_eq!(open("--theme purple step hello-read", UTF8), 2);
    assert_eq!(open("--theme purple step hello-read --theme mono", UTF8), 151);
}
