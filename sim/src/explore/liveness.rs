//! Runs that never end: components of the complete graph that no step leaves and in which nothing ends the process. Fair
//! means here that what is enabled again and again is taken, so a run that is in such a component takes each of its
//! steps again and again. Source: STEPS §3.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;
use tpio_model::name::ThreadId;
use tpio_model::rules::RuleId;
use tpio_model::{Actor, Cause, Ending, Finding, State, Waiter};

use super::Explorer;
use super::component;
use super::graph::{NOBODY, Node, Runner};
use super::outcome::{Sight, Verdict};
use super::reduce::Skip;
use super::space::Looked;
use crate::judge;

/// A loop that is never left.
#[derive(Clone)]
pub(super) struct Cycle {
    /// The outcome that it is.
    pub(super) sight: u32,
    /// A state of it.
    pub(super) first: Node,
    /// The threads that move in it.
    pub(super) movers: BTreeSet<ThreadId>,
}

impl Explorer<'_> {
    /// Adds an outcome for each kind of loop that is never left. Only on a complete graph.
    pub(super) fn judge_liveness(&mut self) {
        for members in component::bottoms(&self.graph) {
            let first = members[0];
            let movers = if self.space.mirror.renames() {
                self.movers_of_loop(first)
            } else {
                let runners = members.iter().flat_map(|node| self.graph.movers(*node));
                runners.map(|runner| self.space.thread(runner)).collect()
            };
            let state = self.space.value(first);
            let findings = self.cause(&state, &movers);
            let mut rules = judge::latched(&state);
            rules.extend(findings.iter().map(|finding| finding.rule));
            let stdout = state.observer().output.clone();
            let verdict = Verdict { ending: Ending::Stuck(Vec::new()), stdout, rules };
            self.add_cycle(verdict, first, movers);
        }
    }

    /// The threads that move in the loop in which a state is, which is never left. Where threads were renamed the graph does
    /// not tell: the loop is gone through once more, every thread under its own name.
    pub(super) fn movers_of_loop(&mut self, first: Node) -> BTreeSet<ThreadId> {
        let (mut all, mut todo) = (FxHashSet::from_iter([first]), vec![first]);
        let mut runners: BTreeSet<Runner> = BTreeSet::new();
        self.space.plainly(|space| {
            while let Some(node) = todo.pop() {
                if matches!(space.look(node, Skip::Nothing), Looked::On) {
                    let arrivals = space.arrivals();
                    runners.extend(arrivals.iter().map(|arrival| arrival.runner));
                    todo.extend(arrivals.iter().map(|arrival| arrival.to).filter(|to| all.insert(*to)));
                }
            }
        });
        runners.into_iter().filter(|runner| *runner != NOBODY).map(|runner| self.space.thread(runner)).collect()
    }

    /// `hang` if some thread waits for ever, else `livelock`; neither if a rule names why it waits.
    pub(super) fn cause(&self, state: &State, movers: &BTreeSet<ThreadId>) -> Vec<Finding> {
        let program = self.space.stepper.program();
        let blocked = blocked_for_ever(&tpio_model::waiters(program, state), movers);
        if blocked.is_empty() {
            let thread = movers.first().copied();
            let place = |thread: ThreadId| tpio_model::line(program, state.thread(thread)?);
            return vec![Finding {
                rule: RuleId::Livelock,
                site: thread.and_then(place),
                actor: thread.map_or(Actor::Time, Actor::Thread),
                about: Vec::new(),
                other: None,
            }];
        }
        let Cause { mut findings, named } = tpio_model::cause(program, state);
        if !named {
            findings.push(judge::waiting_for_ever(RuleId::Hang, &blocked));
        }
        findings
    }

    fn add_cycle(&mut self, verdict: Verdict, first: Node, movers: BTreeSet<ThreadId>) {
        let next = self.sights.len() as u32;
        let sight = *self.verdicts.entry(verdict.clone()).or_insert(next);
        if sight == next {
            self.sights.push(Sight { verdict, ends: Vec::new() });
        }
        self.sights[sight as usize].ends.push(first);
        self.cycles.push(Cycle { sight, first, movers });
    }
}

/// Those of the waiting threads that do not move in the loop.
pub(super) fn blocked_for_ever(waiters: &[Waiter], movers: &BTreeSet<ThreadId>) -> Vec<Waiter> {
    waiters.iter().filter(|waiter| !movers.contains(&waiter.thread)).cloned().collect()
}
