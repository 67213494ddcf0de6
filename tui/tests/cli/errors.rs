//! Bad input: what is said, and that the exit status is 2.

use std::io::Cursor;

use expect_test::expect;
use tpio::cli::{self, Place, World};

use crate::tpio::{Closed, file, tpio};

fn error(line: &str) -> String {
    let ran = tpio(line);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran}");
    ran.err
}

#[test]
fn files_that_cannot_be_used() {
    expect![[r#"
        error: there is no file tests/cli/c/gone.c
    "#]]
    .assert_eq(&error("run tests/cli/c/gone.c"));
    expect![[r#"
        error: tests/cli is a directory; name a C file in it
    "#]]
    .assert_eq(&error("run tests/cli"));
    expect![[r#"
        error: tests/cli/c/empty.c is empty; a program needs at least `int main(void) { return 0; }`
    "#]]
    .assert_eq(&error(&format!("run {}", file("empty"))));
    expect![[r#"
        error: byte 0xff is not UTF-8
         --> tests/cli/c/bytes.c:1:33
          |
        1 | int main(void) { return 0; } // �
          |                                 ^ here
          |
          = help: save the file as UTF-8

    "#]]
    .assert_eq(&error(&format!("run {}", file("bytes"))));
    expect![[r#"
        error: unknown name `lenght`
         --> tests/cli/c/broken.c:3:12
          |
        3 |     return lenght;
          |            ^^^^^^

    "#]]
    .assert_eq(&error(&format!("run {}", file("broken"))));
    expect![[r#"
        error: no scenario is called `helo-raed`; the nearest are hello-read, hello-write, echo-server
               (`tpio list` shows all; a path ends in `.c` or contains `/`)
    "#]]
    .assert_eq(&error("run helo-raed"));
    expect![[r#"
        error: there is no file hello-read.c; the scenario is called `hello-read`, without `.c`
    "#]]
    .assert_eq(&error("run hello-read.c"));
}

#[test]
fn a_file_that_cannot_be_used_does_not_keep_the_others_from_being_checked() {
    let ran = tpio(&format!("check {} {}", file("broken"), file("hello")));
    assert_eq!(ran.status, 2);
    assert!(ran.out.contains("hello.c: no misuse"), "{ran}");
}

#[test]
fn wrong_arguments() {
    expect![[r#"
        error: no strategy is called `fair`; there are uniform, pct, swarm, round-robin, manual
    "#]]
    .assert_eq(&error("run hello-read --strategy fair"));
    expect![[r#"
        error: `b.12` is not a schedule: character 1: a schedule begins with `a.`
    "#]]
    .assert_eq(&error("run hello-read --schedule b.12"));
    expect![[r#"
        error: the schedule does not fit this program: at step 3 it takes choice 9, but there are 2 (counted from 0)
    "#]]
    .assert_eq(&error(&format!("run {} --schedule a.9", file("order"))));
    expect![[r#"
        error: the schedule does not fit this program: the run is over after step 4, with 0 of its 41 picks used
    "#]]
    .assert_eq(&error(&format!("run {} --schedule a.0*40(1)", file("hello"))));
    expect![[r#"
        error: `--schedule` is for the strategy manual, not for uniform
    "#]]
    .assert_eq(&error("run hello-read --schedule a.1 --strategy uniform"));
    expect![[r#"
        error: invalid value 'lots' for '--max-memory <SIZE>': a size such as 512M or 2G

        For more information, try '--help'.
    "#]]
    .assert_eq(&error("check hello-read --max-memory lots"));
    expect![[r#"
        error: unexpected argument '-1' found

          tip: to pass '-1' as a value, use '-- -1'

        Usage: tpio check [OPTIONS] <FILE>...

        For more information, try '--help'.
    "#]]
    .assert_eq(&error("check hello-read --max-seconds -1"));
    expect![[r#"
        error: unrecognized subcommand 'chekc'

          tip: a similar subcommand exists: 'check'

        Usage: tpio [OPTIONS] [COMMAND]

        For more information, try '--help'.
    "#]]
    .assert_eq(&error("chekc hello-read"));
    expect![[r#"
        error: the following required arguments were not provided:
          <FILE>...

        Usage: tpio check <FILE>...

        For more information, try '--help'.
    "#]]
    .assert_eq(&error("check"));
    expect![[r#"
        error: there is no file tests/cli/gone.trace
    "#]]
    .assert_eq(&error("replay tests/cli/gone.trace"));
    expect![[r#"
        error: tests/cli/c/hello.c: damaged trace: line 1: expected `tpio-trace …`, found `//! title: Two lines and an exit code`
    "#]].assert_eq(&error(&format!("replay {}", file("hello"))));
}

#[test]
fn a_reader_who_has_gone_ends_it_silently() {
    for command in ["list", "check hello-read", "check hello-read --json", "run hello-read", "explain"] {
        let mut err = Vec::new();
        let mut world = World {
            stdin: &mut Cursor::new(""),
            stdin_place: Place::Elsewhere,
            stdout: &mut Closed,
            stdout_place: Place::Elsewhere,
            stderr: &mut err,
            stderr_place: Place::Elsewhere,
            variable: &|_| None,
            seconds: &|| 0.0,
            interrupted: &|| false,
            launch: &mut |_| Err(std::io::ErrorKind::NotFound.into()),
            screens: &mut |_| Ok(0),
        };
        let words = std::iter::once("tpio").chain(command.split(' '));
        assert_eq!(cli::main(words, &mut world), 0, "{command}");
        assert!(!String::from_utf8_lossy(&err).contains("error"), "{command}");
    }
}
