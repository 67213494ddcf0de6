//! `tpio run FILE`: one order. The program's output on standard output, the story on standard error.

use tpio_model::{Ending, Event};
use tpio_sim::explain;
use tpio_sim::labels::Labels;
use tpio_sim::narrate;
use tpio_sim::report::{self, Paint, ending_words, explanation_text, undeclared_text};
use tpio_sim::run::{Plan, Problem};
use tpio_sim::strategy::Setup;
use tpio_sim::trace::Trace;
use tpio_sim::walk::{Taken, Walk};

use super::args::RunArgs;
use super::input;
use super::output::Output;
use super::{Done, Failure, shrink, status};

pub(super) fn run(args: &RunArgs, output: &mut Output<'_, '_>) -> Done {
    let schedule = input::schedule(args.schedule.as_deref())?;
    let strategy = match (&args.strategy, &schedule) {
        (None, None) => "uniform",
        (None, Some(_)) => "manual",
        (Some(name), Some(_)) if name != "manual" => {
            return Err(Failure::Input(format!("`--schedule` is for the strategy manual, not for {name}")));
        }
        (Some(name), _) => name,
    };
    tpio_sim::strategy::find(strategy).map_err(|unknown| Failure::Input(unknown.to_string()))?;
    let input = input::open(&args.file, output)?.at(args.time.into()).after(args.after_misuse.into());
    let schedule = schedule.unwrap_or_default();
    let setup = Setup { seed: args.seed, schedule, depth: input::depth(args.depth, strategy)?, size: None };
    let plan = Plan { strategy: strategy.to_owned(), setup, depth: args.max_depth };
    let mut steps = Vec::new();
    let run = tpio_sim::run::run(&input.program, &plan, &mut |taken| steps.push(taken.clone()))
        .map_err(|problem| misfit(&problem))?;
    if let Some(path) = &args.trace {
        let written = std::fs::write(path, run.trace.to_string());
        written.map_err(|error| Failure::Input(format!("{} cannot be written: {error}", path.display())))?;
    }
    let form = if args.json { Form::Json } else { Form::Story };
    let status = tell(&args.file, &run.walk, &run.trace, &steps, form, output)?;
    if args.shrink {
        shrink::after_run(&run.walk, output)?;
    }
    Ok(status)
}

fn misfit(problem: &Problem) -> Failure {
    Failure::Input(problem.to_string())
}

/// How a run is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Story,
}

/// Tells a run that is over; the exit status.
pub(super) fn tell(
    file: &str,
    walk: &Walk<'_>,
    trace: &Trace,
    steps: &[Taken],
    form: Form,
    output: &mut Output<'_, '_>,
) -> Done {
    match form {
        Form::Json => {
            let events: Vec<(u32, Event)> = (1..)
                .zip(steps)
                .flat_map(|(step, taken)| taken.events.iter().map(move |event| (step, event.clone())))
                .collect();
            let text = report::run_json(file, walk, trace, &events);
            output.result(&format!("{text}\n"))?;
        }
        Form::Story => {
            story(walk, steps, output)?;
            end(file, walk, output)?;
        }
    }
    Ok(exit_status(walk))
}

/// One line for each step that others can see, and what the program prints as it prints it.
fn story(walk: &Walk<'_>, steps: &[Taken], output: &mut Output<'_, '_>) -> Result<(), Failure> {
    let program = walk.program();
    let paint = output.paint_error;
    let mut labels = Labels::new(program);
    for (number, taken) in (1..).zip(steps) {
        taken.events.iter().for_each(|event| labels.learn(event));
        if narrate::leading(&taken.events).is_none() {
            continue;
        }
        let line = taken.site.map_or_else(String::new, |site| format!("line {}", site.line));
        let sentence = narrate::headline(program, &labels, &taken.events);
        output.say(&format!(
            "{} {} {sentence}\n",
            paint.dim(format!("{number:>4}")),
            paint.dim(format!("{line:<9}"))
        ))?;
        for event in &taken.events {
            if let tpio_model::Fact::Printed(text) = &event.fact {
                output.result(text)?;
            }
        }
    }
    Ok(())
}

/// How it ended, what was broken, and how to see it again.
fn end(file: &str, walk: &Walk<'_>, output: &mut Output<'_, '_>) -> Result<(), Failure> {
    let paint = output.paint_error;
    let ending = walk.ending().expect("internal: told before its end");
    output.say(&format!("\n{}\n", words(ending, walk, paint)))?;
    let schedule = walk.schedule();
    let explained = explain::explain(walk.program(), &schedule, walk.steps(), walk.findings(), None);
    for explanation in explained.map_err(|problem| misfit(&problem))? {
        output.say("\n")?;
        output.say(&explanation_text(file, walk.program(), &explanation, paint))?;
    }
    if walk.findings().is_empty() {
        let opened =
            explain::undeclared(walk.program(), &schedule, walk.steps()).map_err(|problem| misfit(&problem))?;
        if !opened.is_empty() {
            output.say("\n")?;
            output.say(&undeclared_text(file, walk.program(), &opened, paint))?;
        }
    }
    output.say(&format!("\nschedule {schedule}\n"))?;
    Ok(())
}

fn words(ending: &Ending, walk: &Walk<'_>, paint: Paint) -> String {
    let words = ending_words(ending);
    match exit_status(walk) {
        status::GOOD => paint.good(words),
        status::LIMIT => paint.warn(words),
        _ => paint.bad(words),
    }
}

/// The exit status of one order.
pub(super) fn exit_status(walk: &Walk<'_>) -> i32 {
    let misuse = walk.rules().into_iter().any(report::is_misuse);
    match walk.ending() {
        Some(Ending::Unsupported(_)) => status::INPUT,
        _ if misuse => status::MISUSE,
        Some(Ending::Bounded(_)) => status::LIMIT,
        Some(Ending::Finished(_) | Ending::Violated | Ending::Stuck(_)) | None => status::GOOD,
    }
}
