//! A search from its start to its end, in one call.

use std::ops::ControlFlow;

use tpio_model::Program;
use tpio_model::program::Output;

use super::{Exploration, Explorer, Kept, Limit, Limits, Plan, Progress, Status};
use crate::run;

/// Searches to the end, or until a limit is reached or `watch`, which is called now and then, says stop. If it says so
/// after the search proper ([`Stage::Witnesses`]), all outcomes are known, but not everything about them.
pub fn explore(
    program: &Program,
    limits: Limits,
    watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>,
) -> Exploration {
    explore_by(program, Plan { limits, ..Plan::default() }, watch)
}

/// [`explore`] by another plan.
pub fn explore_by(
    program: &Program,
    plan: Plan,
    watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>,
) -> Exploration {
    match plan.kept {
        Kept::Full => drive(program, plan, watch),
        Kept::Verdicts => {
            // what was printed is no part of a state, and is played back for the witnesses
            let silent = Program { output: Output::Dropped, ..program.clone() };
            let mut found = drive(&silent, plan, watch);
            for outcome in &mut found.outcomes {
                let walk = run::play(program, &outcome.schedule, outcome.steps, &mut |_, _| {});
                outcome.stdout = walk.expect("internal: output changes what can happen").stdout().to_owned();
            }
            found
        }
    }
}

fn drive(program: &Program, plan: Plan, watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>) -> Exploration {
    /// States between two looks at the clock: a few milliseconds' work.
    const STRIDE: u32 = 1024;
    let mut explorer = Explorer::new(program, plan);
    loop {
        let status = explorer.advance(STRIDE);
        if let ControlFlow::Break(limit) = watch(&explorer.progress()) {
            explorer.stop(limit);
        }
        if status == Status::Done {
            return explorer.finish(watch);
        }
    }
}
