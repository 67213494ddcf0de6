//! From what a search met to what it reports: each outcome gets the schedule of the nearest run that ends so, and that
//! schedule is played again before anybody hears of it.

use std::collections::BTreeMap;

use tpio_model::rules::RuleId;
use tpio_model::{Ending, Program};

use super::graph::{Graph, Node};
use super::outcome::{self, Exploration, Kept, Liveness, Outcome, Sight};
use super::{Coverage, Explorer, liveness};
use crate::walk::Walk;

/// A walk along the way on which a state was first found.
pub(super) fn walk<'p>(program: &'p Program, graph: &Graph, node: Node) -> Walk<'p> {
    let mut walk = Walk::new(program);
    for choice in graph.choices(node) {
        walk.take(choice);
    }
    walk
}

impl Explorer<'_> {
    /// What is known now.
    pub fn finish(mut self) -> Exploration {
        let coverage = match self.stopped {
            None => Coverage::Complete,
            Some(limit) => Coverage::Truncated(limit),
        };
        let mut progress = self.progress();
        let liveness = match coverage {
            Coverage::Complete => {
                self.judge_liveness();
                Liveness::Checked
            }
            Coverage::Truncated(_) => Liveness::Unknown,
        };
        progress.outcomes = self.sights.len() as u64;
        let kept = self.merge();
        let good = match coverage {
            Coverage::Complete => Some(self.good()),
            Coverage::Truncated(_) => None,
        };
        self.sights.sort_by(|a, b| a.verdict.cmp(&b.verdict));
        let outcomes = self.sights.iter().map(|sight| self.outcome(sight, good.as_deref(), kept)).collect();
        let found = self.found.into_iter().collect();
        Exploration { coverage, liveness, timed: self.timed, limits: self.limits, progress, kept, outcomes, found }
    }

    /// Where there are too many outcomes, those that differ in their output alone become one.
    fn merge(&mut self) -> Kept {
        if self.sights.len() <= self.limits.outcomes {
            return Kept::Full;
        }
        let mut merged: BTreeMap<(Ending, Vec<RuleId>), Sight> = BTreeMap::new();
        for sight in self.sights.drain(..) {
            let key = (sight.verdict.ending.clone(), sight.verdict.rules.iter().copied().collect());
            match merged.get_mut(&key) {
                Some(known) => known.ends.extend(sight.ends),
                None => {
                    merged.insert(key, sight);
                }
            }
        }
        self.sights = merged.into_values().collect();
        Kept::Verdicts
    }

    /// For each state, whether a good end can be reached from it.
    fn good(&self) -> Vec<bool> {
        let good = self.sights.iter().filter(|sight| outcome::good(&sight.verdict.ending, &sight.verdict.rules));
        self.graph.can_reach(good.flat_map(|sight| sight.ends.iter().copied()))
    }

    fn outcome(&self, sight: &Sight, good: Option<&[bool]>, kept: Kept) -> Outcome {
        let node = sight.ends[0];
        let mut walk = walk(self.program, &self.graph, node);
        if let Some(cycle) = &sight.cycle {
            let waiters = tpio_model::waiters(self.program, walk.state());
            walk.stop(Ending::Stuck(liveness::blocked_for_ever(&waiters, &cycle.movers)));
        }
        let ending = walk.ending().cloned().expect("internal: the witness goes on");
        let mut rules = walk.rules();
        let mut findings = walk.findings().to_vec();
        for finding in sight.cycle.iter().flat_map(|cycle| &cycle.findings) {
            rules.insert(finding.rule);
            findings.push((walk.steps(), finding.clone()));
        }
        assert_eq!(outcome::kind(&ending), sight.verdict.ending, "internal: the witness ends otherwise");
        assert_eq!(rules, sight.verdict.rules, "internal: the witness breaks other rules");
        assert!(
            kept == Kept::Verdicts || walk.stdout() == sight.verdict.stdout,
            "internal: the witness prints otherwise"
        );
        let last_good_step = good.and_then(|good| {
            let way = self.graph.way(node);
            let last = way.iter().rposition(|node| good[*node as usize])?;
            (last + 1 < way.len()).then_some(last as u32)
        });
        Outcome {
            ending,
            stdout: walk.stdout().to_owned(),
            rules,
            findings,
            schedule: walk.schedule(),
            steps: walk.steps(),
            switches: walk.switches(),
            last_good_step,
        }
    }
}
