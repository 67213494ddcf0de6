//! The states that were found and the steps between them, as plain numbers: which state each was first reached from,
//! and where every step leads. Knows nothing of what a state contains.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

pub(super) use super::table::Node;

/// Who takes a step: a small number for each thread, [`NOBODY`] for the kernel, the pools and the clock.
pub(super) type Runner = u16;
/// No thread.
pub(super) const NOBODY: Runner = 0;

/// The graph.
#[derive(Default)]
pub(super) struct Graph {
    /// Which state each was first reached from; the first one from itself.
    origins: Vec<Node>,
    /// For each state, where its edges begin and how many there are.
    spans: Vec<(u32, u32)>,
    targets: Vec<Node>,
    runners: Vec<Runner>,
    /// What else is to be known of each step.
    labels: Vec<u32>,
}

impl Graph {
    /// Adds a state.
    pub(super) fn add(&mut self, from: Node) -> Node {
        self.origins.push(from);
        self.spans.push((0, 0));
        (self.spans.len() - 1) as Node
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// How many steps there are.
    pub(super) fn transitions(&self) -> usize {
        self.targets.len()
    }

    /// From here on edges leave `node`. Those that it had are forgotten.
    pub(super) fn open(&mut self, node: Node) {
        let start = u32::try_from(self.targets.len()).expect("internal: more steps than a u32 counts");
        self.spans[node as usize] = (start, 0);
    }

    /// A step from the state that was opened last.
    pub(super) fn step(&mut self, from: Node, to: Node, runner: Runner, label: u32) {
        self.spans[from as usize].1 += 1;
        self.targets.push(to);
        self.runners.push(runner);
        self.labels.push(label);
    }

    /// The states from which a step leads to one of these, in order.
    pub(super) fn sources(&self, goals: &FxHashSet<Node>) -> Vec<Node> {
        (0..self.len() as Node).filter(|node| self.targets(*node).any(|to| goals.contains(&to))).collect()
    }

    fn span(&self, node: Node) -> std::ops::Range<usize> {
        let (start, count) = self.spans[node as usize];
        start as usize..(start + count) as usize
    }

    /// The states that steps from this one lead to.
    pub(super) fn targets(&self, node: Node) -> impl ExactSizeIterator<Item = Node> {
        self.targets[self.span(node)].iter().copied()
    }

    /// The states that steps from this one lead to, with the steps' labels.
    pub(super) fn labelled(&self, node: Node) -> impl Iterator<Item = (Node, u32)> {
        self.span(node).map(|index| (self.targets[index], self.labels[index]))
    }

    /// Who makes a step in this state.
    pub(super) fn movers(&self, node: Node) -> impl Iterator<Item = Runner> {
        self.runners[self.span(node)].iter().copied().filter(|runner| *runner != NOBODY)
    }

    /// For each state, the one before it on a shortest way from the start; one that is not reached any more, because
    /// states were looked at in another way since, has the one from which it was reached.
    pub(super) fn before(&self) -> Vec<Node> {
        let mut before = self.origins.clone();
        let mut reached = vec![false; self.len()];
        reached[0] = true;
        let mut todo = VecDeque::from([0]);
        while let Some(node) = todo.pop_front() {
            for to in self.targets(node) {
                if !std::mem::replace(&mut reached[to as usize], true) {
                    before[to as usize] = node;
                    todo.push_back(to);
                }
            }
        }
        before
    }

    /// For every state, whether some way leads from it to one of the goals.
    pub(super) fn can_reach(&self, goals: impl IntoIterator<Item = Node>) -> Vec<bool> {
        // the steps backwards, grouped by where they lead: counted, then placed
        let mut starts = vec![0_u32; self.len() + 1];
        for to in &self.targets {
            starts[*to as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut fill = starts.clone();
        let mut sources = vec![0; self.targets.len()];
        for node in 0..self.len() as Node {
            for to in self.targets(node) {
                sources[fill[to as usize] as usize] = node;
                fill[to as usize] += 1;
            }
        }
        let mut reached = vec![false; self.len()];
        let mut todo: Vec<Node> = goals.into_iter().collect();
        while let Some(node) = todo.pop() {
            if !std::mem::replace(&mut reached[node as usize], true) {
                todo.extend(&sources[starts[node as usize] as usize..starts[node as usize + 1] as usize]);
            }
        }
        reached
    }

    /// How many bytes the graph takes.
    pub(super) fn bytes(&self) -> usize {
        self.origins.capacity() * 4
            + self.spans.capacity() * 8
            + self.targets.capacity() * 4
            + self.runners.capacity() * 2
            + self.labels.capacity() * 4
    }
}
