//! Sampling: many runs under one strategy, each with a seed of its own, and the distinct outcomes that they met. What is
//! not met may still happen; nothing here is ever a proof. Has no clock: whoever drives it watches the time.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::ControlFlow;
use std::str::FromStr;

use tpio_model::rules::RuleId;
use tpio_model::{Choice, Ending, Finding, How, Program};

use crate::explore::{Kept, Limit};
use crate::run::{Plan, Problem, drive, measured, play};
use crate::schedule::Schedule;
use crate::shrink::{Whole, shrink_under};
use crate::strategy::{Size, Unknown, find};
use crate::walk::Walk;

/// Outcomes that are told apart by their output; of more, those that differ in it alone become one. Source: STEPS §4.1.
pub const MOST_OUTCOMES: usize = 10_000;

/// Outcomes whose schedules are made shorter after the sample, the first that were met; and runs that may be tried for each.
pub const MOST_SHRUNK: usize = 50;
const TRIES: u32 = 300;

/// Every n-th run of a sample, so that n machines play it together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// Which one, from 1.
    pub index: u64,
    /// Of how many.
    pub of: u64,
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parsed = text.split_once('/').and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
        match parsed {
            Some((index, of)) if 1 <= index && index <= of => Ok(Shard { index, of }),
            _ => Err("a shard is written i/n, from 1/n to n/n".to_owned()),
        }
    }
}

/// What to play.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The strategy, the seed of the first run, and most steps of each.
    pub plan: Plan,
    /// How many runs, with the seed and those after it. The last seed is a number of 64 bits.
    pub runs: u64,
    /// Which of them are played here; `None`: all.
    pub shard: Option<Shard>,
    /// What distinguishes outcomes, unless there are too many.
    pub kept: Kept,
}

impl Sample {
    fn seeds(&self) -> impl Iterator<Item = u64> {
        let Shard { index, of } = self.shard.unwrap_or(Shard { index: 1, of: 1 });
        let first = self.plan.setup.seed;
        let step = usize::try_from(of).unwrap_or(usize::MAX);
        (index - 1..self.runs).step_by(step).map(move |number| first + number)
    }

    /// How many of the runs are played here.
    pub fn share(&self) -> u64 {
        let Shard { index, of } = self.shard.unwrap_or(Shard { index: 1, of: 1 });
        self.runs.saturating_sub(index - 1).div_ceil(of)
    }
}

/// How far a sample has got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Runs played to their end.
    pub runs: u64,
    /// Steps of those runs.
    pub steps: u64,
    /// Distinct outcomes met.
    pub outcomes: u64,
}

/// One way in which runs ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// How they ended.
    pub ending: Ending,
    /// What they printed; where outputs are not told apart, what the first one printed.
    pub stdout: String,
    /// Every rule broken.
    pub rules: BTreeSet<RuleId>,
    /// How many runs ended so.
    pub times: u64,
    /// The seed of the first.
    pub first_seed: u64,
    /// What was found in the run of `schedule`, each with its step.
    pub findings: Vec<(u32, Finding)>,
    /// The first run, made shorter if there was time.
    pub schedule: Schedule,
    /// Its steps.
    pub steps: u32,
    /// How often another thread went on in it than the one before.
    pub switches: u32,
}

/// Everything that a sample met.
#[derive(Clone, Debug)]
pub struct Sampling {
    /// What was to be played.
    pub sample: Sample,
    /// How large runs were taken to be, if the strategy asked.
    pub size: Option<Size>,
    /// What was played.
    pub progress: Progress,
    /// Why it was not everything.
    pub stopped: Option<Limit>,
    /// Runs that were larger than that.
    pub larger: u64,
    /// Runs in which an actor that spun was put behind all others.
    pub lowered: u64,
    /// Whether some run took a step that is there because of a timeout.
    pub timed: bool,
    /// What distinguishes the outcomes.
    pub kept: Kept,
    /// The outcomes, in the order in which they were met.
    pub outcomes: Vec<Met>,
}

/// What distinguishes an outcome; the output only as long as there are few.
type Verdict = (Ending, BTreeSet<RuleId>, Option<String>);

/// Plays the runs, until `watch`, which is called every few thousand steps, says stop.
///
/// # Errors
///
/// The strategy is unknown.
pub fn sample(
    program: &Program,
    sample: &Sample,
    watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>,
) -> Result<Sampling, Unknown> {
    let row = find(&sample.plan.strategy)?;
    let setup = measured(program, row, &sample.plan);
    let mut sampler = Sampler::new(sample, setup.size);
    for seed in sample.seeds() {
        let mut setup = setup.clone();
        setup.seed = seed;
        let mut strategy = row.make(setup);
        let mut walk = Walk::new(program);
        let mut timed = false;
        let driven = drive(&mut walk, &mut *strategy, sample.plan.depth, &mut |_, taken| {
            timed |= matches!(taken.choice, Choice::Time | Choice::Thread { how: How::TimedOut, .. });
            sampler.look(watch)
        });
        driven.unwrap_or_else(|problem: Problem| panic!("internal: {} picked {problem}", row.name));
        if sampler.result.stopped.is_some() {
            break;
        }
        let beyond = strategy.beyond();
        sampler.result.larger += u64::from(beyond.size);
        sampler.result.lowered += u64::from(beyond.lowered);
        sampler.result.timed |= timed;
        sampler.met(&walk, seed);
    }
    if sampler.result.stopped.is_none() {
        sampler.shrink(program, watch);
    }
    Ok(sampler.result)
}

