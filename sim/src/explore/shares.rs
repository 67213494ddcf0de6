//! How much of all runs each outcome has: how many orders end in it, counted exactly, and how likely it is if every
//! possible next step is equally likely. Rests on a complete graph without reductions, in which each choice is an edge.
//! Knows numbers only. Source: STEPS §4.3.

use rustc_hash::FxHashMap;

use super::component::Components;
use super::graph::{Graph, Node};
use super::natural::Natural;
use super::visits::{Visits, Work};
use super::watch::Watch;

/// States of a graph beyond which shares are not computed.
pub(super) const MOST_STATES: usize = 5_000_000;
/// Bytes that the computation takes for each state, at most.
pub(super) const BYTES_A_STATE: u64 = 64;
/// How far the probabilities of all outcomes may be from 1 together.
const OFF: f64 = 1e-9;

/// The shares of all outcomes, by their numbers.
#[derive(Debug)]
pub(super) struct Shares {
    /// `None` if the graph has a cycle: then there is no end of orders.
    interleavings: Option<Vec<Natural>>,
    /// `None` if they could not be computed to within [`OFF`].
    probabilities: Option<Vec<f64>>,
}

impl Shares {
    /// In how many orders that outcome is met.
    pub(super) fn interleavings(&self, outcome: usize) -> Option<Natural> {
        self.interleavings.as_ref().map(|all| all[outcome].clone())
    }

    /// The chance of that outcome.
    pub(super) fn probability(&self, outcome: usize) -> Option<f64> {
        let chance = self.probabilities.as_ref().map(|all| all[outcome]);
        // what can happen has a chance; one that an f64 cannot hold is not known
        chance.filter(|chance| chance.is_normal())
    }
}

/// The shares of outcomes that end at these states: states without steps, or one of each loop that is never left. What was
/// not computed when `watch` said stop is not known.
pub(super) fn shares<'e>(graph: &Graph, ends: impl Iterator<Item = &'e [Node]>, watch: &mut Watch<'_>) -> Shares {
    let (outcomes, count) = by_node(ends);
    let components = Components::of(graph);
    let known = Known { graph, components: &components, outcomes: &outcomes, count };
    Shares { interleavings: known.interleavings(watch), probabilities: known.probabilities(watch) }
}

/// The chance of all outcomes together by what was seen of a graph: what is beyond it does not count, and neither do loops
/// that take long to compute.
pub(super) fn known<'e>(graph: &Graph, ends: impl Iterator<Item = &'e [Node]>, watch: &mut Watch<'_>) -> f64 {
    let (outcomes, count) = by_node(ends);
    let components = Components::of(graph);
    let known = Known { graph, components: &components, outcomes: &outcomes, count };
    known
        .absorbed(watch, Loops::IfEasy)
        .map_or(0.0, |totals| totals.iter().fold(0.0, |sum, total| sum + total).min(1.0))
}

/// The outcome that each end is, and how many outcomes there are.
fn by_node<'e>(ends: impl Iterator<Item = &'e [Node]>) -> (FxHashMap<Node, usize>, usize) {
    let mut outcomes = FxHashMap::default();
    let mut count = 0;
    for nodes in ends {
        outcomes.extend(nodes.iter().map(|node| (*node, count)));
        count += 1;
    }
    (outcomes, count)
}

/// What becomes of runs that come into a loop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loops {
    /// All of them must be followed.
    All,
    /// Those that take long to follow are given up.
    IfEasy,
}

struct Known<'k> {
    graph: &'k Graph,
    components: &'k Components,
    /// The outcome that each end is.
    outcomes: &'k FxHashMap<Node, usize>,
    count: usize,
}

