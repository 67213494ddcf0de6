//! Strongly connected components, and above all those that no step leaves: once there, a run stays for ever. Tarjan's
//! algorithm with an explicit stack, for a component may be as deep as the graph is large. Knows numbers only.

use super::graph::{Graph, Node};

const UNSEEN: u32 = u32::MAX;

/// Every component that has steps and that no step leaves, each sorted, in the order of their smallest states.
pub(super) fn bottoms(graph: &Graph) -> Vec<Vec<Node>> {
    let mut bottoms = search(graph).bottoms;
    bottoms.sort();
    bottoms
}

/// All components of a graph.
pub(super) struct Components {
    /// The component of each state.
    numbers: Vec<u32>,
    /// All states, grouped by component.
    members: Vec<Node>,
    /// Where the states of each component begin; one entry more than there are components.
    starts: Vec<u32>,
}

impl Components {
    /// The components of a graph.
    pub(super) fn of(graph: &Graph) -> Self {
        let Search { component: numbers, components, .. } = search(graph);
        let mut starts = vec![0_u32; components as usize + 1];
        for number in &numbers {
            starts[*number as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut fill = starts.clone();
        let mut members = vec![0; numbers.len()];
        for (node, number) in numbers.iter().enumerate() {
            members[fill[*number as usize] as usize] = node as Node;
            fill[*number as usize] += 1;
        }
        Components { numbers, members, starts }
    }

    /// The component of a state.
    pub(super) fn number(&self, node: Node) -> u32 {
        self.numbers[node as usize]
    }

    /// The states of each component, sorted; every step that leaves one leads to one that comes later.
    pub(super) fn forwards(&self) -> impl Iterator<Item = &[Node]> {
        // a component is numbered when everything that it leads to is
        self.starts.windows(2).rev().map(|pair| &self.members[pair[0] as usize..pair[1] as usize])
    }
}

fn search(graph: &Graph) -> Search<'_> {
    let mut search = Search::new(graph);
    for root in 0..graph.len() as Node {
        if search.index[root as usize] == UNSEEN {
            search.visit(root);
        }
    }
    search
}

struct Search<'g> {
    graph: &'g Graph,
    /// When each state was first seen.
    index: Vec<u32>,
    /// The earliest state of the stack that each is known to reach.
    low: Vec<u32>,
    /// The component of a state that is done with: its number; `UNSEEN` while it is open.
    component: Vec<u32>,
    components: u32,
    stack: Vec<Node>,
    seen: u32,
    bottoms: Vec<Vec<Node>>,
}

impl<'g> Search<'g> {
    fn new(graph: &'g Graph) -> Self {
        let none = vec![UNSEEN; graph.len()];
        Search {
            graph,
            index: none.clone(),
            low: none.clone(),
            component: none,
            components: 0,
            stack: Vec::new(),
            seen: 0,
            bottoms: Vec::new(),
        }
    }

    fn enter(&mut self, node: Node) {
        self.index[node as usize] = self.seen;
        self.low[node as usize] = self.seen;
        self.seen += 1;
        self.stack.push(node);
    }

    fn visit(&mut self, root: Node) {
        self.enter(root);
        let mut calls: Vec<(Node, usize)> = vec![(root, 0)];
        while let Some((node, next)) = calls.last_mut() {
            let node = *node;
            let target = self.graph.targets(node).nth(*next);
            *next += 1;
            match target {
                Some(to) if self.index[to as usize] == UNSEEN => {
                    self.enter(to);
                    calls.push((to, 0));
                }
                Some(to) if self.component[to as usize] == UNSEEN => self.lower(node, self.index[to as usize]),
                Some(_) => {}
                None => {
                    calls.pop();
                    if let Some((caller, _)) = calls.last() {
                        self.lower(*caller, self.low[node as usize]);
                    }
                    if self.low[node as usize] == self.index[node as usize] {
                        self.close(node);
                    }
                }
            }
        }
    }

