//! Every order in which a program can run: one expander over an exact set of states, breadth first, so that whatever is
//! found is found with the fewest steps. A driver calls [`Explorer::advance`] until it is done and may stop it at any
//! time; what is then known is reported as part of the truth. Has no clock and draws nothing.

mod component;
mod graph;
mod intern;
mod limits;
mod liveness;
mod outcome;
mod witness;

use std::collections::{BTreeSet, VecDeque};
use std::ops::ControlFlow;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tpio_model::program::Site;
use tpio_model::rules::RuleId;
use tpio_model::{Choice, Ending, Event, Finding, Footprint, How, Program, State, Step};

use graph::{Graph, Node};
use intern::{Numbers, Parts};
use outcome::{Sight, Verdict};

pub use limits::{Coverage, Limit, Limits, Progress};
pub use outcome::{Exploration, Kept, Liveness, Outcome};

use crate::judge;
use crate::walk::runner;

/// Whether a search goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// There are states to look at.
    Running,
    /// Everything was seen, or a limit was reached.
    Done,
}

/// A search in progress.
pub struct Explorer<'p> {
    program: &'p Program,
    limits: Limits,
    parts: Parts,
    /// The states seen, as numbers of their components; the end of a run has the number of its ending behind them.
    visited: FxHashMap<Numbers, Node>,
    graph: Graph,
    frontier: VecDeque<(Node, State, Numbers)>,
    /// How many of the frontier are as many steps from the start as those looked at now.
    layer: usize,
    depth: u32,
    verdicts: FxHashMap<Verdict, u32>,
    sights: Vec<Sight>,
    /// Every way in which a run ended so far, with the rules that its last step broke.
    endings: Vec<(Ending, Vec<RuleId>)>,
    found: BTreeSet<(RuleId, Option<Site>)>,
    stopped: Option<Limit>,
    /// Whether some wait had an end in time.
    timed: bool,
    frontier_bytes: usize,
    key_bytes: usize,
    /// Used again for every step.
    numbers: Vec<u32>,
    events: Vec<Event>,
}

/// Bytes that a state of the frontier takes for each of its components: the list entry, and a share of what is new.
const FRONTIER_PART: usize = 96;
/// Bytes that a visited state takes beside its numbers: the counted pointer, the table's entry at its emptiest, what the
/// allocator rounds up, and what judging the graph takes in the end. Measured: 1.7 million states took 456 MB.
const VISITED: usize = 160;

impl<'p> Explorer<'p> {
    /// A search that stands at the start of the program.
    pub fn new(program: &'p Program, limits: Limits) -> Self {
        let mut explorer = Explorer {
            program,
            limits,
            parts: Parts::default(),
            visited: FxHashMap::default(),
            graph: Graph::default(),
            frontier: VecDeque::new(),
            layer: 1,
            depth: 0,
            verdicts: FxHashMap::default(),
            sights: Vec::new(),
            endings: Vec::new(),
            found: BTreeSet::new(),
            stopped: None,
            timed: false,
            frontier_bytes: 0,
            key_bytes: 0,
            numbers: Vec::new(),
            events: Vec::new(),
        };
        let state = tpio_model::initial(program);
        let mut numbers = Vec::new();
        explorer.parts.numbers(&state, None, &mut numbers);
        let numbers: Numbers = numbers.into();
        let node = explorer.graph.add(0, 0);
        explorer.visited.insert(Arc::clone(&numbers), node);
        explorer.enqueue(node, state, numbers);
        explorer
    }

    /// Looks at up to so many states.
    pub fn advance(&mut self, states: u32) -> Status {
        for _ in 0..states {
            if self.stopped.is_some() {
                return Status::Done;
            }
            let Some((node, state, numbers)) = self.frontier.pop_front() else { return Status::Done };
            self.frontier_bytes -= state.len() * FRONTIER_PART;
            self.expand(node, &state, &numbers);
            self.count_layer();
            self.stopped = self.stopped.or_else(|| self.exceeded());
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
        }
    }

    fn memory(&self) -> usize {
        self.parts.bytes() + self.graph.bytes() + self.key_bytes + self.frontier_bytes
    }

    fn exceeded(&self) -> Option<Limit> {
        if self.frontier.is_empty() {
            return None;
        }
        let limits = &self.limits;
        if self.graph.len() as u64 >= limits.states {
            Some(Limit::States)
        } else if self.memory() as u64 >= limits.memory {
            Some(Limit::Memory)
        } else {
            (self.depth >= limits.depth).then_some(Limit::Depth)
        }
    }

    fn count_layer(&mut self) {
        self.layer -= 1;
        if self.layer == 0 {
            self.layer = self.frontier.len();
            self.depth += 1;
        }
    }

    fn enqueue(&mut self, node: Node, state: State, numbers: Numbers) {
        self.frontier_bytes += state.len() * FRONTIER_PART;
        self.frontier.push_back((node, state, numbers));
    }