impl Known<'_> {
    fn interleavings(&self, watch: &mut Watch<'_>) -> Option<Vec<Natural>> {
        if self.components.forwards().any(|members| self.goes_round(members)) {
            return None;
        }
        let mut totals = vec![Natural::default(); self.count];
        // a count is dropped as soon as all successors have got theirs
        let mut counts: FxHashMap<Node, Natural> = FxHashMap::from_iter([(0, Natural::from(1))]);
        for node in self.components.forwards().flatten() {
            watch.tick().continue_value()?;
            let own = counts.remove(node).expect("internal: a state that no way leads to");
            if let Some(outcome) = self.outcomes.get(node) {
                totals[*outcome] += &own;
            }
            for to in self.graph.targets(*node) {
                *counts.entry(to).or_default() += &own;
            }
        }
        Some(totals)
    }

    /// Whether a run can stay in a component for more than one state.
    fn goes_round(&self, members: &[Node]) -> bool {
        members.len() > 1 || self.graph.targets(members[0]).any(|to| to == members[0])
    }

    fn probabilities(&self, watch: &mut Watch<'_>) -> Option<Vec<f64>> {
        let mut totals = self.absorbed(watch, Loops::All)?;
        let sum: f64 = totals.iter().sum();
        // what a last bit adds to a certainty is no chance
        for total in &mut totals {
            *total = total.min(1.0);
        }
        ((sum - 1.0).abs() <= OFF).then_some(totals)
    }

    /// How many of all runs come to each outcome.
    fn absorbed(&self, watch: &mut Watch<'_>, loops: Loops) -> Option<Vec<f64>> {
        let mut totals: Vec<f64> = vec![0.0; self.count];
        let mut work = Work::new(watch);
        let mut easy = true;
        // how often a run comes into each state from another component
        let mut arrivals = vec![0.0; self.graph.len()];
        arrivals[0] = 1.0;
        for members in self.components.forwards() {
            if loops == Loops::All {
                work.watch.tick().continue_value()?;
            }
            if let Some(outcome) = members.iter().find_map(|node| self.outcomes.get(node)) {
                totals[*outcome] += members.iter().map(|node| arrivals[*node as usize]).sum::<f64>();
            } else if self.goes_round(members) {
                if loops == Loops::IfEasy && (!easy || !self.is_left(members)) {
                    continue;
                }
                match Visits::of(self.graph, self.components, members, &arrivals).solve(&mut work) {
                    Some(visits) => {
                        members.iter().zip(visits).for_each(|(node, visits)| self.spread(*node, visits, &mut arrivals));
                    }
                    None if loops == Loops::IfEasy => easy = false,
                    None => return None,
                }
            } else {
                self.spread(members[0], arrivals[members[0] as usize], &mut arrivals);
            }
        }
        Some(totals)
    }

    /// Whether some step leaves a component.
    fn is_left(&self, members: &[Node]) -> bool {
        let own = self.components.number(members[0]);
        members.iter().any(|node| self.graph.targets(*node).any(|to| self.components.number(to) != own))
    }

    /// Sends what goes through a state on its ways out of the component.
    fn spread(&self, node: Node, visits: f64, arrivals: &mut [f64]) {
        let targets = self.graph.targets(node);
        let each = visits / f64::from(targets.len() as u32);
        let own = self.components.number(node);
        targets.filter(|to| self.components.number(*to) != own).for_each(|to| arrivals[to as usize] += each);
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::component::tests::graph;
    use super::super::watch::tests::NOTHING;
    use super::super::{Limit, Limits, Progress};
    use super::known as known_of;
    use super::*;

    fn of(edges: &[&[Node]], ends: &[&[Node]]) -> (Option<Vec<String>>, Option<Vec<f64>>) {
        let mut go_on = |_: &Progress| ControlFlow::Continue(());
        let mut watch = Watch::new(&mut go_on, NOTHING, &Limits::default(), None);
        let shares = shares(&graph(edges), ends.iter().copied(), &mut watch);
        let text = |all: Vec<Natural>| all.iter().map(ToString::to_string).collect();
        (shares.interleavings.map(text), shares.probabilities)
    }

    #[test]
    fn parallel_edges_are_orders_of_their_own() {
        let (orders, chances) = of(&[&[1, 1, 2], &[2, 3], &[], &[]], &[&[2], &[3]]);
        assert_eq!(orders, Some(vec!["3".to_owned(), "2".to_owned()]));
        let chances = chances.expect("chances");
        assert!((chances[0] - 2.0 / 3.0).abs() < 1e-15 && (chances[1] - 1.0 / 3.0).abs() < 1e-15, "{chances:?}");
    }

    #[test]
    fn ends_of_one_outcome_are_added() {
        let (orders, chances) = of(&[&[1, 2, 3, 4], &[], &[], &[], &[]], &[&[1, 4], &[2, 3]]);
        assert_eq!(orders, Some(vec!["2".to_owned(), "2".to_owned()]));
        assert_eq!(chances, Some(vec![0.5, 0.5]));
    }

    #[test]
    fn a_loop_that_is_never_left_absorbs_as_a_whole() {
        // it is entered at 2, and its outcome stands at 1
        let (orders, chances) = of(&[&[2, 3, 3, 3], &[2], &[1], &[]], &[&[1], &[3]]);
        assert_eq!((orders, chances), (None, Some(vec![0.25, 0.75])));
        assert_eq!(of(&[&[0]], &[&[0]]), (None, Some(vec![1.0])));
    }

    #[test]
    fn a_loop_that_is_left_gives_geometric_chances() {
        // from 0 on: to 1 with 1/2; from 1 back with 1/3, to 2 with 1/3, to 3 with 1/3; from 0 to 3 with 1/2
        let (orders, chances) = of(&[&[1, 3], &[0, 2, 3], &[], &[]], &[&[2], &[3]]);
        assert_eq!(orders, None);
        let chances = chances.expect("chances");
        assert!((chances[0] - 0.2).abs() < 1e-15 && (chances[1] - 0.8).abs() < 1e-15, "{chances:?}");
    }

    #[test]
    fn of_a_part_only_what_ends_in_it_is_known() {
        let known = |edges: &[&[Node]], ends: &[&[Node]], limit| {
            let mut go_on = |_: &Progress| ControlFlow::Continue(());
            let mut watch = Watch::new(&mut go_on, NOTHING, &Limits::default(), limit);
            known_of(&graph(edges), ends.iter().copied(), &mut watch)
        };
        // 2 was not looked at; 3 is a loop that was not judged
        assert!((known(&[&[1, 1, 2, 3], &[], &[], &[3]], &[&[1]], None) - 0.5).abs() < 1e-15);
        assert!(known(&[&[1, 2], &[], &[]], &[], None) < 1e-15, "nothing ended");
        // 0 and 1 go round: out of it to the end 2, to what was not looked at 3
        let around: [&[Node]; 4] = [&[1, 3], &[0, 2, 3], &[], &[]];
        assert!((known(&around, &[&[2]], None) - 0.2).abs() < 1e-15);
        assert!((known(&around, &[&[2]], Some(Limit::Interrupt)) - 0.2).abs() < 1e-15, "no time, but an easy loop");
    }

    #[test]
    fn more_orders_than_any_word_counts() {
        // 200 times a choice of two: 2^200 orders
        let edges: Vec<[Node; 2]> = (0..200).map(|node| [node + 1, node + 1]).collect();
        let mut edges: Vec<&[Node]> = edges.iter().map(<[Node; 2]>::as_slice).collect();
        edges.push(&[]);
        let (orders, chances) = of(&edges, &[&[200]]);
        assert_eq!(orders.expect("orders"), ["1606938044258990275541962092341162602522202993782792835301376"]);
        assert_eq!(chances, Some(vec![1.0]));
    }

    #[test]
    fn random_graphs_agree_with_many_steps_of_the_whole_chain() {
        let mut draw = crate::draw::Draw::new(5);
        for _ in 0..200 {
            let count = 2 + draw.below(9) as usize;
            let mut edges: Vec<Vec<Node>> =
                (0..count).map(|_| (0..=draw.below(3)).map(|_| draw.below(count as u64) as Node).collect()).collect();
            // two ends, which every state may reach at once: then no loop is closed and all mass arrives
            for targets in &mut edges {
                targets.push(count as Node + draw.below(2) as Node);
            }
            edges.extend([Vec::new(), Vec::new()]);
            let edges: Vec<&[Node]> = edges.iter().map(Vec::as_slice).collect();
            let (_, chances) = of(&edges, &[&[count as Node], &[count as Node + 1]]);
            let mut mass = vec![0.0; count + 2];
            mass[0] = 1.0;
            for _ in 0..2_000 {
                let mut next = vec![0.0; count + 2];
                for (node, targets) in edges.iter().enumerate() {
                    targets.iter().for_each(|to| next[*to as usize] += mass[node] / f64::from(targets.len() as u32));
                }
                (next[count], next[count + 1]) = (next[count] + mass[count], next[count + 1] + mass[count + 1]);
                mass = next;
            }
            for (chance, expected) in chances.expect("chances").iter().zip(&mass[count..]) {
                assert!((chance - expected).abs() < 1e-12, "{edges:?}");
            }
        }
    }
}
