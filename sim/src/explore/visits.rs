//! How often a run is expected in each state of a loop that it leaves some time: small loops by elimination, large ones by
//! approximation. Nothing is ever subtracted, so nothing is lost to cancellation. Knows numbers only.

use super::component::Components;
use super::graph::{Graph, Node};
use super::watch::Watch;

/// States of the largest loop that is solved by elimination.
const MOST_ELIMINATED: usize = 500;
/// Most multiplications for one graph: some seconds.
const MOST_WORK: u64 = 4_000_000_000;
/// A sweep that changes nothing by more than this, relatively, is the last.
const STILL: f64 = 1e-12;
/// What may be missing from the runs that leave, relatively to those that came.
const MISSING: f64 = 1e-10;

/// Multiplications between two questions to whoever watches: a few milliseconds' work.
const STRIDE: u64 = 1 << 22;

/// What is left of the work allowed, and whoever may end it.
pub(super) struct Work<'a, 'w> {
    left: u64,
    /// Work since the last question.
    since: u64,
    pub(super) watch: &'a mut Watch<'w>,
}

impl<'a, 'w> Work<'a, 'w> {
    /// All of it.
    pub(super) fn new(watch: &'a mut Watch<'w>) -> Self {
        Work { left: MOST_WORK, since: 0, watch }
    }

    fn spend(&mut self, work: usize) -> Option<()> {
        self.left = self.left.checked_sub(work as u64)?;
        self.since += work as u64;
        if self.since >= STRIDE {
            self.since = 0;
            return self.watch.ask().is_continue().then_some(());
        }
        Some(())
    }
}

/// A loop as a chain of states that lose some of their runs.
pub(super) struct Visits {
    /// How many runs come into each state from outside.
    arrivals: Vec<f64>,
    /// The chance that a run leaves the loop from each state.
    leaves: Vec<f64>,
    /// Steps inside the loop: from, to, chance.
    steps: Vec<(u32, u32, f64)>,
}

impl Visits {
    /// The loop of these states, which are sorted and a component; `arrivals` is of all states.
    pub(super) fn of(graph: &Graph, components: &Components, members: &[Node], arrivals: &[f64]) -> Self {
        let own = components.number(members[0]);
        let mut leaves = vec![0.0; members.len()];
        let mut steps = Vec::new();
        for (from, node) in members.iter().enumerate() {
            let targets = graph.targets(*node);
            let chance = 1.0 / f64::from(targets.len() as u32);
            for to in targets {
                if components.number(to) == own {
                    let to = members.binary_search(&to).expect("internal: a state outside its component");
                    steps.push((from as u32, to as u32, chance));
                } else {
                    leaves[from] += chance;
                }
            }
        }
        Visits { arrivals: members.iter().map(|node| arrivals[*node as usize]).collect(), leaves, steps }
    }

    /// The expected number of visits of each state; `None` if that takes too much work.
    pub(super) fn solve(self, work: &mut Work<'_, '_>) -> Option<Vec<f64>> {
        if self.leaves.len() <= MOST_ELIMINATED { self.eliminate(work) } else { self.approach(work) }
    }

    /// Takes out one state after the other, the last first: ways through it become ways past it.
    fn eliminate(mut self, work: &mut Work<'_, '_>) -> Option<Vec<f64>> {
        let count = self.leaves.len();
        let mut chances = vec![vec![0.0; count]; count];
        for (from, to, chance) in &self.steps {
            chances[*from as usize][*to as usize] += chance;
        }
        let mut gone = vec![0.0; count];
        for out in (0..count).rev() {
            let (before, rest) = chances.split_at_mut(out);
            let way = &rest[0];
            gone[out] = way[..out].iter().sum::<f64>() + self.leaves[out];
            for (from, row) in before.iter_mut().enumerate() {
                let through = row[out] / gone[out];
                if through > 0.0 {
                    work.spend(out)?;
                    row[..out].iter_mut().zip(&way[..out]).for_each(|(chance, on)| *chance += through * on);
                    self.leaves[from] += through * self.leaves[out];
                }
            }
            let through = self.arrivals[out] / gone[out];
            self.arrivals[..out].iter_mut().zip(&way[..out]).for_each(|(come, on)| *come += through * on);
        }
        let mut visits: Vec<f64> = Vec::with_capacity(count);
        for state in 0..count {
            let come: f64 = visits.iter().zip(&chances).map(|(visits, row)| visits * row[state]).sum();
            visits.push((self.arrivals[state] + come) / gone[state]);
        }
        Some(visits)
    }