    /// Takes every choice of a state, unless the run is over in it: nothing can move, or two threads race for a byte.
    fn expand(&mut self, node: Node, state: &State, numbers: &Numbers) {
        let choices = tpio_model::enabled(self.program, state);
        if choices.is_empty() {
            let judgement = tpio_model::judge(self.program, state).expect("internal: nothing can move");
            return self.end(node, state, &judgement.ending, &judgement.findings);
        }
        self.timed |= choices.iter().any(|choice| rests_on_time(*choice));
        let steps = self.steps(state, choices);
        let footprints: Vec<(Choice, &Footprint)> =
            steps.iter().map(|(choice, _, step)| (*choice, &step.footprint)).collect();
        if let Some(finding) = tpio_model::race(&footprints) {
            return self.end(node, state, &Ending::Violated, &[finding]);
        }
        self.graph.open(node);
        for (index, (choice, next, step)) in steps.into_iter().enumerate() {
            self.parts.numbers(&next, Some((state, numbers)), &mut self.numbers);
            self.arrive((node, index), choice, next, &step);
        }
    }

    /// Where each choice leads.
    fn steps(&mut self, state: &State, choices: Vec<Choice>) -> Vec<(Choice, State, Step)> {
        let take = |choice| {
            let mut next = state.clone();
            self.events.clear();
            let step = tpio_model::apply(self.program, &mut next, choice, &mut self.events);
            (choice, next, step)
        };
        choices.into_iter().map(take).collect()
    }

    /// A step leads to a state, whose numbers are those noted last.
    fn arrive(&mut self, (from, index): (Node, usize), choice: Choice, next: State, step: &Step) {
        if let Some(ending) = &step.stop {
            let rules = step.findings.iter().map(|finding| finding.rule).collect();
            let number = self.ending_number(ending, rules);
            self.numbers.push(number);
        }
        let (to, fresh) = self.visit(from, index);
        self.graph.step(to, runner(choice));
        self.note(&step.findings);
        match (&step.stop, fresh) {
            (Some(ending), Some(_)) => self.end(to, &next, ending, &step.findings),
            (None, Some(numbers)) => self.enqueue(to, next, numbers),
            (_, None) => {}
        }
    }

    /// The node of the state whose numbers are in the scratch vector, and the numbers if it is a new one.
    fn visit(&mut self, from: Node, choice: usize) -> (Node, Option<Numbers>) {
        if let Some(node) = self.visited.get(&self.numbers[..]) {
            return (*node, None);
        }
        let numbers: Numbers = self.numbers[..].into();
        self.key_bytes += numbers.len() * size_of::<u32>() + VISITED;
        let node = self.graph.add(from, choice);
        self.visited.insert(Arc::clone(&numbers), node);
        (node, Some(numbers))
    }

    /// A number for an ending that no component has.
    fn ending_number(&mut self, ending: &Ending, rules: Vec<RuleId>) -> u32 {
        let new = (ending.clone(), rules);
        let known = self.endings.iter().position(|other| *other == new);
        let index = known.unwrap_or_else(|| {
            self.endings.push(new);
            self.endings.len() - 1
        });
        u32::MAX - index as u32
    }

    fn note(&mut self, findings: &[Finding]) {
        for finding in findings {
            // a race has two guilty lines
            let other = finding.other.map(|(_, site)| Some(site));
            for site in std::iter::once(finding.site).chain(other) {
                self.found.insert((finding.rule, site));
            }
        }
    }

    /// A run ended in the state of `node`; these rules were broken last.
    fn end(&mut self, node: Node, state: &State, ending: &Ending, findings: &[Finding]) {
        self.note(findings);
        let mut rules = judge::latched(state);
        rules.extend(findings.iter().map(|finding| finding.rule));
        self.sight(node, state, ending, rules);
    }

    /// Notes how a run ended in a state that has not been seen before.
    fn sight(&mut self, node: Node, state: &State, ending: &Ending, rules: BTreeSet<RuleId>) {
        let verdict = Verdict { ending: outcome::kind(ending), stdout: state.observer().output.clone(), rules };
        let next = self.sights.len() as u32;
        let index = *self.verdicts.entry(verdict.clone()).or_insert(next);
        if index == next {
            self.sights.push(Sight { verdict, ends: Vec::new(), cycle: None });
        }
        self.sights[index as usize].ends.push(node);
    }
}

/// Whether a choice is there because of a timeout.
fn rests_on_time(choice: Choice) -> bool {
    matches!(choice, Choice::Time | Choice::Thread { how: How::TimedOut, .. })
}

/// Searches to the end, or until a limit is reached or `watch`, which is called now and then, says stop.
pub fn explore(
    program: &Program,
    limits: Limits,
    watch: &mut dyn FnMut(&Progress) -> ControlFlow<Limit>,
) -> Exploration {
    /// States between two looks at the clock: a few milliseconds' work.
    const STRIDE: u32 = 256;
    let mut explorer = Explorer::new(program, limits);
    while explorer.advance(STRIDE) == Status::Running {
        if let ControlFlow::Break(limit) = watch(&explorer.progress()) {
            explorer.stop(limit);
        }
    }
    explorer.finish()
}
