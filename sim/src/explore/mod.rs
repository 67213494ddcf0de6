//! Every order in which a program can run: one expander over an exact set of states. The order of the search and what it
//! leaves out are parts of it. A driver calls [`Explorer::advance`] until it is done and may stop it at any time; what is
//! then known is reported as part of the truth. Has no clock and draws nothing.

mod ample;
mod bits;
mod component;
mod drive;
mod estimate;
mod graph;
mod handles;
mod interner;
mod limits;
mod liveness;
mod memo;
mod natural;
mod operations;
mod outcome;
mod proof;
mod races;
mod reduce;
mod renamed;
mod shares;
mod shortest;
mod slots;
mod space;
mod stepper;
mod swift;
mod symmetry;
mod table;
mod takers;
mod touch;
mod visits;
mod watch;
mod witness;

use std::collections::{BTreeSet, VecDeque};

use rustc_hash::{FxHashMap, FxHashSet};
use tpio_model::program::Site;
use tpio_model::rules::RuleId;
use tpio_model::state::Observer;
use tpio_model::{Actor, Choice, Ending, Finding, How, Key, Part, Program};

use ample::Alone;
use graph::{Graph, Node};
use liveness::Cycle;
use outcome::{Sight, Verdict};
use proof::Labels;
use reduce::Skip;
use slots::Slot;
use space::{Looked, Space};

pub use drive::{explore, explore_by};
pub use estimate::{Growth, length_of_runs};
pub use limits::{Coverage, Limit, Limits, Progress, Stage};
pub use natural::Natural;
pub use outcome::{Effort, Exploration, Kept, Liveness, Outcome, Witness};
pub use reduce::Reduce;
pub use stepper::Hits;
pub use symmetry::Symmetry;

/// Whether a search goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// There are states to look at.
    Running,
    /// Everything was seen, or a limit was reached.
    Done,
}

/// Which of the states that were found is looked at next. What is found does not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The one found first.
    #[default]
    Breadth,
    /// The one found last.
    Depth,
}

/// How to search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// How far.
    pub limits: Limits,
    /// What to leave out.
    pub reduce: Reduce,
    /// In which order.
    pub order: Order,
    /// Whether to compute each outcome's share of all orders. Then nothing is left out, whatever `reduce` says.
    pub shares: bool,
    /// What distinguishes outcomes, unless there are too many.
    pub kept: Kept,
    /// How much work each outcome's witness is worth.
    pub effort: Effort,
}

/// States after which the proof that nobody minded is tried for the first and for the last time before the search is over:
/// what is learned early costs few states.
const FIRST_TRY: usize = 250;
const LAST_TRY: usize = 64_000;
/// So few states are rather forgotten than looked at again, so many times.
const FEW: usize = 2_000;
const MOST_FORGOTTEN: u32 = 3;
/// So many states are looked at depth first, whatever the order, until nobody minds there: who minds often shows only near
/// the ends of runs. If there are more, the search begins anew in its own order.
const PROBED: usize = 1_000;

/// A search in progress.
pub struct Explorer<'p> {
    plan: Plan,
    space: Space<'p>,
    graph: Graph,
    /// States to look at, each with its distance from the start on the way on which it was found.
    frontier: VecDeque<(Node, u32)>,
    depth: u32,
    /// Outcomes by what was seen and how the run ended.
    ends: FxHashMap<(u32, Ending, BTreeSet<RuleId>), u32>,
    verdicts: FxHashMap<Verdict, u32>,
    sights: Vec<Sight>,
    cycles: Vec<Cycle>,
    /// States in which two threads race, or will if nobody else moves; noted where there is a reduction.
    races: FxHashSet<Node>,
    /// Who races in a state in which the run is over by that.
    racers: FxHashMap<Node, [Slot; 2]>,
    /// States that are looked at without the reduction; see [`Explorer::reopen`].
    apart: FxHashSet<Node>,
    /// States in which a thread moves alone.
    alone: FxHashMap<Node, Alone>,
    /// The same for states that were looked at again since.
    were_alone: FxHashMap<Node, Vec<Alone>>,
    /// What is kept for the proof that nobody minded.
    labels: Labels,
    /// Whether the search only looks for who minds.
    probes: bool,
    /// How often the states were forgotten because of what the last proof found.
    forgotten: u32,
    /// After how many states to try the proof early.
    next_try: usize,
    found: BTreeSet<(RuleId, Option<Site>)>,
    /// The state before each on a short way from the start, once that was asked.
    before: Option<Vec<Node>>,
    stopped: Option<Limit>,
}

