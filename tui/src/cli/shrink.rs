//! `tpio shrink`: an order that breaks a rule, made shorter. The same work after `tpio run --shrink`.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use tpio_model::program::Time;
use tpio_sim::report::{self, Paint, after_misuse, counted};
use tpio_sim::run::{self, Plan};
use tpio_sim::schedule::Schedule;
use tpio_sim::shrink::{Rest, Shrunk, Target};
use tpio_sim::strategy::Setup;
use tpio_sim::walk::Walk;

use super::args::{ShrinkArgs, TRIES};
use super::input::{self, Input};
use super::output::Output;
use super::run::exit_status;
use super::{Done, Failure, replay};

#[derive(Serialize)]
struct Json<'a> {
    schema: &'static str,
    file: String,
    fingerprint: &'a str,
    time: &'static str,
    /// Said only if runs go on after undefined behaviour: `continue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    after_misuse: Option<&'static str>,
    ending: &'a str,
    rule: &'static str,
    line: Option<u32>,
    column: Option<u32>,
    before: Order,
    after: Order,
    tried: u32,
    settled: bool,
}

#[derive(Serialize)]
struct Order {
    schedule: String,
    switches: u32,
    steps: u32,
}

pub(super) fn shrink(args: &ShrinkArgs, output: &mut Output<'_, '_>) -> Done {
    match &args.schedule {
        Some(text) => {
            let schedule = input::schedule(Some(text))?.unwrap_or_default();
            let after = args.after_misuse.unwrap_or_default();
            let input = input::open(&args.what, output)?.at(args.time.map_or(Time::Virtual, Time::from));
            let input = input.after(after.into());
            let walk = played(&input, schedule)?;
            report(&args.what, &walk, args, output)
        }
        None if Path::new(&args.what).extension().is_some_and(|end| end == "c") => Err(Failure::Input(format!(
            "{} is a C file, not a trace; say with --schedule which of its orders to shrink",
            args.what
        ))),
        None => {
            let trace = replay::recorded(Path::new(&args.what))?;
            let file = args.file.as_ref().unwrap_or(&trace.scenario);
            let input = input::open(file, output)?.at(trace.time).after(trace.after_misuse);
            let walk = tpio_sim::replay::replay(&input.program, &trace, &mut |_| {})
                .map_err(|divergence| replay::refused(Path::new(&args.what), &divergence))?;
            report(file, &walk, args, output)
        }
    }
}

fn played(input: &Input, schedule: Schedule) -> Result<Walk<'_>, Failure> {
    let setup = Setup { schedule, ..Setup::default() };
    let plan = Plan { strategy: "manual".to_owned(), setup, ..Plan::default() };
    let run = run::run(&input.program, &plan, &mut |_| {});
    Ok(run.map_err(|problem| Failure::Input(problem.to_string()))?.walk)
}

/// The run of a walk, made shorter: `None` if nothing is broken on it that could be kept.
fn shorter(walk: &Walk<'_>, tries: u32) -> Result<Option<(Target, Shrunk)>, Failure> {
    let Some(target) = Target::of(walk) else { return Ok(None) };
    let shrunk = tpio_sim::shrink::shrink(walk.program(), &walk.schedule(), &target, tries);
    let shrunk = shrunk.map_err(|refusal| Failure::Input(refusal.to_string()))?;
    Ok(Some((target, shrunk)))
}

fn report(file: &str, walk: &Walk<'_>, args: &ShrinkArgs, output: &mut Output<'_, '_>) -> Done {
    let Some((target, shrunk)) = shorter(walk, args.tries)? else {
        return Err(Failure::Input(nothing(walk)));
    };
    let text = if args.json {
        format!("{}\n", json(file, walk, &target, &shrunk))
    } else {
        human(file, walk, &target, &shrunk, output.paint)
    };
    output.result(&text)?;
    Ok(exit_status(walk))
}

/// Why there is nothing to shrink.
fn nothing(walk: &Walk<'_>) -> String {
    match walk.ending() {
        Some(tpio_model::Ending::Bounded(limit)) => {
            format!("this order was given up at the limit on {limit}: it has no end that a shorter one could share")
        }
        _ => "no rule is broken in this order, so there is nothing to keep while it shrinks".to_owned(),
    }
}

fn json(file: &str, walk: &Walk<'_>, target: &Target, shrunk: &Shrunk) -> String {
    let program = walk.program();
    let object = Json {
        schema: "tpio-shrink/1",
        file: file.replace('\\', "/"),
        fingerprint: &program.fingerprint,
        time: program.time.word(),
        after_misuse: after_misuse(program),
        ending: &target.ending,
        rule: target.rule.id(),
        line: target.site.map(|site| site.line),
        column: target.site.map(|site| site.column),
        before: Order { schedule: walk.schedule().to_string(), switches: walk.switches(), steps: walk.steps() },
        after: Order { schedule: shrunk.schedule.to_string(), switches: shrunk.switches, steps: shrunk.steps },
        tried: shrunk.tried,
        settled: shrunk.rest == Rest::Settled,
    };
    serde_json::to_string(&object).expect("internal: JSON")
}

fn human(file: &str, walk: &Walk<'_>, target: &Target, shrunk: &Shrunk, paint: Paint) -> String {
    let mut text = String::new();
    let rule = target.rule.rule();
    let line = target.site.map_or_else(String::new, |site| format!(" at line {}", site.line));
    let _ = writeln!(text, "{file}: {} [{}]{line}", paint.bold(rule.title), rule.id);
    let counts = |switches, steps| {
        format!("{}, {}", counted(switches, "thread switch", "thread switches"), counted(steps, "step", "steps"))
    };
    let _ = writeln!(text, "  before: {} ({})", walk.schedule(), counts(walk.switches(), walk.steps()));
    let _ = writeln!(text, "  after:  {} ({})", shrunk.schedule, counts(shrunk.switches, shrunk.steps));
    let rest = match shrunk.rest {
        Rest::Settled => "no variant of it is shorter",
        Rest::UsedUp => "with more --tries it may get shorter",
    };
    let _ = writeln!(text, "  {} tried; {rest}", counted(shrunk.tried, "run was", "runs were"));
    let _ = writeln!(text, "  See it: {}", report::step_command(file, walk.program(), &shrunk.schedule));
    text
}

/// The last line of `tpio run --shrink`.
pub(super) fn after_run(walk: &Walk<'_>, output: &mut Output<'_, '_>) -> Result<(), Failure> {
    let line = match shorter(walk, TRIES)? {
        None => format!("nothing to shrink: {}\n", nothing(walk)),
        Some((_, shrunk)) => format!(
            "shrunk   {} ({}, {}; before {}, {})\n",
            shrunk.schedule,
            counted(shrunk.switches, "thread switch", "thread switches"),
            counted(shrunk.steps, "step", "steps"),
            walk.switches(),
            walk.steps()
        ),
    };
    output.say(&line)?;
    Ok(())
}
