//! `tpio check --samples N`: many runs with seeds of their own where every order is too much. Says what was met and never
//! more than that.

use tpio_model::Program;
use tpio_sim::explore::{Coverage, Exploration, Limit};
use tpio_sim::report::{Judgement, Sampled, sampled_json, sampled_text};
use tpio_sim::run::Plan;
use tpio_sim::sample::{self, Progress, Sample, Sampling};
use tpio_sim::strategy::Setup;

use super::args::{CheckArgs, Format};
use super::check::format;
use super::input::Input;
use super::output::Output;
use super::watch::Watch;
use super::{Done, Failure, input, status};

pub(super) fn sample(file: &str, runs: u64, args: &CheckArgs, output: &mut Output<'_, '_>) -> Done {
    let sample = asked(runs, args)?;
    let input = input::open(file, output)?.at(args.time.into()).after(args.after_misuse.into());
    let mut watch = Watch::new(output, args.max_seconds);
    let sampling = sample::sample(&input.program, &sample, &mut |progress| {
        watch.look(|elapsed| (line(file, sample.share(), progress, elapsed), None))
    });
    let seconds = watch.done()?;
    let sampling = sampling.map_err(|unknown| Failure::Input(unknown.to_string()))?;
    let sampled =
        Sampled { file, program: &input.program, sampling: &sampling, seconds, max_seconds: args.max_seconds };
    let text = match format(args) {
        Format::Json => format!("{}\n", sampled_json(&sampled)),
        Format::Sarif => unreachable!("internal: refused before"),
        Format::Human => sampled_text(&sampled, output.paint).map_err(|problem| Failure::Input(problem.to_string()))?,
    };
    output.result(&text)?;
    let misuse = sampled.judgement() == Judgement::Misuse || args.strict && !sampled.rules().is_empty();
    Ok(if misuse { status::MISUSE } else { status::LIMIT })
}

/// Runs that are drawn where a search ended before any order did, and the seconds for them if there is no limit on all.
const INSTEAD: u64 = 100;
const SECONDS: f64 = 10.0;

/// What those runs met.
pub(super) struct Instead {
    sampling: Sampling,
    seconds: f64,
    max_seconds: f64,
}

impl Instead {
    pub(super) fn sampled<'a>(&'a self, file: &'a str, program: &'a Program) -> Sampled<'a> {
        let Instead { sampling, seconds, max_seconds } = self;
        Sampled { file, program, sampling, seconds: *seconds, max_seconds: Some(*max_seconds) }
    }
}

/// Draws some runs if a search ended before any order did: a program that is too large to be searched may be played.
pub(super) fn instead(
    file: &str,
    input: &Input,
    searched: &Exploration,
    args: &CheckArgs,
    output: &mut Output<'_, '_>,
) -> Result<Option<Instead>, Failure> {
    // a run that may go no further than the search comes to no end either
    let wanted = matches!(searched.coverage, Coverage::Truncated(Limit::States | Limit::Memory | Limit::Seconds));
    if !wanted || !searched.outcomes.is_empty() || args.expect {
        return Ok(None);
    }
    let plan = Plan { strategy: "uniform".to_owned(), setup: Setup::default(), depth: args.max_depth };
    let sample = Sample { plan, runs: INSTEAD, shard: None, kept: args.outcomes.into() };
    let max_seconds = args.max_seconds.map_or(SECONDS, |most| SECONDS.min(most / 10.0));
    let mut watch = Watch::new(output, Some(max_seconds));
    let sampling = sample::sample(&input.program, &sample, &mut |progress| {
        watch.look(|elapsed| (line(file, INSTEAD, progress, elapsed), None))
    });
    let seconds = watch.done()?;
    let sampling = sampling.expect("internal: a strategy that is not there");
    Ok((sampling.progress.runs > 0).then_some(Instead { sampling, seconds, max_seconds }))
}

/// What the command line asks for, if it can be played.
fn asked(runs: u64, args: &CheckArgs) -> Result<Sample, Failure> {
    let refuse = |message: &str| Err(Failure::Input(message.to_owned()));
    if format(args) == Format::Sarif {
        return refuse("a sample has no SARIF report: --samples goes with --format human or --format json");
    }
    tpio_sim::strategy::find(&args.strategy).map_err(|unknown| Failure::Input(unknown.to_string()))?;
    if args.strategy == "manual" {
        return refuse("the strategy manual plays one schedule, and a sample is many runs");
    }
    if args.seed.checked_add(runs - 1).is_none() {
        return refuse("the last seed of the sample would not be a number of 64 bits; take a smaller --seed");
    }
    let setup = Setup { seed: args.seed, depth: input::depth(args.depth, &args.strategy)?, ..Setup::default() };
    let plan = Plan { strategy: args.strategy.clone(), setup, depth: args.max_depth };
    Ok(Sample { plan, runs, shard: args.shard, kept: args.outcomes.into() })
}

fn line(file: &str, share: u64, progress: &Progress, elapsed: f64) -> String {
    format!("{file}: {} of {share} runs, {} outcomes, {elapsed:.0} s", progress.runs, progress.outcomes)
}
