//! Runs a command line in process, with a clock that stands still.

use std::fmt;
use std::io::{self, Cursor};
use std::path::PathBuf;

use tpio::cli::{self, Place, World};
use tpio::launch::{Launch, Launched};
use tpio::ui::signs::Charset;

/// What a command did.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut part = |name: &str, text: &str| match text {
            "" => Ok(()),
            text => writeln!(f, "--- {name}\n{}", text.trim_end_matches('\n')),
        };
        part("stdout", &self.out)?;
        part("stderr", &self.err)?;
        writeln!(f, "--- exit status {}", self.status)
    }
}

/// How a command is run.
pub(crate) struct Tpio<'a> {
    pub(crate) stdin: &'a str,
    pub(crate) place: Place,
    pub(crate) variables: &'a [(&'a str, &'a str)],
    pub(crate) seconds: &'a dyn Fn() -> f64,
    pub(crate) interrupted: &'a dyn Fn() -> bool,
    /// What starting another program comes to.
    pub(crate) launch: &'a dyn Fn(&Launch) -> io::Result<Launched>,
}

impl Default for Tpio<'_> {
    fn default() -> Self {
        Tpio {
            stdin: "",
            place: Place::Elsewhere,
            variables: &[],
            seconds: &|| 0.0,
            interrupted: &|| false,
            launch: &|_| Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl Tpio<'_> {
    pub(crate) fn run(&self, line: &str) -> Ran {
        let words: Vec<&str> = std::iter::once("tpio").chain(line.split_whitespace()).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let variable =
            |name: &str| self.variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned());
        let mut world = World {
            stdin: &mut Cursor::new(self.stdin),
            stdin_place: self.place,
            stdout: &mut out,
            stdout_place: self.place,
            stderr: &mut err,
            stderr_place: self.place,
            variable: &variable,
            seconds: self.seconds,
            interrupted: self.interrupted,
            launch: &mut |launch| (self.launch)(launch),
            screens: &mut |screen| {
                let unicode = i32::from(screen.look.signs.charset == Charset::Unicode) * 50;
                Ok(unicode
                    + match screen.opened {
                        None => 100,
                        Some(opened) => 101 + opened.schedule.map_or(0, |schedule| schedule.items().len() as i32),
                    })
            },
        };
        let status = cli::main(words, &mut world);
        Ran { status, out: text(out), err: text(err) }
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("only text is printed")
}

/// Runs a command line; words are separated by spaces.
pub(crate) fn tpio(line: &str) -> Ran {
    Tpio::default().run(line)
}

/// A C file of these tests, as a user in this crate's folder would name it.
pub(crate) fn file(name: &str) -> String {
    format!("tests/cli/c/{name}.c")
}

/// A place for a file that a test writes.
pub(crate) fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A stream whose reader has gone.
pub(crate) struct Closed;

impl io::Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::ErrorKind::BrokenPipe.into())
    }
}