impl<'p> Explorer<'p> {
    /// A search that stands at the start of the program.
    pub fn new(program: &'p Program, mut plan: Plan) -> Self {
        if plan.shares {
            plan.reduce = Reduce::None;
        }
        let mut graph = Graph::default();
        graph.add(0);
        Explorer {
            plan,
            space: Space::new(program, plan.reduce.symmetry()),
            graph,
            frontier: VecDeque::from([(0, 0)]),
            depth: 0,
            ends: FxHashMap::default(),
            verdicts: FxHashMap::default(),
            sights: Vec::new(),
            cycles: Vec::new(),
            races: FxHashSet::default(),
            racers: FxHashMap::default(),
            apart: FxHashSet::default(),
            alone: FxHashMap::default(),
            were_alone: FxHashMap::default(),
            labels: Labels::default(),
            probes: plan.reduce.merges() && plan.limits.depth as usize > PROBED,
            forgotten: 0,
            next_try: FIRST_TRY,
            found: BTreeSet::new(),
            before: None,
            stopped: None,
        }
    }

    /// Looks at up to so many states.
    pub fn advance(&mut self, states: u32) -> Status {
        for _ in 0..states {
            if self.stopped.is_some() {
                return Status::Done;
            }
            let next = match self.plan.order {
                Order::Breadth if !self.probes => self.frontier.pop_front(),
                Order::Breadth | Order::Depth => self.frontier.pop_back(),
            };
            let Some((node, depth)) = next else { return Status::Done };
            self.depth = self.depth.max(depth);
            self.expand(node, depth);
            if !self.races.is_empty() {
                self.space.swift.trust.forbid();
                self.space.takers.trust.forbid();
            }
            if self.space.notice() {
                self.start_over();
                continue;
            }
            if self.graph.len() >= self.next_try && self.next_try <= LAST_TRY {
                let refuted = self.refuted();
                self.next_try = if refuted { self.next_try * 3 / 2 } else { self.next_try * 16 };
                let probed = self.probes && self.next_try > PROBED;
                self.probes &= !probed;
                if refuted || probed {
                    self.start_over();
                    continue;
                }
            }
            self.stopped = self.exceeded(depth + 1);
            if self.frontier.is_empty() {
                self.reopen();
            }
            if self.frontier.is_empty() {
                self.prove();
            }
        }
        if self.frontier.is_empty() || self.stopped.is_some() { Status::Done } else { Status::Running }
    }

    /// Ends the search here.
    pub fn stop(&mut self, limit: Limit) {
        if !self.frontier.is_empty() {
            self.stopped.get_or_insert(limit);
        }
    }

    /// How far the search has got.
    pub fn progress(&self) -> Progress {
        Progress {
            states: self.graph.len() as u64,
            transitions: self.graph.transitions() as u64,
            frontier: self.frontier.len() as u64,
            depth: self.depth,
            memory: self.memory() as u64,
            outcomes: self.sights.len() as u64,
            stage: Stage::Search,
        }
    }

    /// How often local situations were known already.
    pub fn hits(&self) -> Hits {
        self.space.hits()
    }

    fn memory(&self) -> usize {
        self.space.bytes()
            + self.labels.bytes()
            + self.graph.bytes()
            + self.frontier.capacity() * size_of::<(Node, u32)>()
    }

    fn exceeded(&self, depth: u32) -> Option<Limit> {
        if self.frontier.is_empty() {
            return None;
        }
        let limits = &self.plan.limits;
        if self.graph.len() as u64 >= limits.states {
            Some(Limit::States)
        } else if self.memory() as u64 >= limits.memory {
            Some(Limit::Memory)
        } else {
            (depth >= limits.depth).then_some(Limit::Depth)
        }
    }

