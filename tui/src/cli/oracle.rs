//! `tpio oracle FILE`: the same file compiled for Windows and run, and for each output that was seen, whether `check`
//! lists it. Windows, or Wine, judges the model.
//!
//! Must never start a program itself: `World` does.

mod build;
mod faults;
mod judge;
mod report;

use std::collections::BTreeMap;

use tpio_sim::explore::{self, Exploration, Kept, Limits, Plan};

use super::args::OracleArgs;
use super::input::{self, Input};
use super::output::Output;
use super::watch::Watch;
use super::{Done, Failure, status};
use crate::launch::End;
use build::Runner;
use judge::{Judged, Verdict};

/// What one kind of run came to: how it ended and what it printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    end: End,
    stdout: String,
}

/// All that a report says.
struct Findings<'a> {
    file: &'a str,
    fingerprint: &'a str,
    compiler: &'a str,
    runner: Option<&'a str>,
    exploration: &'a Exploration,
    /// Whether timeouts were taken to fire only when nothing else can move.
    virtual_time: bool,
    /// Whether the header says what a device does.
    scripted: bool,
    /// How many runs there were.
    runs: u32,
    /// The kinds of runs with how often each was seen, the most frequent first.
    judged: Vec<(u32, Seen, Judged)>,
}

pub(super) fn oracle(args: &OracleArgs, output: &mut Output<'_, '_>) -> Done {
    let input = input::open(&args.file, output)?.at(args.time.into());
    let runner = Runner::chosen(args.runner.as_deref());
    let built = build::build(&input, args, output)?;
    let exploration = explored(&input, args, output)?;
    let mut seen: BTreeMap<Seen, u32> = BTreeMap::new();
    let mut runs = 0;
    while runs < args.runs && !output.interrupted() {
        output.progress(&format!("{}: run {} of {}", args.file, runs + 1, args.runs))?;
        *seen.entry(built.run(&runner, &input, args.timeout, output)?).or_default() += 1;
        runs += 1;
    }
    output.clear()?;
    let mut judged: Vec<(u32, Seen, Judged)> = seen
        .into_iter()
        .map(|(seen, count)| {
            let verdict = judge::judge(&seen, &exploration, &runner, &input.program);
            (count, seen, verdict)
        })
        .collect();
    judged.sort_by(|(a, ..), (b, ..)| b.cmp(a));
    let findings = Findings {
        file: &args.file,
        fingerprint: &input.program.fingerprint,
        compiler: &built.compiler,
        runner: runner.name(),
        exploration: &exploration,
        virtual_time: input.program.time == tpio_model::program::Time::Virtual,
        scripted: judge::is_scripted(&input.program),
        runs,
        judged,
    };
    let text = if args.json { report::json(&findings) } else { report::text(&findings, output.paint) };
    output.result(&text)?;
    Ok(exit_status(&findings))
}

/// All outcomes, as `check` lists them.
fn explored(input: &Input, args: &OracleArgs, output: &mut Output<'_, '_>) -> Result<Exploration, Failure> {
    let plan = Plan { limits: Limits { states: args.max_states, ..Limits::default() }, ..Plan::default() };
    let mut watch = Watch::new(output, args.max_seconds);
    let exploration = explore::explore_by(&input.program, plan, &mut |progress| {
        let line = |seconds: f64| (format!("{}: {} states, {seconds:.0} s", args.file, progress.states), None);
        watch.look(line)
    });
    watch.done()?;
    Ok(exploration)
}

/// 1 if an output is refuted, 3 if one could not be judged or none was seen, else 0.
fn exit_status(findings: &Findings<'_>) -> i32 {
    let any = |wanted: fn(&Verdict) -> bool| findings.judged.iter().any(|(.., judged)| wanted(&judged.verdict));
    if any(|verdict| *verdict == Verdict::Unlisted) {
        status::MISUSE
    } else if findings.runs == 0 || any(|verdict| *verdict == Verdict::Open) {
        status::LIMIT
    } else {
        status::GOOD
    }
}

/// Whether what `check` lists is all that can happen, outputs included.
fn is_complete(exploration: &Exploration) -> bool {
    super::check::is_complete(exploration) && exploration.kept == Kept::Full
}