struct Sampler {
    result: Sampling,
    known: BTreeMap<Verdict, usize>,
    /// Steps since the caller was asked.
    since: u32,
}

impl Sampler {
    fn new(sample: &Sample, size: Option<Size>) -> Self {
        let result = Sampling {
            sample: sample.clone(),
            size,
            progress: Progress::default(),
            stopped: None,
            larger: 0,
            lowered: 0,
            timed: false,
            kept: sample.kept,
            outcomes: Vec::new(),
        };
        Sampler { result, known: BTreeMap::new(), since: 0 }
    }

    /// After a step: whether the caller wants to go on.
    fn look(&mut self, watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>) -> ControlFlow<()> {
        /// Steps between two looks at the clock: a few milliseconds' work.
        const STRIDE: u32 = 2048;
        self.since += 1;
        if self.since < STRIDE {
            return ControlFlow::Continue(());
        }
        self.since = 0;
        watch(&self.result.progress).map_break(|limit| self.result.stopped = Some(limit))
    }

    /// A run is over.
    fn met(&mut self, walk: &Walk<'_>, seed: u64) {
        let rules = walk.rules();
        let ending = match walk.ending().expect("internal: a run without an end") {
            // who waits for whom does not distinguish outcomes
            Ending::Stuck(_) => Ending::Stuck(Vec::new()),
            ending => ending.clone(),
        };
        let output = (self.result.kept == Kept::Full).then(|| walk.stdout().to_owned());
        let outcomes = &mut self.result.outcomes;
        let index = *self.known.entry((ending.clone(), rules.clone(), output)).or_insert(outcomes.len());
        if index == outcomes.len() {
            outcomes.push(Met {
                ending,
                stdout: walk.stdout().to_owned(),
                rules,
                times: 0,
                first_seed: seed,
                findings: walk.findings().to_vec(),
                schedule: walk.schedule(),
                steps: walk.steps(),
                switches: walk.switches(),
            });
        }
        outcomes[index].times += 1;
        if outcomes.len() > MOST_OUTCOMES {
            self.join();
        }
        let progress = &mut self.result.progress;
        progress.runs += 1;
        progress.steps += u64::from(walk.steps());
        progress.outcomes = self.result.outcomes.len() as u64;
    }

    /// Makes schedules shorter, until the caller says stop. The sample is whole without it.
    fn shrink(&mut self, program: &Program, watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>) {
        for number in 0..self.result.outcomes.len().min(MOST_SHRUNK) {
            let met = &self.result.outcomes[number];
            if matches!(met.ending, Ending::Bounded(_)) {
                continue;
            }
            let goal = Whole {
                ending: met.ending.clone(),
                stdout: (self.result.kept == Kept::Full).then(|| met.stdout.clone()),
                rules: met.rules.clone(),
            };
            let schedule = met.schedule.clone();
            let shrunk = shrink_under(program, &schedule, &goal, TRIES, &mut || self.look(watch));
            let shrunk = shrunk.expect("internal: a run that shows something else the second time");
            let walk = play(program, &shrunk.schedule, shrunk.steps, &mut |_, _| {}).expect("internal: it was played");
            let met = &mut self.result.outcomes[number];
            walk.stdout().clone_into(&mut met.stdout);
            met.findings = walk.findings().to_vec();
            (met.schedule, met.steps, met.switches) = (shrunk.schedule, shrunk.steps, shrunk.switches);
            if self.result.stopped.take().is_some() {
                return;
            }
        }
    }

    /// There are too many outcomes: from here on their output does not tell them apart.
    fn join(&mut self) {
        self.result.kept = Kept::Verdicts;
        self.known.clear();
        for met in std::mem::take(&mut self.result.outcomes) {
            let outcomes = &mut self.result.outcomes;
            let verdict = (met.ending.clone(), met.rules.clone(), None);
            let index = *self.known.entry(verdict).or_insert(outcomes.len());
            match outcomes.get_mut(index) {
                Some(known) => known.times += met.times,
                None => outcomes.push(met),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::Setup;

    fn seeds(runs: u64, shard: Option<&str>) -> Vec<u64> {
        let setup = Setup { seed: 100, ..Setup::default() };
        let shard = shard.map(|shard| shard.parse().expect("a shard"));
        let sample = Sample { plan: Plan { setup, ..Plan::default() }, runs, shard, kept: Kept::Full };
        let seeds: Vec<u64> = sample.seeds().collect();
        assert_eq!(seeds.len() as u64, sample.share());
        seeds
    }

    #[test]
    fn the_shards_together_are_the_whole() {
        assert_eq!(seeds(7, Some("2/3")), [101, 104]);
        for runs in 0..12 {
            for of in 1..5 {
                let mut all: Vec<u64> =
                    (1..=of).flat_map(|index| seeds(runs, Some(&format!("{index}/{of}")))).collect();
                all.sort_unstable();
                assert_eq!(all, seeds(runs, None));
            }
        }
    }

    #[test]
    fn what_is_no_shard_is_refused() {
        for text in ["0/3", "4/3", "1", "1/", "/2", "a/b", "-1/2", "1/0"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }
}
