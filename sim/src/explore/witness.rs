//! From what a search met to what it reports: each outcome gets the schedule of a shortest run that ends so, and that
//! schedule is played again before anybody hears of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rustc_hash::{FxHashMap, FxHashSet};
use tpio_model::rules::RuleId;
use tpio_model::{Ending, Renaming};

use super::graph::Node;
use super::liveness::Cycle;
use super::outcome::{self, Effort, Exploration, Kept, Liveness, Outcome, Witness};
use super::reduce::Skip;
use super::shares::{self, Shares};
use super::shortest::{Way, shortest};
use super::space::{Looked, Space};
use super::watch::Watch;
use super::{Coverage, Explorer, Limit, Progress, liveness};
use crate::run;
use crate::shrink::{self, Goal, Passed, Whole};
use crate::walk::Walk;

/// States that the search for a good end looks at beyond those that are known, at most.
const MOST_BEYOND: usize = 1_000_000;

/// Runs that shrinking may try for one outcome of which no shortest way was found, and for all of them together. Where
/// there are so few for each, good ends stay as they were found.
const TRIES: u32 = 2_000;
const MOST_TRIES: u32 = 4_000;
const FEW_TRIES: u32 = 100;

/// An outcome's run, as it is reported.
struct Run<'p> {
    walk: Walk<'p>,
    witness: Witness,
    /// The state in which it ends, or in which its loop begins.
    end: Node,
    /// The states on it, the start included; `None` if nobody needs them.
    nodes: Option<Vec<Node>>,
}

impl<'p> Run<'p> {
    /// That of a shortest way.
    fn shortest(Way { walk, nodes }: Way<'p>) -> Self {
        let end = *nodes.last().expect("internal: a way without a state");
        Run { walk, witness: Witness::Shortest, end, nodes: Some(nodes) }
    }
}

