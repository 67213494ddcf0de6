//! The plain mode in process: commands in, sentences and an exit status out.

use expect_test::expect_file;
use tpio::plain::{Input, run};
use tpio::shelf::Opened;

use super::opened;

fn play(name: &str, schedule: Option<&str>, commands: &str, kind: Input) -> (String, i32) {
    let mut opened = if name == "endless" { endless() } else { opened(name) };
    opened.schedule = schedule.map(|schedule| schedule.parse().expect("a schedule"));
    let mut out = Vec::new();
    let status = run(opened, commands.as_bytes(), kind, &mut out).expect("a sink takes everything");
    (String::from_utf8(out).expect("text"), status)
}

/// A program that goes on for ever by itself.
fn endless() -> Opened {
    let text = "volatile int turns;\nint main(void) { for (;;) { turns = 1 - turns; } }\n";
    tpio::shelf::open("endless", text).expect("it compiles")
}

fn golden(name: &str, seen: &str) {
    let file = format!("{}/tests/screens/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    expect_file![file].assert_eq(seen);
}

#[test]
fn without_commands_the_run_is_played_to_its_end() {
    let (seen, status) = play("hello-read", None, "", Input::Script);
    golden("plain-hello", &seen);
    assert_eq!(status, 0);
}

#[test]
fn a_schedule_is_played_and_its_misuse_is_the_status() {
    let (seen, status) = play("close-without-wait", Some("a.0001*4"), "", Input::Script);
    golden("plain-misuse", &seen);
    assert_eq!(status, 1);
}

#[test]
fn commands_step_and_choose() {
    let (seen, status) = play("close-without-wait", None, "c\n1\nN\n2\nx\n9\nq\n", Input::Person);
    golden("plain-commands", &seen);
    assert_eq!(status, 0);
}

#[test]
fn the_end_of_input_ends_a_persons_session() {
    let (seen, status) = play("hello-read", None, "n\n", Input::Person);
    assert!(seen.ends_with("> \n"), "{seen}");
    assert_eq!(status, 0);
}

#[test]
fn a_schedule_that_does_not_fit_is_bad_input() {
    let (seen, status) = play("hello-read", Some("a.z"), "", Input::Script);
    assert!(seen.contains("does not fit"), "{seen}");
    assert_eq!(status, 2);
}

#[test]
fn a_run_that_does_not_end_is_stopped_with_status_3() {
    let (seen, status) = play("endless", None, "", Input::Script);
    assert!(seen.ends_with("the run may never end.\n"), "{}", &seen[seen.len() - 200..]);
    assert_eq!(status, 3);
}

#[test]
fn why_undo_and_the_link_are_there_too() {
    let (seen, status) = play("close-without-wait", None, "w\nc\n2\nw\ny\nu\nu\n?\nq\n", Input::Person);
    golden("plain-why", &seen);
    assert_eq!(status, 0);
}
