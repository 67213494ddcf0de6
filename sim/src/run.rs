//! One execution under one strategy, with a limit on its steps.

use std::ops::ControlFlow;

use tpio_model::{Ending, Program};

use crate::schedule::Schedule;
use crate::strategy::{Manual, Pct, Probe, Row, Setup, Size, Strategy, Unknown, find};
use crate::trace::{Pick, Trace, ending_line};
use crate::walk::{Taken, Walk};

/// Steps after which an execution is given up, unless the caller says otherwise. Source: STEPS §5.
pub const DEPTH: u32 = 100_000;

/// An execution that is over.
pub struct Run<'p> {
    /// How it ended, what was found, what was printed.
    pub walk: Walk<'p>,
    /// What to replay it from.
    pub trace: Trace,
}

/// What to play.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Name of the strategy.
    pub strategy: String,
    /// Its seed and schedule.
    pub setup: Setup,
    /// Most steps.
    pub depth: u32,
}

impl Default for Plan {
    fn default() -> Self {
        Plan { strategy: "uniform".to_owned(), setup: Setup::default(), depth: DEPTH }
    }
}

/// Why an execution could not be played to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No strategy has that name.
    Unknown(Unknown),
    /// The schedule is not one of this program.
    Misfit {
        /// the step, from 1, at which it does not fit
        step: u32,
        /// what was picked
        picked: u32,
        /// among how many
        alternatives: u32,
    },
    /// The schedule has picks left when the run is over.
    Leftover {
        /// how many steps the run has
        steps: u32,
        /// how many picks were used
        used: u32,
        /// how many there are
        items: u32,
    },
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Problem::Unknown(unknown) => write!(f, "{unknown}"),
            Problem::Misfit { step, picked, alternatives } => write!(
                f,
                "the schedule does not fit this program: at step {step} it takes choice {picked}, \
                 but there are {alternatives} (counted from 0)"
            ),
            Problem::Leftover { steps, used, items } => write!(
                f,
                "the schedule does not fit this program: the run is over after step {steps}, \
                 with {used} of its {items} picks used"
            ),
        }
    }
}

impl std::error::Error for Problem {}

/// Plays a program once. `watch` is told of every step as it is taken.
///
/// # Errors
///
/// The strategy is unknown, or the schedule does not fit the program.
pub fn run<'p>(program: &'p Program, plan: &Plan, watch: &mut dyn FnMut(&Taken)) -> Result<Run<'p>, Problem> {
    let row = find(&plan.strategy).map_err(Problem::Unknown)?;
    let setup = measured(program, row, plan);
    let mut strategy = row.make(setup);
    let profile = strategy.profile();
    let mut walk = Walk::new(program);
    let mut picks = Vec::new();
    let driven = drive(&mut walk, &mut *strategy, plan.depth, &mut |index, taken| {
        picks.push(Pick { index, alternatives: taken.alternatives });
        watch(taken);
        ControlFlow::Continue(())
    });
    driven?;
    let ending = ending_line(walk.ending().expect("internal: over without an ending"));
    let used = picks.iter().filter(|pick| pick.alternatives > 1).count();
    let items = plan.setup.schedule.items().len();
    if row.name == "manual" && used < items {
        return Err(Problem::Leftover { steps: walk.steps(), used: used as u32, items: items as u32 });
    }
    let trace = Trace {
        scenario: program.name.clone(),
        fingerprint: program.fingerprint.clone(),
        strategy: row.name.to_owned(),
        seed: plan.setup.seed,
        profile,
        time: program.time,
        after_misuse: program.after_misuse,
        picks,
        ending,
    };
    Ok(Run { walk, trace })
}

/// Plays a walk to its end, to the limit on its steps, or until `watch`, which is told of every step and which choice it
/// was, says stop: then it has no ending.
pub(crate) fn drive(
    walk: &mut Walk<'_>,
    strategy: &mut dyn Strategy,
    depth: u32,
    watch: &mut dyn FnMut(u32, &Taken) -> ControlFlow<()>,
) -> Result<(), Problem> {
    while walk.ending().is_none() {
        if walk.steps() >= depth {
            walk.stop(Ending::Bounded("depth"));
            break;
        }
        let index = pick(strategy, walk)?;
        let taken = walk.take(index);
        strategy.passed(&taken, walk.state());
        if watch(index as u32, &taken).is_break() {
            break;
        }
    }
    Ok(())
}

/// Runs of each kind that [`measure`] plays.
const PROBES: u64 = 8;

/// How large the runs of a program are: the largest of a few uniform ones, and then of a few under PCT of that depth,
/// which delays things for longer. Their seeds are always the same, so that a seed plays the same run wherever it is
/// played: alone, in a sample, or in a shard of it.
pub fn measure(program: &Program, plan: &Plan) -> Size {
    let play = |strategy: &mut dyn Strategy| {
        let driven = drive(&mut Walk::new(program), strategy, plan.depth, &mut |_, _| ControlFlow::Continue(()));
        driven.expect("internal: a probe picks one of the choices");
    };
    let mut size = Size::default();
    for seed in 0..PROBES {
        let mut probe = Probe::new(seed);
        play(&mut probe);
        size = size.max(probe.size());
    }
    let uniform = Setup { size: Some(size), ..plan.setup.clone() };
    for seed in 0..PROBES {
        let mut pct = Pct::new(&Setup { seed, ..uniform.clone() });
        play(&mut pct);
        size = size.max(pct.size());
    }
    size
}

/// What the strategy is made from: with the size of runs, if it wants to know.
pub(crate) fn measured(program: &Program, row: &Row, plan: &Plan) -> Setup {
    let mut setup = plan.setup.clone();
    if row.measures && setup.size.is_none() {
        setup.size = Some(measure(program, plan));
    }
    setup
}

fn pick(strategy: &mut dyn Strategy, walk: &Walk<'_>) -> Result<usize, Problem> {
    let choices = walk.choices();
    if choices.len() == 1 {
        return Ok(0);
    }
    let index = strategy.pick(choices);
    if index < choices.len() {
        return Ok(index);
    }
    Err(Problem::Misfit { step: walk.steps() + 1, picked: index as u32, alternatives: choices.len() as u32 })
}

/// Plays a schedule for at most so many steps: its items, then first choices. `watch` is told of every step and its
/// number, from 1. The walk may be stopped before its end; then it has none.
///
/// # Errors
///
/// The schedule does not fit the program.
pub fn play<'p>(
    program: &'p Program,
    schedule: &Schedule,
    steps: u32,
    watch: &mut dyn FnMut(u32, &Taken),
) -> Result<Walk<'p>, Problem> {
    let mut strategy = Manual::new(schedule.clone());
    let mut walk = Walk::new(program);
    while walk.ending().is_none() && walk.steps() < steps {
        let index = pick(&mut strategy, &walk)?;
        let taken = walk.take(index);
        watch(walk.steps(), &taken);
    }
    Ok(walk)
}
