//! `tpio check FILE...`: every order, each distinct outcome, each misuse with a shortest order that shows it.

use std::sync::Arc;

use serde::Serialize;
use tpio_sim::explore::{self, Coverage, Exploration, Limits, Plan, Stage};
use tpio_sim::report::{Checked, Judgement, SarifLog, check_json, check_text};

use super::abreast::{Board, Searched};
use super::args::{CheckArgs, Format};
use super::input::{self, Input};
use super::outlook::{Outlook, line};
use super::output::Output;
use super::watch::Watch;
use super::{Done, Failure, expect, sample, status};

/// What is done with a file: its number and name.
type With<'f> = &'f mut dyn FnMut(usize, &str, &mut SarifLog, &mut Output<'_, '_>) -> Done;

pub(super) fn check(args: &CheckArgs, output: &mut Output<'_, '_>) -> Done {
    if args.files.len() > 1 && threads(args) > 1 && args.samples.is_none() {
        return abreast(args, output);
    }
    each(args, output, &mut |_, file, log, output| one(file, args, log, output))
}

/// Several files on several threads: what is said of each does not depend on how many.
fn abreast(args: &CheckArgs, output: &mut Output<'_, '_>) -> Done {
    let mut inputs: Vec<Result<Input, Failure>> = Vec::new();
    for file in &args.files {
        inputs.push(open(file, args, output));
    }
    let programs = inputs.iter().map(|input| input.as_ref().ok().map(|input| Arc::clone(&input.program))).collect();
    let board = Board::new(programs, plan(args), args.max_seconds);
    std::thread::scope(|scope| {
        for _ in 0..threads(args).min(inputs.len()) {
            scope.spawn(|| board.work());
        }
        let mut inputs = inputs.into_iter();
        let done = each(args, output, &mut |index, file, log, output| {
            let input = inputs.next().expect("internal: more files than inputs")?;
            let searched = board.wait(index, file, output);
            report(file, &input, &searched.expect("internal: a search that panicked"), args, log, output)
        });
        board.give_up();
        done
    })
}

fn threads(args: &CheckArgs) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    args.threads.map_or_else(cores, |threads| threads as usize)
}

/// Does something with each file, in order; the status of all.
fn each(args: &CheckArgs, output: &mut Output<'_, '_>, with: With<'_>) -> Done {
    let mut worst = status::GOOD;
    let mut log = SarifLog::new();
    for (number, file) in args.files.iter().enumerate() {
        if number > 0 && format(args) == Format::Human {
            output.result("\n")?;
        }
        let status = match with(number, file, &mut log, output) {
            Ok(status) => status,
            Err(Failure::Stream(error)) => return Err(Failure::Stream(error)),
            Err(failure) => unusable(file, &failure, args, &mut log, output)?,
        };
        worst = worse(worst, status);
        if output.interrupted() {
            break;
        }
    }
    if format(args) == Format::Sarif {
        output.result(&format!("{}\n", log.finish(worst)))?;
    }
    Ok(worst)
}

pub(super) fn format(args: &CheckArgs) -> Format {
    if args.json { Format::Json } else { args.format }
}

/// The first of 2, 1, 3, 0 that applies to some file. Source: STEPS §5.
fn worse(a: i32, b: i32) -> i32 {
    let order = [status::INPUT, status::MISUSE, status::LIMIT, status::GOOD];
    order.into_iter().find(|status| [a, b].contains(status)).expect("internal: an unknown status")
}

/// The object of a file that cannot be checked.
#[derive(Serialize)]
struct Unusable {
    schema: &'static str,
    file: String,
    error: String,
}

/// A file that cannot be checked: the others are, all the same.
fn unusable(
    file: &str,
    failure: &Failure,
    args: &CheckArgs,
    log: &mut SarifLog,
    output: &mut Output<'_, '_>,
) -> Result<i32, Failure> {
    let message = match failure {
        Failure::Input(message) => {
            output.say(&format!("error: {message}\n"))?;
            message.clone()
        }
        Failure::Diagnosed(message) => message.clone(),
        Failure::Stream(error) => error.to_string(),
    };
    match format(args) {
        Format::Human => {}
        Format::Json => {
            let file = file.replace('\\', "/");
            let object = Unusable { schema: "tpio-check/1", file, error: message };
            output.result(&format!("{}\n", serde_json::to_string(&object).expect("internal: JSON")))?;
        }
        Format::Sarif => log.refuse(file, &message),
    }
    Ok(status::INPUT)
}

