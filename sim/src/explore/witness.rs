//! From what a search met to what it reports: each outcome gets the schedule of a shortest run that ends so, and that
//! schedule is played again before anybody hears of it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use tpio_model::rules::RuleId;
use tpio_model::{Choice, Ending, Program};

use super::graph::Node;
use super::liveness::Cycle;
use super::outcome::{self, Exploration, Kept, Liveness, Outcome, Witness};
use super::reduce::{Reduce, Skip};
use super::shares::{self, Shares};
use super::shortest::{Way, shortest};
use super::space::Looked;
use super::{Coverage, Explorer, liveness};
use crate::walk::Walk;

/// Pairs of (state, last runner) that the search for shortest witnesses looks at, at most.
const MOST_PLACES: usize = 2_000_000;
/// States that the search for a good end looks at beyond those that are known, at most.
const MOST_BEYOND: usize = 1_000_000;

/// From which states a good end can be reached, and which loop a state is in.
type Known<'k> = (Option<&'k [bool]>, &'k FxHashMap<Node, u32>);

impl<'p> Explorer<'p> {
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
        let hits = self.hits();
        progress.outcomes = self.sights.len() as u64;
        let (kept, merged) = self.merge();
        let good = match coverage {
            Coverage::Complete => Some(self.good()),
            Coverage::Truncated(_) => None,
        };
        let shares = if coverage == Coverage::Complete { self.shares() } else { None };
        let loops = self.loops();
        let ways = self.ways(&merged, &loops);
        let mut outcomes: Vec<Outcome> = Vec::new();
        for (index, way) in ways.into_iter().enumerate() {
            let mut outcome = self.outcome(index, way, (good.as_deref(), &loops), kept);
            if let Some(shares) = &shares {
                outcome.interleavings = shares.interleavings(index);
                outcome.probability = shares.probability(index);
            }
            outcomes.push(outcome);
        }
        outcomes.sort_by(|a, b| a.key().cmp(&b.key()));
        for outcome in &outcomes {
            self.found.extend(outcome.findings.iter().map(|(_, finding)| (finding.rule, finding.site)));
        }
        Exploration {
            coverage,
            liveness,
            timed: self.space.timed,
            plan: self.plan,
            limits: self.plan.limits,
            progress,
            hits,
            kept,
            outcomes,
            found: self.found.into_iter().collect(),
        }
    }

    /// Where there are too many outcomes, those that differ in their output alone become one. Says which outcome each
    /// became.
    fn merge(&mut self) -> (Kept, Vec<u32>) {
        if self.sights.len() <= self.plan.limits.outcomes {
            return (Kept::Full, (0..self.sights.len() as u32).collect());
        }
        let mut numbers: BTreeMap<(Ending, Vec<RuleId>), u32> = BTreeMap::new();
        let mut kept: Vec<outcome::Sight> = Vec::new();
        let mut merged = Vec::new();
        for sight in self.sights.drain(..) {
            let key = (sight.verdict.ending.clone(), sight.verdict.rules.iter().copied().collect());
            let number = *numbers.entry(key).or_insert(kept.len() as u32);
            merged.push(number);
            match kept.get_mut(number as usize) {
                Some(known) => known.ends.extend(sight.ends),
                None => kept.push(sight),
            }
        }
        self.sights = kept;
        for cycle in &mut self.cycles {
            cycle.sight = merged[cycle.sight as usize];
        }
        (Kept::Verdicts, merged)
    }

    /// For each state of the graph, whether a good end can be reached from it.
    fn good(&self) -> Vec<bool> {
        let good = self.sights.iter().filter(|sight| outcome::good(&sight.verdict.ending, &sight.verdict.rules));
        self.graph.can_reach(good.flat_map(|sight| sight.ends.iter().copied()))
    }

    /// The share of each outcome, if it is wanted and the limits allow it. Only on a complete graph.
    fn shares(&self) -> Option<Shares> {
        let states = self.graph.len();
        let memory = self.memory() as u64 + states as u64 * shares::BYTES_A_STATE;
        let allowed = states <= shares::MOST_STATES && memory <= self.plan.limits.memory;
        let ends = self.sights.iter().map(|sight| sight.ends.as_slice());
        (self.plan.shares && allowed).then(|| shares::shares(&self.graph, ends))
    }

    /// A shortest way to each outcome, where one was found within the limits.
    fn ways(&mut self, merged: &[u32], loops: &FxHashMap<Node, u32>) -> Vec<Option<Way>> {
        let cycles: Vec<u32> = self.cycles.iter().map(|cycle| cycle.sight).collect();
        let Explorer { space, ends, sights, .. } = self;
        let count = sights.len();
        shortest(space, count, MOST_PLACES, &mut |space, node, looked| match looked {
            Some(Looked::On) => loops.get(&node).map(|cycle| cycles[*cycle as usize]),
            Some(Looked::Over(ending, findings)) => {
                let (seen, _) = space.seen(node);
                let rules = findings.iter().map(|finding| finding.rule).collect();
                ends.get(&(seen, outcome::kind(ending), rules)).map(|index| merged[*index as usize])
            }
            None => {
                let (seen, ending) = space.seen(node);
                let (ending, rules) = space.stepper.ending(ending);
                let key = (seen, outcome::kind(ending), rules.iter().copied().collect());
                ends.get(&key).map(|index| merged[*index as usize])
            }
        })
    }

    /// The states of all loops that are never left, with every interleaving, each with the number of its loop.
    fn loops(&mut self) -> FxHashMap<Node, u32> {
        let mut loops: FxHashMap<Node, u32> = FxHashMap::default();
        for number in 0..self.cycles.len() {
            let mut todo = vec![self.cycles[number].first];
            while let Some(node) = todo.pop() {
                if loops.contains_key(&node) {
                    continue;
                }
                loops.insert(node, number as u32);
                if matches!(self.space.look(node, Skip::Nothing), Looked::On) {
                    todo.extend(self.space.arrivals().iter().map(|arrival| arrival.to));
                }
            }
        }
        loops
    }

    /// The outcome with that number, at the end of that way or of the one on which it was found.
    fn outcome(&mut self, index: usize, way: Option<Way>, (good, loops): Known<'_>, kept: Kept) -> Outcome {
        let witness = if way.is_some() { Witness::Shortest } else { Witness::Short };
        let (mut walk, nodes) = match way {
            Some(way) => (walk(self.space.stepper.program(), &way.choices), way.nodes),
            None => self.found_walk(self.sights[index].ends[0]),
        };
        let mut findings = Vec::new();
        if walk.ending().is_none() {
            let node = *nodes.last().expect("internal: a way without a state");
            let Cycle { first, movers: cycle, .. } = self.loop_of(node, index, loops).clone();
            findings = self.cause(walk.state(), &cycle);
            if !self.is_verdict(index, &walk.rules(), &findings) {
                // what is said of a loop may differ from one of its states to the next: take the one that was judged
                let state = self.space.value(first);
                findings = self.cause(&state, &cycle);
            }
            let waiters = tpio_model::waiters(walk.program(), walk.state());
            walk.stop(Ending::Stuck(liveness::blocked_for_ever(&waiters, &cycle)));
        }
        let last_good_step = good.and_then(|good| self.last_good(&nodes, good));
        let verdict = &self.sights[index].verdict;
        let ending = walk.ending().cloned().expect("internal: the witness goes on");
        let mut rules = walk.rules();
        let mut all = walk.findings().to_vec();
        for finding in findings {
            rules.insert(finding.rule);
            all.push((walk.steps(), finding));
        }
        assert_eq!(outcome::kind(&ending), verdict.ending, "internal: the witness ends otherwise");
        assert_eq!(rules, verdict.rules, "internal: the witness breaks other rules");
        assert!(kept == Kept::Verdicts || walk.stdout() == verdict.stdout, "internal: the witness prints otherwise");
        Outcome {
            ending,
            stdout: walk.stdout().to_owned(),
            rules,
            findings: all,
            schedule: walk.schedule(),
            steps: walk.steps(),
            switches: walk.switches(),
            witness,
            last_good_step,
            interleavings: None,
            probability: None,
        }
    }

    /// The walk on which the search found a state, and the states on it.
    fn found_walk(&mut self, end: Node) -> (Walk<'p>, Vec<Node>) {
        let way = self.graph.way(end);
        let mut choices: Vec<Choice> = Vec::new();
        for pair in way.windows(2) {
            let looked = self.space.look(pair[0], self.skip(pair[0]));
            assert!(matches!(looked, Looked::On), "internal: a way through an end");
            let arrivals = self.space.arrivals();
            let index =
                arrivals.iter().position(|arrival| arrival.to == pair[1]).expect("internal: a step that is gone");
            choices.extend(self.space.choices(index));
        }
        (walk_by(self.space.stepper.program(), &choices), way)
    }

    /// Whether these rules, broken before and found last, are those of the outcome of that number.
    fn is_verdict(&self, sight: usize, before: &BTreeSet<RuleId>, last: &[tpio_model::Finding]) -> bool {
        let rules = before.iter().copied().chain(last.iter().map(|finding| finding.rule));
        rules.collect::<BTreeSet<RuleId>>() == self.sights[sight].verdict.rules
    }

    /// The loop that a state is in, which is the outcome of that number.
    fn loop_of(&self, node: Node, sight: usize, loops: &FxHashMap<Node, u32>) -> &Cycle {
        let of_sight = || self.cycles.iter().find(|cycle| cycle.sight as usize == sight);
        let cycle = loops.get(&node).map(|number| &self.cycles[*number as usize]).or_else(of_sight);
        cycle.expect("internal: no loop")
    }

    /// The last step of a way after which a good end can be reached; `None` if it can be reached to the end, or never.
    fn last_good(&mut self, nodes: &[Node], good: &[bool]) -> Option<u32> {
        // once no good end can be reached, none ever can: the states with one come first
        let (mut first, mut end) = (0, nodes.len());
        while first < end {
            let middle = usize::midpoint(first, end);
            if self.can_end_well(nodes[middle], good)? {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        (first > 0 && first < nodes.len()).then(|| (first - 1) as u32)
    }

    /// Whether a good end can be reached from a state; `None` if that would take too long to find out.
    fn can_end_well(&mut self, node: Node, good: &[bool]) -> Option<bool> {
        // near a race what waits may come too late: see `reopen`
        let waiting = self.races.is_empty() && self.plan.reduce != Reduce::None;
        let skip = if waiting { Skip::Waiting } else { Skip::Nothing };
        let mut seen = FxHashSet::from_iter([node]);
        let mut todo = vec![node];
        while let Some(node) = todo.pop() {
            match good.get(node as usize) {
                Some(true) => return Some(true),
                Some(false) => continue,
                None if seen.len() > MOST_BEYOND => return None,
                None => {}
            }
            if self.ends_well(node) {
                return Some(true);
            }
            if self.space.seen(node).1 == 0 && matches!(self.space.look(node, skip), Looked::On) {
                todo.extend(self.space.arrivals().iter().map(|arrival| arrival.to).filter(|to| seen.insert(*to)));
            }
        }
        Some(false)
    }

    /// Whether the run is over in a state, and well.
    fn ends_well(&mut self, node: Node) -> bool {
        let (seen, ending) = self.space.seen(node);
        if ending == 0 {
            return false;
        }
        let (ending, last) = self.space.stepper.ending(ending).clone();
        let mut rules = self.latched(seen);
        rules.extend(last);
        outcome::good(&ending, &rules)
    }
}

/// A walk by the indexes of its choices.
fn walk<'p>(program: &'p Program, choices: &[usize]) -> Walk<'p> {
    let mut walk = Walk::new(program);
    for choice in choices {
        walk.take(*choice);
    }
    walk
}

/// A walk by its choices.
fn walk_by<'p>(program: &'p Program, choices: &[Choice]) -> Walk<'p> {
    let mut walk = Walk::new(program);
    for choice in choices {
        let index = walk.choices().iter().position(|other| other == choice).expect("internal: a choice that is gone");
        walk.take(index);
    }
    walk
}
