//! Is an output that was seen one that `check` lists?

use tpio_model::Ending;
use tpio_model::program::{Device, Program, Script};
use tpio_sim::explore::{Exploration, Outcome};

use super::build::Runner;
use super::faults::{self, FAULTS, Fault, Way};
use super::{Seen, is_complete};
use crate::launch::End;

/// What is said of one output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// `check` lists it.
    Listed,
    /// `check` lists undefined behaviour from which it can come: from there on anything may happen.
    Undefined,
    /// It is not listed, and Wine is known to depart from what is documented there.
    KnownFault,
    /// It is not listed, but not every order was seen, or the program does what is not modelled, or its header says what a
    /// device does.
    Open,
    /// It is not listed: the model or the system is wrong.
    Unlisted,
}

impl Verdict {
    /// The word for it in reports.
    pub(super) fn word(self) -> &'static str {
        match self {
            Verdict::Listed => "listed",
            Verdict::Undefined => "undefined",
            Verdict::KnownFault => "known-fault",
            Verdict::Open => "open",
            Verdict::Unlisted => "unlisted",
        }
    }
}

/// A verdict with its reasons.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    /// The number of the outcome, from 0, for an output that is listed or can come from it.
    pub(super) outcome: Option<usize>,
    /// The fault that excuses it.
    pub(super) fault: Option<&'static Fault>,
}

pub(super) fn judge(seen: &Seen, exploration: &Exploration, runner: &Runner, program: &Program) -> Judged {
    let judged = |verdict, outcome, fault| Judged { verdict, outcome, fault };
    let outcomes = &exploration.outcomes;
    if let Some(at) = outcomes.iter().position(|outcome| is(seen, outcome, runner)) {
        return judged(Verdict::Listed, Some(at), None);
    }
    if let Some(at) = outcomes.iter().position(|outcome| may_follow(seen, outcome)) {
        return judged(Verdict::Undefined, Some(at), None);
    }
    let excused = |fault: &&Fault| faults::applies(fault, &program.source) && departs(seen, fault.way, exploration);
    // a row that excuses whatever is printed comes behind those that say what
    let excuses = FAULTS.iter().filter(|_| runner.is_wine()).filter(excused);
    if let Some(fault) = excuses.min_by_key(|fault| fault.way == Way::Any) {
        return judged(Verdict::KnownFault, None, Some(fault));
    }
    let given_up = |outcome: &Outcome| matches!(outcome.ending, Ending::Bounded(_) | Ending::Unsupported(_));
    if !is_complete(exploration) || outcomes.iter().any(given_up) || is_scripted(program) {
        return judged(Verdict::Open, None, None);
    }
    judged(Verdict::Unlisted, None, None)
}

/// Whether the header says what a device does: a real one does as it likes.
pub(super) fn is_scripted(program: &Program) -> bool {
    let free = Script::default();
    let scripts = |device: &Device| [&device.read, &device.write, &device.control].into_iter().any(|it| *it != free);
    program.devices.iter().any(scripts)
}

/// Whether a run is that outcome.
fn is(seen: &Seen, outcome: &Outcome, runner: &Runner) -> bool {
    match (seen.end, &outcome.ending) {
        (End::Exit(code), Ending::Finished(expected)) => {
            seen.stdout == outcome.stdout && same_code(code as u32, *expected, runner)
        }
        // what a program has not handed over is lost when it is ended
        (End::TimedOut, Ending::Stuck(_)) => outcome.stdout.starts_with(&seen.stdout),
        _ => false,
    }
}

/// Where a runner hands an exit code on, only its last eight bits may arrive.
fn same_code(seen: u32, expected: u32, runner: &Runner) -> bool {
    seen == expected || (runner.name().is_some() && seen == expected & 0xff)
}

/// Whether a run may be what came after the undefined behaviour of that outcome.
fn may_follow(seen: &Seen, outcome: &Outcome) -> bool {
    let lost = outcome.stdout.starts_with(&seen.stdout) && !matches!(seen.end, End::Exit(0));
    outcome.ending == Ending::Violated && (seen.stdout.starts_with(&outcome.stdout) || lost)
}

/// Whether Wine's debugger says on the output that a run was ended by such an exception.
fn reported(seen: &Seen, what: &str) -> bool {
    let said = |line: &str| line.strip_prefix("Unhandled exception: ").is_some_and(|rest| rest.starts_with(what));
    seen.stdout.lines().any(said)
}

fn departs(seen: &Seen, way: Way, exploration: &Exploration) -> bool {
    match way {
        Way::Any => true,
        Way::Hang => {
            let last = seen.stdout.lines().next_back().unwrap_or_default();
            seen.end == End::TimedOut || last.ends_with("HANG")
        }
        Way::Crash => reported(seen, "") || !matches!(seen.end, End::Exit(0) | End::TimedOut),
        Way::Missing => reported(seen, "unimplemented function "),
        Way::Killed => {
            let printed =
                |outcome: &Outcome| matches!(outcome.ending, Ending::Finished(_)) && outcome.stdout == seen.stdout;
            seen.end == End::Killed && exploration.outcomes.iter().any(printed)
        }
        Way::Word { seen: word, listed } => {
            let meant = || seen.stdout.split_whitespace().map(|it| if it == word { listed } else { it });
            exploration.outcomes.iter().any(|outcome| outcome.stdout.split_whitespace().eq(meant()))
        }
        Way::Order => {
            let words = |text: &str| {
                let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
                words.sort();
                words
            };
            let seen = words(&seen.stdout);
            exploration.outcomes.iter().any(|outcome| words(&outcome.stdout) == seen)
        }
    }
}
