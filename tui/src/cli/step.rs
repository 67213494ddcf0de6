//! `tpio step FILE`, and `tpio` alone: the screens, or their sentences as lines of text where there is no terminal.

use tpio_sim::run::Plan;
use tpio_sim::schedule::Schedule;
use tpio_sim::strategy::Setup;

use super::args::{ListArgs, StepArgs};
use super::input::{self, Input};
use super::output::Output;
use super::{Done, Failure, Place, list};
use crate::plain;

pub(super) fn step(args: &StepArgs, output: &mut Output<'_, '_>) -> Done {
    let schedule = input::schedule(args.schedule.as_deref())?;
    let input = input::open(&args.file, output)?.at(args.time.into());
    let schedule = match (schedule, args.seed) {
        (Some(schedule), _) => Some(schedule),
        (None, Some(seed)) => Some(seeded(&input, seed)?),
        (None, None) => None,
    };
    let opened = input::opened(input, schedule);
    let world = output.world();
    if !args.plain && has_screen(world.stdin_place, world.stdout_place) {
        return Ok((world.screens)(Some(opened))?);
    }
    let kind = match world.stdin_place {
        Place::Terminal => plain::Input::Person,
        Place::Elsewhere => plain::Input::Script,
    };
    Ok(plain::run(opened, &mut *world.stdin, kind, &mut world.stdout)?)
}

fn has_screen(stdin: Place, stdout: Place) -> bool {
    stdin == Place::Terminal && stdout == Place::Terminal
}

/// The order that a seed gives.
fn seeded(input: &Input, seed: u64) -> Result<Schedule, Failure> {
    let plan = Plan { setup: Setup { seed, ..Setup::default() }, ..Plan::default() };
    let run = tpio_sim::run::run(&input.program, &plan, &mut |_| {});
    run.map(|run| run.walk.schedule()).map_err(|problem| Failure::Input(problem.to_string()))
}

/// The screens on the list of scenarios; without a terminal, the list.
pub(super) fn open(output: &mut Output<'_, '_>) -> Done {
    let world = output.world();
    if has_screen(world.stdin_place, world.stdout_place) {
        return Ok((world.screens)(None)?);
    }
    list::list(&ListArgs { functions: false, json: false }, output)
}