    /// A race ends the run in the state in which it is seen, so a step that waited until then comes too late: had it been
    /// taken before, the run would have gone on. States from which a step leads to where two threads race, or will if
    /// nobody else moves, are looked at again with no step waiting.
    fn reopen(&mut self) {
        if self.races.is_empty() {
            return;
        }
        for node in self.graph.sources(&self.races) {
            if self.apart.insert(node) {
                self.frontier.push_back((node, self.depth));
            }
        }
    }

    /// Whether somebody minded a step that was taken alone, and it was not known that he would.
    fn refuted(&mut self) -> bool {
        let Explorer { space, labels, graph, alone, racers, .. } = self;
        !alone.is_empty() && proof::refute(space, labels, graph, alone, racers)
    }

    /// Forgets all states but the start. What was learned about steps stays, so that fewer states are met in vain.
    fn start_over(&mut self) {
        self.space.start_over();
        self.graph = Graph::default();
        self.graph.add(0);
        self.frontier = VecDeque::from([(0, 0)]);
        self.depth = 0;
        self.ends.clear();
        self.verdicts.clear();
        self.sights.clear();
        self.races.clear();
        self.racers.clear();
        self.apart.clear();
        self.alone.clear();
        self.were_alone.clear();
    }

    /// Looks for steps that somebody minded though they were taken alone. States from which such a step was taken, where it
    /// is known now that it may not be, are looked at again.
    fn prove(&mut self) {
        if !self.refuted() {
            return;
        }
        if self.graph.len() <= FEW && self.forgotten < MOST_FORGOTTEN {
            self.forgotten += 1;
            return self.start_over();
        }
        let mut alone: Vec<Node> = self.alone.keys().copied().collect();
        alone.sort_unstable();
        for node in alone {
            let skip = self.skip(node);
            if self.space.who_moves_alone(node, skip) != self.alone.get(&node).copied() {
                self.frontier.push_back((node, self.depth));
            }
        }
    }

    /// What is left out in a state.
    fn skip(&self, node: Node) -> Skip {
        if self.apart.contains(&node) { Skip::Nothing } else { self.most() }
    }

    /// What is left out where nothing is known against it.
    fn most(&self) -> Skip {
        self.plan.reduce.most()
    }

    /// Takes every choice of a state, unless the run is over in it: nothing can move, or two threads race for a byte.
    fn expand(&mut self, node: Node, depth: u32) {
        if let Looked::Over(ending, findings) = self.space.look(node, self.skip(node)) {
            if self.goes_on(&findings) {
                return self.search_plainly();
            }
            if ending == Ending::Violated && self.plan.reduce.merges() {
                self.races.insert(node);
                self.racers.extend(self.racers_of(&findings).map(|pair| (node, pair)));
            }
            self.note(&findings);
            return self.end(node, &ending, findings.iter().map(|finding| finding.rule));
        }
        if self.space.racy() {
            self.races.insert(node);
        }
        let before = match self.space.alone() {
            Some(alone) => self.alone.insert(node, alone),
            None => self.alone.remove(&node),
        };
        if let Some(before) = before {
            self.were_alone.entry(node).or_default().push(before);
        }
        note(&mut self.found, &self.space.raced);
        self.graph.open(node);
        for index in 0..self.space.arrivals().len() {
            let arrival = self.space.arrivals()[index];
            let label = if self.plan.reduce.merges() { self.labels.label(&mut self.space, index) } else { 0 };
            self.add_steps(node, index, label);
            self.note_steps(index);
            if !arrival.fresh {
                continue;
            }
            let to = self.graph.add(node);
            assert_eq!(to, arrival.to, "internal: states are numbered twice");
            if arrival.over {
                let (_, ending) = self.space.seen(to);
                let (ending, rules) = self.space.stepper.ending(ending).clone();
                self.end(to, &ending, rules.into_iter());
            } else {
                self.frontier.push_back((to, depth + 1));
            }
        }
    }

