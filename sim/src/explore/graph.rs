//! The states that were found and the steps between them, as plain numbers: which state each was first reached from,
//! and where every step leads. Knows nothing of what a state contains.

use tpio_model::name::ThreadId;

/// Number of a state, in the order in which states were found.
pub(super) type Node = u32;

/// How a state was first reached.
#[derive(Clone, Copy, Debug)]
struct Origin {
    from: Node,
    choice: u16,
}

/// A step, seen from the state before it.
#[derive(Clone, Copy, Debug)]
struct Edge {
    to: Node,
    /// 0: not a thread's step; else one more than the index of the thread in `runners`.
    runner: u16,
}

/// The graph.
#[derive(Default)]
pub(super) struct Graph {
    origins: Vec<Origin>,
    /// For each state that was expanded, in order, where its edges begin.
    starts: Vec<u32>,
    edges: Vec<Edge>,
    runners: Vec<ThreadId>,
}

impl Graph {
    /// Adds a state; the first one comes from itself.
    pub(super) fn add(&mut self, from: Node, choice: usize) -> Node {
        let node = u32::try_from(self.origins.len()).expect("internal: more states than a u32 counts");
        let choice = u16::try_from(choice).expect("internal: more choices than a u16 counts");
        self.origins.push(Origin { from, choice });
        node
    }

    /// How many states there are.
    pub(super) fn len(&self) -> usize {
        self.origins.len()
    }

    /// How many steps there are.
    pub(super) fn transitions(&self) -> usize {
        self.edges.len()
    }

    /// From here on edges leave `node`. States between the last one and this have none: the run ended there.
    pub(super) fn open(&mut self, node: Node) {
        assert!(node as usize >= self.starts.len(), "internal: expanded out of order");
        self.starts.resize(node as usize + 1, self.edges.len() as u32);
    }

    /// A step from the state that was opened last.
    pub(super) fn step(&mut self, to: Node, runner: Option<ThreadId>) {
        let runner = runner.map_or(0, |thread| 1 + self.runner(thread));
        self.edges.push(Edge { to, runner });
        assert!(u32::try_from(self.edges.len()).is_ok(), "internal: more steps than a u32 counts");
    }

    fn runner(&mut self, thread: ThreadId) -> u16 {
        let known = self.runners.iter().position(|other| *other == thread);
        known.unwrap_or_else(|| {
            self.runners.push(thread);
            self.runners.len() - 1
        }) as u16
    }

    fn edges(&self, node: Node) -> &[Edge] {
        let bound = |node: usize| self.starts.get(node).map_or(self.edges.len(), |start| *start as usize);
        &self.edges[bound(node as usize)..bound(node as usize + 1)]
    }

    /// The states that steps from this one lead to.
    pub(super) fn targets(&self, node: Node) -> impl ExactSizeIterator<Item = Node> {
        self.edges(node).iter().map(|edge| edge.to)
    }

    /// The threads that make a step in this state.
    pub(super) fn movers(&self, node: Node) -> impl Iterator<Item = ThreadId> {
        self.edges(node).iter().filter_map(|edge| Some(self.runners[usize::from(edge.runner.checked_sub(1)?)]))
    }

    /// The states on the way on which a state was first reached, from the start to itself.
    pub(super) fn way(&self, node: Node) -> Vec<Node> {
        let mut way = vec![node];
        let mut at = node;
        while at != 0 {
            at = self.origins[at as usize].from;
            way.push(at);
        }
        way.reverse();
        way
    }

    /// The choices on that way.
    pub(super) fn choices(&self, node: Node) -> Vec<usize> {
        self.way(node)[1..].iter().map(|node| usize::from(self.origins[*node as usize].choice)).collect()
    }

    /// For every state, whether some way leads from it to one of the goals.
    pub(super) fn can_reach(&self, goals: impl IntoIterator<Item = Node>) -> Vec<bool> {
        // the steps backwards, grouped by where they lead: counted, then placed
        let mut starts = vec![0_u32; self.len() + 1];
        for edge in &self.edges {
            starts[edge.to as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut fill = starts.clone();
        let mut sources = vec![0; self.edges.len()];
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

    /// About how many bytes the graph takes; vectors may hold twice what is in them.
    pub(super) fn bytes(&self) -> usize {
        self.origins.capacity() * size_of::<Origin>()
            + self.edges.capacity() * size_of::<Edge>()
            + self.starts.capacity() * size_of::<u32>()
    }
}
