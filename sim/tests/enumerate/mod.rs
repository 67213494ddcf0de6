//! Every schedule of a small program, one by one: a loop over `enabled` and `apply` that keeps no state, so that nothing can
//! be merged or left out by mistake. Knows nothing of the explorer, which is set against it. Source: STEPS §4.4.

use std::collections::{BTreeMap, BTreeSet};

use tpio_model::name::ThreadId;
use tpio_model::program::AfterMisuse;
use tpio_model::rules::RuleId;
use tpio_model::{Choice, Ending, Finding, Program, State, Step};

/// What distinguishes an outcome: ending (with the exit code), output, rules.
pub(crate) type Key = (String, String, BTreeSet<RuleId>);

/// How a program comes to an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ways {
    /// Fewest switches and, among those ways, fewest steps.
    pub(crate) shortest: (u32, u32),
    /// Fewest steps.
    pub(crate) steps: u32,
    /// How many schedules end so.
    pub(crate) interleavings: u64,
}

/// Why a program is not enumerated. Nothing is reported of it then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It has more schedules than that.
    Schedules,
    /// It has one with more steps than that, perhaps one without an end.
    Depth,
}

/// How much is enumerated at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most {
    /// Schedules.
    pub(crate) schedules: u64,
    /// Steps of each.
    pub(crate) depth: u32,
}

/// The alternatives of one point that are still to be tried, and the way to it.
struct Point {
    left: Vec<(Choice, State, Step)>,
    runner: Option<ThreadId>,
    switches: u32,
}

/// Every outcome of a program.
pub(crate) fn enumerate(program: &Program, most: Most) -> Result<BTreeMap<Key, Ways>, Refused> {
    let mut outcomes = BTreeMap::new();
    let mut schedules = 0;
    let start = tpio_model::initial(program);
    let mut way = vec![Point { left: alternatives(program, &start), runner: None, switches: 0 }];
    while let Some(point) = way.last_mut() {
        let Some((choice, state, step)) = point.left.pop() else {
            way.pop();
            continue;
        };
        let (runner, switches) = follow(point, choice);
        let steps = way.len() as u32;
        let left = if step.stop.is_some() { Vec::new() } else { alternatives(program, &state) };
        if let Some((ending, findings)) = over(program, &state, step, &left) {
            schedules += 1;
            if schedules > most.schedules {
                return Err(Refused::Schedules);
            }
            note(&mut outcomes, key(&ending, &state, &findings), (switches, steps));
        } else if steps >= most.depth {
            return Err(Refused::Depth);
        } else {
            way.push(Point { left, runner, switches });
        }
    }
    Ok(outcomes)
}

/// Where each choice of a state leads.
fn alternatives(program: &Program, state: &State) -> Vec<(Choice, State, Step)> {
    let take = |choice| {
        let mut next = state.clone();
        let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
        (choice, next, step)
    };
    tpio_model::enabled(program, state).into_iter().map(take).collect()
}

/// Who stepped last after this choice, and how many switches there were. Source: STEPS §4.2.
fn follow(point: &Point, choice: Choice) -> (Option<ThreadId>, u32) {
    let thread = match choice {
        Choice::Thread { thread, .. } if !thread.is_waiter() => thread,
        _ => return (point.runner, point.switches),
    };
    let switched = point.runner.is_some_and(|last| last != thread);
    (Some(thread), point.switches + u32::from(switched))
}

/// How the run ended, if it did: by the step, because nothing can move, or because two threads race for a byte.
fn over(
    program: &Program,
    state: &State,
    step: Step,
    left: &[(Choice, State, Step)],
) -> Option<(Ending, Vec<Finding>)> {
    if let Some(ending) = step.stop {
        return Some((ending, step.findings));
    }
    if left.is_empty() {
        let judgement = tpio_model::judge(program, state).expect("nothing can move");
        return Some((judgement.ending, judgement.findings));
    }
    if program.after_misuse == AfterMisuse::Continue {
        return None;
    }
    let footprints: Vec<_> = left.iter().map(|(choice, _, step)| (*choice, &step.footprint.memory[..])).collect();
    Some((Ending::Violated, vec![tpio_model::race(&footprints)?]))
}

fn note(outcomes: &mut BTreeMap<Key, Ways>, key: Key, way: (u32, u32)) {
    let ways = outcomes.entry(key).or_insert(Ways { shortest: way, steps: way.1, interleavings: 0 });
    ways.shortest = ways.shortest.min(way);
    ways.steps = ways.steps.min(way.1);
    ways.interleavings += 1;
}

fn key(ending: &Ending, state: &State, findings: &[Finding]) -> Key {
    let observer = state.observer();
    let rules = observer.rules.iter().map(|(rule, _)| *rule).chain(findings.iter().map(|finding| finding.rule));
    (tpio_sim::trace::ending_line(ending), observer.output.clone(), rules.collect())
}