fn one(file: &str, args: &CheckArgs, log: &mut SarifLog, output: &mut Output<'_, '_>) -> Done {
    if let Some(runs) = args.samples {
        return sample::sample(file, runs, args, output);
    }
    let input = open(file, args, output)?;
    let searched = explore(&input, args, file, output)?;
    report(file, &input, &searched, args, log, output)
}

/// A file's program, with what the command line sets about it.
fn open(file: &str, args: &CheckArgs, output: &mut Output<'_, '_>) -> Result<Input, Failure> {
    Ok(input::open(file, output)?.at(args.time.into()).after(args.after_misuse.into()))
}

/// Says what was found in a file.
fn report(
    file: &str,
    input: &Input,
    searched: &Searched,
    args: &CheckArgs,
    log: &mut SarifLog,
    output: &mut Output<'_, '_>,
) -> Done {
    let instead = sample::instead(file, input, &searched.exploration, args, output)?;
    let checked = Checked {
        file,
        program: &input.program,
        exploration: &searched.exploration,
        seconds: searched.seconds,
        search_seconds: searched.search_seconds,
        max_seconds: args.max_seconds,
        sampled: instead.as_ref().map(|instead| instead.sampled(file, &input.program)),
    };
    let expected = args.expect.then(|| expect::judge(&input.directives, &searched.exploration));
    let broken = |problem: tpio_sim::run::Problem| Failure::Input(problem.to_string());
    match (format(args), &expected) {
        (Format::Human, Some(expected)) => output.result(&expected.text(file, output.paint))?,
        (Format::Human, None) => output.result(&check_text(&checked, output.paint).map_err(broken)?)?,
        (Format::Json, _) => output.result(&format!("{}\n", check_json(&checked)))?,
        (Format::Sarif, _) => log.add(&checked).map_err(broken)?,
    }
    if let (Format::Json | Format::Sarif, Some(expected)) = (format(args), &expected) {
        output.say(&expected.text(file, output.paint_error))?;
    }
    Ok(expected.map_or_else(|| exit_status(&checked, args), |expected| expected.status()))
}

/// How the command line wants it searched.
fn plan(args: &CheckArgs) -> Plan {
    let limits =
        Limits { states: args.max_states, memory: args.max_memory, depth: args.max_depth, ..Limits::default() };
    let (kept, effort) = (args.outcomes.into(), args.witnesses.into());
    Plan { limits, reduce: args.reduce.into(), shares: args.shares, kept, effort, ..Plan::default() }
}

fn explore(input: &Input, args: &CheckArgs, file: &str, output: &mut Output<'_, '_>) -> Result<Searched, Failure> {
    let plan = plan(args);
    let mut watch = Watch::new(output, args.max_seconds);
    let mut search_seconds = 0.0;
    let mut outlook = Outlook::default();
    let exploration = explore::explore_by(&input.program, plan, &mut |progress| {
        if progress.stage == Stage::Search {
            search_seconds = watch.elapsed();
            outlook.learn(progress);
        }
        let longest = || explore::length_of_runs(&input.program, &plan);
        watch.look(|elapsed| (line(file, progress, elapsed), outlook.say(file, progress, elapsed, longest)))
    });
    let seconds = watch.done()?;
    Ok(Searched { exploration, search_seconds, seconds })
}

fn exit_status(checked: &Checked<'_>, args: &CheckArgs) -> i32 {
    match checked.judgement() {
        Judgement::Unsupported => status::INPUT,
        Judgement::Misuse => status::MISUSE,
        Judgement::Undecided | Judgement::Notes if args.strict && checked.found().next().is_some() => status::MISUSE,
        Judgement::Undecided => status::LIMIT,
        Judgement::Notes | Judgement::Clean => status::GOOD,
    }
}

/// Whether what was not seen cannot happen.
pub(super) fn is_complete(exploration: &Exploration) -> bool {
    exploration.coverage == Coverage::Complete
}
