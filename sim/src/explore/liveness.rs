//! Runs that never end: components of the complete graph that no step leaves and in which nothing ends the process. Fair
//! means here that what is enabled again and again is taken, so a run that is in such a component takes each of its
//! steps again and again. Source: STEPS §3.

use std::collections::BTreeSet;

use tpio_model::name::ThreadId;
use tpio_model::rules::RuleId;
use tpio_model::{Actor, Cause, Ending, Finding, State, Waiter};

use super::component;
use super::graph::Node;
use super::outcome::{Cycle, Sight, Verdict};
use super::{Explorer, witness};
use crate::judge;

impl Explorer<'_> {
    /// Adds an outcome for each kind of loop that is never left. Only on a complete graph.
    pub(super) fn judge_liveness(&mut self) {
        for members in component::bottoms(&self.graph) {
            let first = members[0];
            let movers: BTreeSet<ThreadId> = members.iter().flat_map(|node| self.graph.movers(*node)).collect();
            let walk = witness::walk(self.program, &self.graph, first);
            assert!(walk.ending().is_none(), "internal: a loop after the end");
            let findings = self.cause(walk.state(), &movers);
            let mut rules = walk.rules();
            rules.extend(findings.iter().map(|finding| finding.rule));
            self.found.extend(findings.iter().map(|finding| (finding.rule, finding.site)));
            let verdict = Verdict { ending: Ending::Stuck(Vec::new()), stdout: walk.stdout().to_owned(), rules };
            self.add_cycle(verdict, first, Cycle { findings, movers });
        }
    }

    /// `hang` if some thread waits for ever, else `livelock`; neither if a rule names why it waits.
    fn cause(&self, state: &State, movers: &BTreeSet<ThreadId>) -> Vec<Finding> {
        let blocked = blocked_for_ever(&tpio_model::waiters(self.program, state), movers);
        if blocked.is_empty() {
            let thread = movers.first().copied();
            let place = |thread: ThreadId| tpio_model::place(self.program, state.thread(thread)?);
            return vec![Finding {
                rule: RuleId::Livelock,
                site: thread.and_then(place),
                actor: thread.map_or(Actor::Time, Actor::Thread),
                about: Vec::new(),
                other: None,
            }];
        }
        let Cause { mut findings, named } = tpio_model::cause(self.program, state);
        if !named {
            findings.push(judge::waiting_for_ever(RuleId::Hang, &blocked));
        }
        findings
    }

    fn add_cycle(&mut self, verdict: Verdict, first: Node, cycle: Cycle) {
        let next = self.sights.len() as u32;
        let index = *self.verdicts.entry(verdict.clone()).or_insert(next);
        if index == next {
            self.sights.push(Sight { verdict, ends: Vec::new(), cycle: Some(cycle) });
        }
        self.sights[index as usize].ends.push(first);
    }
}

/// Those of the waiting threads that do not move in the loop.
pub(super) fn blocked_for_ever(waiters: &[Waiter], movers: &BTreeSet<ThreadId>) -> Vec<Waiter> {
    waiters.iter().filter(|waiter| !movers.contains(&waiter.thread)).cloned().collect()
}
