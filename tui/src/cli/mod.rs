//! The commands that need no screen, and the arguments of all of them. Each is a function from arguments and streams to
//! an exit status, so that tests and the book call them in process; only the binary knows the real streams.
//!
//! Must never look at a clock, a signal or a terminal: [`World`] says what they say.

mod abreast;
mod args;
mod check;
mod expect;
mod explain;
mod export;
mod input;
mod list;
mod look;
mod manual;
mod merge;
mod oracle;
mod outlook;
mod output;
mod quiz;
mod replay;
mod run;
mod sample;
mod shrink;
mod step;
mod watch;

use std::ffi::OsString;
use std::io::{self, BufRead, Write};

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::launch::{Launch, Launched};
use args::{Args, Command};
use output::Output;

pub use args::size;
pub use look::{Look, Screen};

/// The exit statuses that are a contract. Source: STEPS §5.
pub mod status {
    /// Nothing wrong.
    pub const GOOD: i32 = 0;
    /// Misuse was found.
    pub const MISUSE: i32 = 1;
    /// Bad input: usage, a file that cannot be read or compiled, a stale trace.
    pub const INPUT: i32 = 2;
    /// A limit was reached and nothing was found.
    pub const LIMIT: i32 = 3;
    /// We are wrong.
    pub const INTERNAL: i32 = 70;
}

/// Where a stream leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// To a terminal.
    Terminal,
    /// To a file, a pipe, or nowhere.
    Elsewhere,
}

/// The world outside, as far as a command may know it.
pub struct World<'a> {
    /// Standard input.
    pub stdin: &'a mut dyn BufRead,
    /// Where standard input comes from.
    pub stdin_place: Place,
    /// Results.
    pub stdout: &'a mut dyn Write,
    /// Where results go.
    pub stdout_place: Place,
    /// Progress, stories and diagnostics.
    pub stderr: &'a mut dyn Write,
    /// Where those go.
    pub stderr_place: Place,
    /// An environment variable.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// Seconds since some moment.
    pub seconds: &'a dyn Fn() -> f64,
    /// Whether Ctrl-C was pressed. Asked for the first time, it begins to watch: before that Ctrl-C ends the program.
    pub interrupted: &'a dyn Fn() -> bool,
    /// Starts another program and waits for its end.
    pub launch: &'a mut dyn FnMut(&Launch) -> io::Result<Launched>,
    /// Opens the screens on a program, or on the list of scenarios: the exit status.
    pub screens: &'a mut dyn FnMut(Screen) -> io::Result<i32>,
}

/// Why a command could not do its work.
enum Failure {
    /// The user gave something that cannot be used: said on standard error, exit status 2.
    Input(String),
    /// The C does not compile: said on standard error already, here the first error in a line; exit status 2.
    Diagnosed(String),
    /// A stream failed.
    Stream(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Stream(error)
    }
}

/// What a command returns: its exit status.
type Done = Result<i32, Failure>;

/// Runs a command line, whose first word is the name of the program; the exit status.
pub fn main(words: impl IntoIterator<Item = impl Into<OsString> + Clone>, world: &mut World<'_>) -> i32 {
    let args = match parse(words, world) {
        Ok(args) => args,
        Err(error) => return usage(&error, world),
    };
    match run(args, world) {
        Ok(status) => status,
        Err(Failure::Diagnosed(_)) => status::INPUT,
        Err(Failure::Input(message)) => {
            let _ = writeln!(world.stderr, "error: {message}");
            status::INPUT
        }
        // whoever reads us has had enough
        Err(Failure::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => status::GOOD,
        Err(Failure::Stream(error)) => {
            let _ = writeln!(world.stderr, "error: {error}");
            status::INPUT
        }
    }
}

/// Help is as wide as the terminal; elsewhere it is always the same.
fn parse(words: impl IntoIterator<Item = impl Into<OsString> + Clone>, world: &World<'_>) -> Result<Args, clap::Error> {
    let command = match world.stdout_place {
        Place::Terminal => Args::command(),
        Place::Elsewhere => Args::command().term_width(100),
    };
    Args::from_arg_matches(&command.try_get_matches_from(words)?)
}

fn run(args: Args, world: &mut World<'_>) -> Done {
    let mut output = Output::new(world, args.color);
    let done = match args.command {
        Some(Command::Step(mut step)) => {
            step.look.add(&args.look);
            step::step(&step, args.color, &mut output)
        }
        Some(Command::Quiz(mut quiz)) => {
            quiz.look.add(&args.look);
            quiz::quiz(&quiz, args.color, &mut output)
        }
        Some(Command::Export(args)) => export::export(&args, &mut output),
        Some(Command::Run(args)) => run::run(&args, &mut output),
        Some(Command::Check(args)) => check::check(&args, &mut output),
        Some(Command::List(args)) => list::list(&args, &mut output),
        Some(Command::Merge(args)) => merge::merge(&args, &mut output),
        Some(Command::Oracle(args)) => oracle::oracle(&args, &mut output),
        Some(Command::Explain(args)) => explain::explain(&args, &mut output),
        Some(Command::Replay(args)) => replay::replay(&args, &mut output),
        Some(Command::Shrink(args)) => shrink::shrink(&args, &mut output),
        Some(Command::Completions(args)) => manual::completions(&args, &mut output),
        Some(Command::Man(args)) => manual::man(&args, &mut output),
        None => step::open(&args.look, args.color, &mut output),
    };
    output.flush()?;
    done
}

/// Help is a result; a wrong command line is not.
fn usage(error: &clap::Error, world: &mut World<'_>) -> i32 {
    let text = error.render();
    let colored = (world.variable)("NO_COLOR").is_none_or(|value| value.is_empty());
    let (stream, place): (&mut dyn Write, Place) =
        if error.use_stderr() { (world.stderr, world.stderr_place) } else { (world.stdout, world.stdout_place) };
    let _ = match place {
        Place::Terminal if colored => write!(stream, "{}", text.ansi()),
        Place::Terminal | Place::Elsewhere => write!(stream, "{text}"),
    };
    let _ = stream.flush();
    error.exit_code()
}