    fn lower(&mut self, node: Node, to: u32) {
        let low = &mut self.low[node as usize];
        *low = (*low).min(to);
    }

    /// The states on the stack from `node` on are a component.
    fn close(&mut self, node: Node) {
        let start = self.stack.iter().rposition(|other| *other == node).expect("internal: not on the stack");
        let mut members = self.stack.split_off(start);
        let number = self.components;
        self.components += 1;
        for member in &members {
            self.component[*member as usize] = number;
        }
        let moves = members.iter().any(|member| self.graph.targets(*member).len() > 0);
        let stays = |member: &Node| self.graph.targets(*member).all(|to| self.component[to as usize] == number);
        if moves && members.iter().all(stays) {
            members.sort_unstable();
            self.bottoms.push(members);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::graph::NOBODY;
    use super::*;

    pub(in super::super) fn graph(edges: &[&[Node]]) -> Graph {
        let mut graph = Graph::default();
        for _ in edges {
            graph.add(0);
        }
        for (node, targets) in edges.iter().enumerate() {
            if !targets.is_empty() {
                graph.open(node as Node);
                targets.iter().for_each(|to| graph.step(node as Node, *to, NOBODY, 0));
            }
        }
        graph
    }

    #[test]
    fn a_loop_that_can_be_left_is_no_bottom() {
        assert_eq!(bottoms(&graph(&[&[1], &[0, 2], &[]])), Vec::<Vec<Node>>::new());
    }

    #[test]
    fn a_loop_that_cannot_be_left_is_one_even_a_loop_of_one_step() {
        assert_eq!(bottoms(&graph(&[&[1, 3], &[2], &[1], &[3]])), [vec![1, 2], vec![3]]);
    }

    #[test]
    fn an_end_is_no_component() {
        assert_eq!(bottoms(&graph(&[&[1, 2], &[], &[2, 1]])), Vec::<Vec<Node>>::new());
    }

    #[test]
    fn a_very_long_chain_does_not_exhaust_the_stack() {
        let edges: Vec<Vec<Node>> = (0..200_000).map(|node| vec![(node + 1) % 200_000]).collect();
        let edges: Vec<&[Node]> = edges.iter().map(Vec::as_slice).collect();
        assert_eq!(bottoms(&graph(&edges)).len(), 1);
    }

    #[test]
    fn random_graphs_agree_with_plain_reachability() {
        let mut draw = crate::draw::Draw::new(11);
        for _ in 0..300 {
            let count = 1 + draw.below(8);
            let edges: Vec<Vec<Node>> =
                (0..count).map(|_| (0..draw.below(3)).map(|_| draw.below(count) as Node).collect()).collect();
            let graph = graph(&edges.iter().map(Vec::as_slice).collect::<Vec<_>>());
            let reach: Vec<Vec<bool>> = (0..count as Node).map(|goal| graph.can_reach([goal])).collect();
            let mut expected: Vec<Vec<Node>> = (0..count as Node)
                .filter(|node| !edges[*node as usize].is_empty())
                .filter(|node| {
                    (0..count as Node)
                        .all(|to| !reach[to as usize][*node as usize] || reach[*node as usize][to as usize])
                })
                .map(|node| (0..count as Node).filter(|to| reach[*to as usize][node as usize]).collect())
                .collect();
            expected.sort();
            expected.dedup();
            assert_eq!(bottoms(&graph), expected, "{edges:?}");
            let all = Components::of(&graph);
            let forwards: Vec<Node> = all.forwards().flatten().copied().collect();
            let place = |node: Node| forwards.iter().position(|other| *other == node);
            for one in 0..count as Node {
                for two in 0..count as Node {
                    let (there, back) = (reach[two as usize][one as usize], reach[one as usize][two as usize]);
                    assert_eq!(all.number(one) == all.number(two), one == two || (there && back), "{edges:?}");
                    assert!(back || !there || place(one) < place(two), "{edges:?}");
                }
            }
        }
    }
}