impl<'p> Explorer<'p> {
    /// What is known now. `watch` is asked now and then whether there is time to find out more about the outcomes.
    pub fn finish(mut self, watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>) -> Exploration {
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
        let symmetry = self.space.mirror.status();
        progress.outcomes = self.sights.len() as u64;
        let (kept, merged) = self.merge();
        let mut watch = Watch::new(watch, progress, &self.plan.limits, self.stopped);
        let known_probability = self.known_probability(&mut watch);
        let outcomes = self.outcomes(kept, &merged, &mut watch);
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
            symmetry,
            takers_alike: self.space.takers_alike(),
            operations_alike: self.space.mirror.operations.are_exchanged(),
            known_probability,
            cut: watch.stopped(),
            kept,
            outcomes,
            found: self.found.into_iter().collect(),
        }
    }

    /// The outcomes, each with all that can be found out about it.
    fn outcomes(&mut self, kept: Kept, merged: &[u32], watch: &mut Watch<'_>) -> Vec<Outcome> {
        let complete = self.stopped.is_none();
        let thorough = self.plan.effort == Effort::Shortest;
        let good = if complete && thorough { self.good(watch) } else { None };
        let shares = if complete { self.shares(watch) } else { None };
        let loops = self.loops(watch);
        let ways = if thorough { self.ways(merged, &loops, watch) } else { self.sights.iter().map(|_| None).collect() };
        let tries = self.tries(&ways);
        let mut outcomes: Vec<Outcome> = Vec::new();
        for (index, way) in ways.into_iter().enumerate() {
            let mut run = match way {
                Some(way) => Run::shortest(way),
                None => self.found_run(index, kept, tries[index], watch),
            };
            let last_good_step = good.as_deref().and_then(|good| self.last_good(&mut run, good, watch));
            let mut outcome = self.outcome(index, run, &loops, kept);
            outcome.last_good_step = last_good_step;
            if let Some(shares) = &shares {
                outcome.interleavings = shares.interleavings(index);
                outcome.probability = shares.probability(index);
            }
            outcomes.push(outcome);
        }
        outcomes.sort_by(|a, b| a.key().cmp(&b.key()));
        outcomes
    }

    /// How many runs shrinking may try for each outcome. What went wrong comes first.
    fn tries(&self, ways: &[Option<Way<'p>>]) -> Vec<u32> {
        if self.plan.effort != Effort::Shortest {
            return vec![0; ways.len()];
        }
        let good = |sight: &outcome::Sight| outcome::good(&sight.verdict.ending, &sight.verdict.rules);
        let missing = || self.sights.iter().zip(ways).filter(|(_, way)| way.is_none());
        let share = |count: usize| (MOST_TRIES / count.max(1) as u32).min(TRIES);
        let all = share(missing().count());
        let (for_good, for_wrong) =
            if all < FEW_TRIES { (0, share(missing().filter(|(sight, _)| !good(sight)).count())) } else { (all, all) };
        self.sights.iter().map(|sight| if good(sight) { for_good } else { for_wrong }).collect()
    }

    /// Where there are too many outcomes, or nobody wants to tell them apart by it, those that differ in their output alone
    /// become one. Says which outcome each became.
    fn merge(&mut self) -> (Kept, Vec<u32>) {
        if self.plan.kept == Kept::Full && self.sights.len() <= self.plan.limits.outcomes {
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

    /// For each state of the graph, whether a good end can be reached from it, if there is time to tell.
    fn good(&self, watch: &mut Watch<'_>) -> Option<Vec<bool>> {
        watch.ask().continue_value()?;
        let good = self.sights.iter().filter(|sight| outcome::good(&sight.verdict.ending, &sight.verdict.rules));
        Some(self.graph.can_reach(good.flat_map(|sight| sight.ends.iter().copied())))
    }

    /// The share of each outcome, if it is wanted and the limits allow it. Only on a complete graph.
    fn shares(&self, watch: &mut Watch<'_>) -> Option<Shares> {
        let memory = self.memory() as u64 + self.graph.len() as u64 * shares::BYTES_A_STATE;
        let allowed = self.shares_wanted() && memory <= self.plan.limits.memory;
        let ends = self.sights.iter().map(|sight| sight.ends.as_slice());
        let allowed = allowed && watch.ask().is_continue();
        allowed.then(|| shares::shares(&self.graph, ends, watch))
    }

    /// What is known of all shares together after a search that did not see everything. Takes little time.
    fn known_probability(&self, watch: &mut Watch<'_>) -> Option<f64> {
        let ends = self.sights.iter().map(|sight| sight.ends.as_slice());
        (self.stopped.is_some() && self.shares_wanted()).then(|| shares::known(&self.graph, ends, watch))
    }

    fn shares_wanted(&self) -> bool {
        self.plan.shares && self.graph.len() <= shares::MOST_STATES
    }

    /// A shortest way to each outcome, where one was found within the limits.
    fn ways(&mut self, merged: &[u32], loops: &FxHashMap<Node, u32>, watch: &mut Watch<'_>) -> Vec<Option<Way<'p>>> {
        let cycles: Vec<u32> = self.cycles.iter().map(|cycle| cycle.sight).collect();
        let Explorer { space, ends, sights, plan, .. } = self;
        let count = sights.len();
        let goal = &mut |space: &mut Space<'_>, node: Node, looked: Option<&Looked>| match looked {
            Some(Looked::On) if loops.is_empty() => None,
            Some(Looked::On) => loops.get(&space.representative(node)).map(|cycle| cycles[*cycle as usize]),
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
        };
        shortest(space, count, plan.limits.places, watch, goal)
    }

    /// The states of all loops that are never left, with every interleaving, each with the number of its loop. If there is
    /// no time to find them all, no shortest way will be looked for either.
    fn loops(&mut self, watch: &mut Watch<'_>) -> FxHashMap<Node, u32> {
        let mut loops: FxHashMap<Node, u32> = FxHashMap::default();
        for number in 0..self.cycles.len() {
            let all = self.space.plainly(|space| whole_loop(space, self.cycles[number].first, watch));
            for node in all {
                loops.insert(self.space.representative(node), number as u32);
            }
            watch.holds(self.memory());
        }
        loops
    }

    /// The run on which the search found an outcome, made shorter if there is time.
    fn found_run(&mut self, index: usize, kept: Kept, budget: u32, watch: &mut Watch<'_>) -> Run<'p> {
        let end = self.sights[index].ends[0];
        let mut walk = self.found_walk(end);
        let verdict = &self.sights[index].verdict;
        let goal: &dyn Goal = match walk.ending() {
            None => &Passed(&walk.state().clone()),
            Some(_) => &Whole {
                ending: verdict.ending.clone(),
                stdout: (kept == Kept::Full).then(|| verdict.stdout.clone()),
                rules: verdict.rules.clone(),
            },
        };
        if budget > 0 && watch.ask_in_place().is_continue() {
            let program = self.space.stepper.program();
            let shrunk = shrink::shrink_under(program, &walk.schedule(), goal, budget, &mut || watch.tick_in_place());
            let shrunk = shrunk.expect("internal: the way of the search shows something else");
            walk = run::play(program, &shrunk.schedule, shrunk.steps, &mut |_, _| {}).expect("internal: it was played");
        }
        Run { walk, witness: Witness::Short, end, nodes: None }
    }

    /// The outcome with that number, at the end of that run. When there was a good end last is not said here.
    fn outcome(&mut self, index: usize, run: Run<'p>, loops: &FxHashMap<Node, u32>, kept: Kept) -> Outcome {
        let Run { mut walk, witness, end, .. } = run;
        let mut findings = Vec::new();
        if walk.ending().is_none() {
            let Cycle { first, movers: mut cycle, .. } = self.loop_of(end, index, loops).clone();
            if self.space.mirror.renames() {
                // the threads of the loop that was judged may have other names here
                let here = self.space.number(walk.state());
                cycle = self.movers_of_loop(here);
            }
            findings = self.cause(walk.state(), &cycle);
            if !self.is_verdict(index, &walk.rules(), &findings) {
                // what is said of a loop may differ from one of its states to the next: take the one that was judged
                let state = self.space.value(first);
                findings = self.cause(&state, &cycle);
            }
            let waiters = tpio_model::waiters(walk.program(), walk.state());
            walk.stop(Ending::Stuck(liveness::blocked_for_ever(&waiters, &cycle)));
        }
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
            last_good_step: None,
            interleavings: None,
            probability: None,
        }
    }

    /// The walk on which the search found a state.
    fn found_walk(&mut self, end: Node) -> Walk<'p> {
        let before = self.before.get_or_insert_with(|| self.graph.before());
        let ahead = std::iter::successors(Some(end), |at| (*at != 0).then(|| before[*at as usize]));
        let mut way: Vec<Node> = ahead.collect();
        way.reverse();
        let mut walk = Walk::new(self.space.stepper.program());
        // what the threads are called on the walk that the states of the graph know by other names
        let mut names = Renaming::default();
        for pair in way.windows(2) {
            let index = self.step_between(pair[0], pair[1]);
            let choices = self.space.choices_of(index);
            for (state, choice) in self.space.states_of(index)[1..].iter().zip(choices) {
                let by = walk.take_to(&names.state(state), names.choice(choice));
                names = names.then(&by);
            }
            let by = self.space.arrivals()[index].by;
            names = self.space.mirror.renaming(by).inverse().then(&names);
        }
        walk
    }

    /// Looks at a state so that one of its arrivals is that other one: which.
    fn step_between(&mut self, from: Node, to: Node) -> usize {
        // a state that was looked at again was looked at in several ways: see `reopen` and `prove`
        for alone in self.were_alone.get(&from).cloned().unwrap_or_default() {
            self.space.look_alone(from, alone);
            if self.space.arrivals()[0].to == to {
                return 0;
            }
        }
        let found = [self.skip(from), Skip::Waiting, Skip::Nothing].into_iter().find_map(|skip| {
            let looked = self.space.look(from, skip);
            assert!(matches!(looked, Looked::On), "internal: a way through an end");
            self.space.arrivals().iter().position(|arrival| arrival.to == to)
        });
        found.expect("internal: a step that is gone")
    }

    /// The states on a walk, the start included: one for each step.
    fn nodes(&mut self, walk: &Walk<'_>) -> Vec<Node> {
        let mut nodes = vec![0];
        let schedule = walk.schedule();
        let mut picks = schedule.items().iter();
        self.space.plainly(|space| {
            for _ in 0..walk.steps() {
                let looked = space.look(nodes[nodes.len() - 1], Skip::Nothing);
                assert!(matches!(looked, Looked::On), "internal: a walk through an end");
                let arrivals = space.arrivals();
                let pick = if arrivals.len() > 1 { picks.next().copied().unwrap_or(0) } else { 0 };
                nodes.push(arrivals[pick as usize].to);
            }
            nodes
        })
    }

    /// Whether these rules, broken before and found last, are those of the outcome of that number.
    fn is_verdict(&self, sight: usize, before: &BTreeSet<RuleId>, last: &[tpio_model::Finding]) -> bool {
        let rules = before.iter().copied().chain(last.iter().map(|finding| finding.rule));
        rules.collect::<BTreeSet<RuleId>>() == self.sights[sight].verdict.rules
    }

    /// The loop that a state is in, which is the outcome of that number.
    fn loop_of(&mut self, node: Node, sight: usize, loops: &FxHashMap<Node, u32>) -> &Cycle {
        let node = self.space.representative(node);
        let of_sight = || self.cycles.iter().find(|cycle| cycle.sight as usize == sight);
        let cycle = loops.get(&node).map(|number| &self.cycles[*number as usize]).or_else(of_sight);
        cycle.expect("internal: no loop")
    }

    /// The last step of a run after which a good end can be reached; `None` if it can be reached to the end, or never, or
    /// if there is no time to tell.
    fn last_good(&mut self, run: &mut Run<'_>, good: &[bool], watch: &mut Watch<'_>) -> Option<u32> {
        watch.ask().continue_value()?;
        let nodes = run.nodes.take().unwrap_or_else(|| self.nodes(&run.walk));
        // once no good end can be reached, none ever can: the states with one come first
        let (mut first, mut end) = (0, nodes.len());
        while first < end {
            let middle = usize::midpoint(first, end);
            if self.can_end_well(nodes[middle], good, watch)? {
                first = middle + 1;
            } else {
                end = middle;
            }
        }
        (first > 0 && first < nodes.len()).then(|| (first - 1) as u32)
    }

    /// Whether a good end can be reached from a state; `None` if that would take too long to find out.
    fn can_end_well(&mut self, node: Node, good: &[bool], watch: &mut Watch<'_>) -> Option<bool> {
        // near a race what waits may come too late: see `reopen`
        let waiting = self.races.is_empty() && self.plan.reduce.merges();
        let skip = if waiting { Skip::Waiting } else { Skip::Nothing };
        let mut seen = FxHashSet::from_iter([node]);
        let mut todo = vec![node];
        while let Some(node) = todo.pop() {
            watch.tick().continue_value()?;
            match good.get(self.space.representative(node) as usize) {
                Some(true) => return Some(true),
                Some(false) => continue,
                None if seen.len() > MOST_BEYOND => return None,
                None => {}
            }
            if self.ends_well(node) {
                return Some(true);
            }
            let goes_on = self.space.seen(node).1 == 0;
            if goes_on && matches!(self.space.plainly(|space| space.look(node, skip)), Looked::On) {
                todo.extend(self.space.arrivals().iter().map(|arrival| arrival.to).filter(|to| seen.insert(*to)));
            }
        }
        watch.holds(self.memory());
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

/// The states of the loop in which a state is, which is never left, with every interleaving; some of them, if there is no
/// time for all.
fn whole_loop(space: &mut Space<'_>, first: Node, watch: &mut Watch<'_>) -> FxHashSet<Node> {
    let mut all = FxHashSet::from_iter([first]);
    let mut todo = vec![first];
    while let Some(node) = todo.pop() {
        if watch.tick().is_break() {
            break;
        }
        if matches!(space.look(node, Skip::Nothing), Looked::On) {
            todo.extend(space.arrivals().iter().map(|arrival| arrival.to).filter(|to| all.insert(*to)));
        }
    }
    all
}