    /// Gauss and Seidel's sweeps, from below.
    fn approach(mut self, work: &mut Work<'_, '_>) -> Option<Vec<f64>> {
        let count = self.leaves.len();
        self.steps.retain(|(from, to, _)| from != to);
        let mut gone = self.leaves.clone();
        self.steps.iter().for_each(|(from, _, chance)| gone[*from as usize] += chance);
        self.steps.sort_by_key(|(from, to, _)| (*to, *from));
        let first = |state: usize| self.steps.partition_point(|(_, to, _)| (*to as usize) < state);
        let starts: Vec<usize> = (0..=count).map(first).collect();
        let all: f64 = self.arrivals.iter().sum();
        let mut visits = vec![0.0; count];
        loop {
            work.spend(self.steps.len() + count)?;
            let mut still = true;
            for state in 0..count {
                let into = &self.steps[starts[state]..starts[state + 1]];
                let come: f64 = into.iter().map(|(from, _, chance)| visits[*from as usize] * chance).sum();
                let next = (self.arrivals[state] + come) / gone[state];
                still &= (next - visits[state]).abs() <= STILL * next;
                visits[state] = next;
            }
            let left: f64 = visits.iter().zip(&self.leaves).map(|(visits, leaves)| visits * leaves).sum();
            if still && left >= all * (1.0 - MISSING) {
                return Some(visits);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::component::tests::graph;
    use super::super::watch::tests::NOTHING;
    use super::super::{Limit, Limits, Progress};
    use super::*;

    /// A loop of so many states with an end beside it that every one of them leads to.
    fn ring(count: Node, draw: &mut crate::draw::Draw) -> Graph {
        let mut edges: Vec<Vec<Node>> = (0..count).map(|node| vec![(node + 1) % count, count]).collect();
        for targets in &mut edges {
            targets.push(draw.below(count.into()) as Node);
        }
        edges.push(Vec::new());
        graph(&edges.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn both_ways_to_solve_agree() {
        let mut draw = crate::draw::Draw::new(17);
        for count in [1, 2, 3, 10, 60] {
            let graph = ring(count, &mut draw);
            let components = Components::of(&graph);
            let members: Vec<Node> = (0..count).collect();
            let mut arrivals = vec![0.0; count as usize + 1];
            (arrivals[0], arrivals[count as usize / 2]) = (0.75, 0.25);
            let visits = || Visits::of(&graph, &components, &members, &arrivals);
            let mut go_on = |_: &Progress| ControlFlow::Continue(());
            let mut watch = Watch::new(&mut go_on, NOTHING, &Limits::default(), None);
            let exact = visits().eliminate(&mut Work::new(&mut watch)).expect("little work");
            let near = visits().approach(&mut Work::new(&mut watch)).expect("little work");
            for (exact, near) in exact.iter().zip(&near) {
                assert!((exact - near).abs() <= 1e-10 * exact, "{count}: {exact} {near}");
            }
            let left: f64 = exact.iter().zip(&visits().leaves).map(|(visits, leaves)| visits * leaves).sum();
            let all: f64 = arrivals.iter().sum();
            assert!((left - all).abs() < 1e-12, "{count}: {left} of {all} leave");
        }
    }

    #[test]
    fn too_much_work_is_refused() {
        let graph = ring(40, &mut crate::draw::Draw::new(1));
        let components = Components::of(&graph);
        let members: Vec<Node> = (0..40).collect();
        let visits = || Visits::of(&graph, &components, &members, &[1.0; 41]);
        let mut go_on = |_: &Progress| ControlFlow::Continue(());
        let mut watch = Watch::new(&mut go_on, NOTHING, &Limits::default(), None);
        assert_eq!(visits().eliminate(&mut Work { left: 10, since: 0, watch: &mut watch }), None);
        assert_eq!(visits().approach(&mut Work { left: 10, since: 0, watch: &mut watch }), None);
    }

    #[test]
    fn whoever_watches_ends_the_work() {
        let mut stop = |_: &Progress| ControlFlow::Break(Limit::Interrupt);
        let mut watch = Watch::new(&mut stop, NOTHING, &Limits::default(), None);
        let mut work = Work::new(&mut watch);
        assert_eq!(work.spend(STRIDE as usize - 1), Some(()));
        assert_eq!(work.spend(1), None);
    }
}
