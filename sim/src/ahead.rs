//! What lies ahead of a situation: whether a run can still end well from there, and whether it can end badly. A small
//! search over whole states, forward from any of them, advanced in strides by whoever has time. Unlike [`crate::explore`],
//! it begins where a person stands, whatever the rules that were broken on the way, and it keeps no witnesses.
//!
//! Must never say "only" of what it has not seen to the end. Has no clock.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use tpio_model::{Ending, Program, State};

use crate::judge;

/// States that are kept at most: some hundred megabytes.
pub const MOST: usize = 120_000;

/// What can become of a situation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prospect {
    /// Some order from here ends well.
    pub good: bool,
    /// Some order from here ends badly, or never ends.
    pub bad: bool,
    /// Whether every order from here was seen. If not, what was not found may still be there.
    pub whole: bool,
}

impl Prospect {
    /// Of a run that is over: whether well, if that can be said.
    pub fn over(well: Option<bool>) -> Self {
        Prospect { good: well == Some(true), bad: well == Some(false), whole: well.is_some() }
    }
}

/// The search so far.
pub struct Ahead {
    program: Arc<Program>,
    numbers: FxHashMap<State, u32>,
    nodes: Vec<Node>,
    /// States to look at, those that matter now in front.
    frontier: VecDeque<u32>,
    most: usize,
}

#[derive(Default)]
struct Node {
    /// The state, until it is looked at.
    state: Option<State>,
    parents: Vec<u32>,
    children: Vec<u32>,
    /// A good end, a bad one, any end can be reached as far as is known.
    reaches: [bool; 3],
    /// A limit of the model was met in one step from here.
    open: bool,
}

const GOOD: usize = 0;
const BAD: usize = 1;
const END: usize = 2;

impl Ahead {
    /// A search that has seen nothing, and will keep so many states at most.
    pub fn new(program: Arc<Program>, most: usize) -> Self {
        Ahead { program, numbers: FxHashMap::default(), nodes: Vec::new(), frontier: VecDeque::new(), most }
    }

    /// States found so far.
    pub fn states(&self) -> usize {
        self.nodes.len()
    }

    /// Asks about a state in which the run goes on: it is looked at next.
    pub fn ask(&mut self, state: &State) {
        let node = self.number(state);
        if self.nodes[node as usize].state.is_some() {
            self.frontier.push_front(node);
        }
    }

    /// Looks at up to so many states; whether there is more to do.
    pub fn advance(&mut self, states: u32) -> bool {
        for _ in 0..states {
            let Some(node) = self.frontier.pop_front() else { return false };
            if self.nodes.len() >= self.most {
                self.frontier.push_front(node);
                return false;
            }
            self.look(node);
        }
        !self.frontier.is_empty()
    }

    /// What is known of a state's future.
    pub fn prospect(&self, state: &State) -> Prospect {
        let Some(node) = self.numbers.get(state) else { return Prospect::default() };
        let [good, bad, _] = self.nodes[*node as usize].reaches;
        let (whole, stuck) = self.survey(*node);
        Prospect { good, bad: bad || stuck, whole }
    }

    /// Whether everything that can follow was seen, and whether, if so, there is something that never ends in it.
    fn survey(&self, node: u32) -> (bool, bool) {
        let mut seen = FxHashSet::from_iter([node]);
        let mut todo = vec![node];
        let mut stuck = false;
        while let Some(node) = todo.pop() {
            let found = &self.nodes[node as usize];
            if found.state.is_some() || found.open {
                return (false, false);
            }
            stuck |= !found.reaches[END];
            todo.extend(found.children.iter().copied().filter(|child| seen.insert(*child)));
        }
        (true, stuck)
    }

    fn number(&mut self, state: &State) -> u32 {
        if let Some(node) = self.numbers.get(state) {
            return *node;
        }
        let node = self.nodes.len() as u32;
        self.nodes.push(Node { state: Some(state.clone()), ..Node::default() });
        self.numbers.insert(state.clone(), node);
        node
    }

    /// Takes every choice of a state.
    fn look(&mut self, node: u32) {
        // it may stand in the frontier twice
        let Some(state) = self.nodes[node as usize].state.take() else { return };
        let mut ends = [false; 3];
        for choice in tpio_model::enabled(&self.program, &state) {
            let mut next = state.clone();
            let step = tpio_model::apply(&self.program, &mut next, choice, &mut Vec::new());
            let settled = judge::settle(&self.program, &next, step);
            match settled.ending {
                None => self.link(node, &next),
                Some(Ending::Bounded(_) | Ending::Unsupported(_)) => {
                    self.nodes[node as usize].open = true;
                    ends[END] = true;
                }
                Some(ending) => {
                    let well = judge::ends_well(&next, &settled.findings, &ending) == Some(true);
                    ends[if well { GOOD } else { BAD }] = true;
                    ends[END] = true;
                }
            }
        }
        for (kind, reached) in ends.into_iter().enumerate() {
            if reached {
                self.spread(node, kind);
            }
        }
    }

    fn link(&mut self, from: u32, state: &State) {
        let known = self.nodes.len();
        let to = self.number(state);
        self.nodes[to as usize].parents.push(from);
        self.nodes[from as usize].children.push(to);
        if to as usize >= known {
            self.frontier.push_front(to);
        }
        for kind in [GOOD, BAD, END] {
            if self.nodes[to as usize].reaches[kind] {
                self.spread(from, kind);
            }
        }
    }

    /// An end of that kind can be reached from this state, and from all from which it can be reached.
    fn spread(&mut self, node: u32, kind: usize) {
        let mut todo = vec![node];
        while let Some(node) = todo.pop() {
            let found = &mut self.nodes[node as usize];
            if !std::mem::replace(&mut found.reaches[kind], true) {
                todo.extend(&found.parents);
            }
        }
    }
}

/// The shortest way from a state to a good end, as indexes of choices; `None` if there is none, or none among so many
/// states.
pub fn nearest_good(program: &Program, start: &State, most: usize) -> Option<Vec<usize>> {
    let mut seen = FxHashSet::from_iter([start.clone()]);
    // each state with the one that it was reached from and by which choice
    let mut reached: Vec<(State, usize, usize)> = vec![(start.clone(), 0, 0)];
    let mut at = 0;
    while at < reached.len() && reached.len() < most {
        let state = reached[at].0.clone();
        for (index, choice) in tpio_model::enabled(program, &state).into_iter().enumerate() {
            let mut next = state.clone();
            let step = tpio_model::apply(program, &mut next, choice, &mut Vec::new());
            let settled = judge::settle(program, &next, step);
            match settled.ending {
                Some(ending) if judge::ends_well(&next, &settled.findings, &ending) == Some(true) => {
                    let mut way = vec![index];
                    while at > 0 {
                        way.push(reached[at].2);
                        at = reached[at].1;
                    }
                    way.reverse();
                    return Some(way);
                }
                Some(_) => {}
                None => {
                    if seen.insert(next.clone()) {
                        reached.push((next, at, index));
                    }
                }
            }
        }
        at += 1;
    }
    None
}