    /// The two threads that a race is between.
    fn racers_of(&self, findings: &[Finding]) -> Option<[Slot; 2]> {
        let slot = |actor| match actor {
            Actor::Thread(id) => self.space.stepper.slots.known(Key::Thread(id)),
            _ => None,
        };
        let race = findings.first()?;
        Some([slot(race.actor)?, slot(race.other?.0)?])
    }

    /// Adds an arrival to the graph: a step for each who moves.
    fn add_steps(&mut self, node: Node, index: usize, label: u32) {
        let arrival = self.space.arrivals()[index];
        self.graph.step(node, arrival.to, arrival.runner, label);
        for step in 1..self.space.steps(index).len() {
            let steps = self.space.steps(index);
            let [before, mover] = [step - 1, step].map(|at| self.space.stepper.get(steps[at].0).mover);
            if before != mover && mover != arrival.mover {
                let runner = self.space.runner(mover);
                self.graph.step(node, arrival.to, runner, label);
            }
        }
    }

    fn note_steps(&mut self, arrival: usize) {
        for (local, way) in self.space.steps(arrival) {
            let findings = &self.space.stepper.get(*local).jumps[*way as usize].findings;
            if !findings.is_empty() {
                note(&mut self.found, findings);
            }
        }
    }

    fn note(&mut self, findings: &[Finding]) {
        note(&mut self.found, findings);
    }

    /// A run ended in the state of `node`; these rules were broken last.
    fn end(&mut self, node: Node, ending: &Ending, rules: impl Iterator<Item = RuleId>) {
        let (seen, _) = self.space.seen(node);
        let last: BTreeSet<RuleId> = rules.collect();
        let index = match self.ends.get(&(seen, outcome::kind(ending), last.clone())) {
            Some(index) => *index,
            None => self.add_end(seen, ending, last),
        };
        self.sights[index as usize].ends.push(node);
    }

    /// The outcome of runs that end so, which was not met before.
    fn add_end(&mut self, seen: u32, ending: &Ending, last: BTreeSet<RuleId>) -> u32 {
        let mut rules = self.latched(seen);
        rules.extend(last.iter().copied());
        let stdout = self.observer(seen).output.clone();
        let verdict = Verdict { ending: outcome::kind(ending), stdout, rules };
        let next = self.sights.len() as u32;
        let index = *self.verdicts.entry(verdict.clone()).or_insert(next);
        if index == next {
            self.sights.push(Sight { verdict, ends: Vec::new() });
        }
        self.ends.insert((seen, outcome::kind(ending), last), index);
        index
    }

    /// The observer with that number.
    fn observer(&self, number: u32) -> &Observer {
        let slots = &self.space.stepper.slots;
        let slot = slots.known(Key::Observer).expect("internal: no observer");
        match &**slots.part(slot, number) {
            Part::Observer(observer) => observer,
            _ => panic!("internal: no observer"),
        }
    }

    /// The rules that the observer with that number has latched.
    fn latched(&self, number: u32) -> BTreeSet<RuleId> {
        self.observer(number).rules.iter().map(|(rule, _)| *rule).collect()
    }
}

fn note(found: &mut BTreeSet<(RuleId, Option<Site>)>, findings: &[Finding]) {
    for finding in findings {
        // a race has two guilty lines
        let other = finding.other.map(|(_, site)| Some(site));
        for site in std::iter::once(finding.site).chain(other) {
            found.insert((finding.rule, site));
        }
    }
}

/// Whether a choice is there because of a timeout.
fn rests_on_time(choice: Choice) -> bool {
    matches!(choice, Choice::Time | Choice::Thread { how: How::TimedOut, .. })
}

/// A word whose every bit depends on every bit of this one: where to look for it in a table.
#[inline]
fn scatter(word: u64) -> u64 {
    let product = u128::from(word ^ 0x2545_f491_4f6c_dd1d) * 0x9e37_79b9_7f4a_7c15_u128;
    (product >> 64) as u64 ^ product as u64
}
