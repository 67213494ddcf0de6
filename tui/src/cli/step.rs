//! `tpio step FILE`, and `tpio` alone: the screens, or their sentences as lines of text where there is no terminal.

use tpio_sim::run::Plan;
use tpio_sim::schedule::Schedule;
use tpio_sim::strategy::Setup;

use super::args::{Color, ListArgs, LookArgs, StepArgs};
use super::input::{self, Input};
use super::look::{self, Screen};
use super::output::Output;
use super::{Done, Failure, Place, list};
use crate::plain;

pub(super) fn step(args: &StepArgs, color: Color, output: &mut Output<'_, '_>) -> Done {
    let input = input::open(&args.file, output)?.at(args.time.into()).after(args.after_misuse.into());
    let schedule = schedule(args.schedule.as_deref(), args.seed, &input)?;
    let opened = input::opened(input, schedule);
    if !args.plain && has_screen(output) {
        let look = look::look(&args.look, color, output.world())?;
        return Ok((output.world().screens)(Screen { opened: Some(opened), look, quiz: None })?);
    }
    let world = output.world();
    let kind = match world.stdin_place {
        Place::Terminal => plain::Input::Person,
        Place::Elsewhere => plain::Input::Script,
    };
    Ok(plain::run(opened, &mut *world.stdin, kind, &mut world.stdout)?)
}

/// The order that is asked for: by a schedule, by a seed, or by the link that FILE is.
pub(super) fn schedule(text: Option<&str>, seed: Option<u64>, input: &Input) -> Result<Option<Schedule>, Failure> {
    Ok(match (input::schedule(text)?, seed, &input.link) {
        (Some(schedule), ..) => Some(schedule),
        (None, Some(seed), _) => Some(seeded(input, seed)?),
        (None, None, Some(link)) => Some(link.schedule.clone()),
        (None, None, None) => None,
    })
}

/// Whether there are screens: a terminal on both sides that can be drawn on.
pub(super) fn has_screen(output: &mut Output<'_, '_>) -> bool {
    let world = output.world();
    world.stdin_place == Place::Terminal && world.stdout_place == Place::Terminal && !look::is_plain(world)
}

/// The order that a seed gives.
fn seeded(input: &Input, seed: u64) -> Result<Schedule, Failure> {
    let plan = Plan { setup: Setup { seed, ..Setup::default() }, ..Plan::default() };
    let run = tpio_sim::run::run(&input.program, &plan, &mut |_| {});
    run.map(|run| run.walk.schedule()).map_err(|problem| Failure::Input(problem.to_string()))
}

/// The screens on the list of scenarios; without a terminal, the list.
pub(super) fn open(args: &LookArgs, color: Color, output: &mut Output<'_, '_>) -> Done {
    if has_screen(output) {
        let look = look::look(args, color, output.world())?;
        return Ok((output.world().screens)(Screen { opened: None, look, quiz: None })?);
    }
    list::list(&ListArgs { functions: false, json: false }, output)
}
