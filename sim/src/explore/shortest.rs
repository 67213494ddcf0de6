//! A shortest way to each outcome: fewest thread switches, then fewest steps, then smallest choices. Searches pairs of
//! (state, thread that stepped last) with every interleaving, cheapest first, whatever the search before left out; so the
//! witness does not depend on how the outcomes were found. States that differ in names alone are one, where the search
//! before took them to be: that changes no cost. Which of the cheapest ways has the smallest choices is found out among
//! states that keep their names. Source: STEPS §4.2.

use rustc_hash::{FxHashMap, FxHashSet};

use super::graph::{NOBODY, Node, Runner};
use super::reduce::Skip;
use super::space::{self, Looked, Space};
use super::symmetry::Way as Names;
use super::watch::Watch;
pub(super) use smallest::Way;

mod smallest;

/// Switches, then steps.
type Cost = (u32, u32);

/// A state as it was reached by a cheapest way, and who stepped last on it.
struct Place {
    node: Node,
    runner: Runner,
    cost: Cost,
    over: bool,
    /// The last of the cheapest steps to it, a number of [`Search::steps`] and one; 0: none.
    before: u32,
}

/// A step to a place: from where, with which choice, and the number (and one) of another step to the same place.
struct Step {
    from: u32,
    choice: u32,
    other: u32,
}

/// Where a choice leads, who makes it, how the state is renamed then, and whether the run is over there.
#[derive(Clone, Copy)]
struct Arrival {
    to: Node,
    runner: Runner,
    by: Names,
    over: bool,
}

/// Where the choices of a state lead, looked up once for all who come there.
#[derive(Clone, Copy)]
struct Span {
    start: u32,
    count: u32,
    /// The goal that the state is, and one; 0: none.
    goal: u32,
}

struct Search {
    /// By state.
    spans: FxHashMap<Node, Span>,
    arrivals: Vec<Arrival>,
    places: Vec<Place>,
    known: FxHashMap<(Node, Runner), u32>,
    steps: Vec<Step>,
    /// Places to look at with so many switches more than now, by steps.
    buckets: [Vec<Vec<u32>>; 2],
}

/// Says which goal a state is, if any, given what is said of it; `None` where the run was over on arrival.
pub(super) type Goal<'g> = &'g mut dyn FnMut(&mut Space<'_>, Node, Option<&Looked>) -> Option<u32>;

/// Where not even one goal was met after the budget divided by this, the rest of it would hardly be enough for all.
const LOST: usize = 2;

/// For each goal number below `count` a cheapest way to a state of which `goal` gives that number. `goal` is asked of
/// every state met, with what is said of it if the run is over there. Goals that `budget` places do not reach have none (or
/// half of them, if no goal was reached by then), and neither have those that were not reached when `watch` said stop.
pub(super) fn shortest<'p>(
    space: &mut Space<'p>,
    count: usize,
    budget: usize,
    watch: &mut Watch<'_>,
    goal: Goal<'_>,
) -> Vec<Option<Way<'p>>> {
    if space.renames() {
        let ways = space.unwatched(|space| search(space, count, budget, watch, goal));
        if let Some(ways) = ways {
            return ways;
        }
    }
    let ways = space.plainly(|space| search(space, count, budget, watch, goal));
    ways.expect("internal: a way that is none")
}

/// [`shortest`], with states renamed or not; `None` if one that was found among renamed states is none among the others.
fn search<'p>(
    space: &mut Space<'p>,
    count: usize,
    budget: usize,
    watch: &mut Watch<'_>,
    goal: Goal<'_>,
) -> Option<Vec<Option<Way<'p>>>> {
    let mut ways: Vec<Option<Way<'p>>> = (0..count).map(|_| None).collect();
    let mut missing = count;
    let mut search = Search::new();
    let mut switches = 0;
    let mut looked_at: usize = 0;
    while missing > 0 && !search.buckets[0].is_empty() {
        let mut steps = 0;
        while steps < search.buckets[0].len() {
            let mut met: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
            for place in std::mem::take(&mut search.buckets[0][steps]) {
                if search.places[place as usize].cost != (switches, steps as u32) {
                    continue;
                }
                looked_at += 1;
                search.tell(space, looked_at, watch);
                if watch.tick().is_break() {
                    // of what was met with this cost, a smaller choice may be missing
                    return Some(ways);
                }
                if let Some(number) = search.look(space, place, goal) {
                    met.entry(number).or_default().push(place);
                }
            }
            for (number, places) in met {
                let way = &mut ways[number as usize];
                if way.is_none() {
                    *way = Some(smallest::way(space, &search, &places)?);
                    missing -= 1;
                }
            }
            let lost = missing == count && looked_at >= budget / LOST;
            if missing == 0 || looked_at >= budget || lost {
                return Some(ways);
            }
            steps += 1;
        }
        search.buckets.swap(0, 1);
        search.buckets[1].clear();
        switches += 1;
    }
    Some(ways)
}

impl Search {
    fn new() -> Self {
        let start = Place { node: 0, runner: NOBODY, cost: (0, 0), over: false, before: 0 };
        Search {
            spans: FxHashMap::default(),
            arrivals: Vec::new(),
            places: vec![start],
            known: FxHashMap::from_iter([((0, NOBODY), 0)]),
            steps: Vec::new(),
            buckets: [vec![vec![0]], Vec::new()],
        }
    }

    /// Now and then says how much memory is in use.
    fn tell(&self, space: &Space<'_>, looked_at: usize, watch: &mut Watch<'_>) {
        if looked_at.is_multiple_of(1024) {
            watch.holds(space.bytes() + self.bytes());
        }
    }

    /// About how many bytes the search takes, beside the states.
    fn bytes(&self) -> usize {
        self.spans.capacity() * (size_of::<(Node, Span)>() + 1)
            + self.arrivals.capacity() * size_of::<Arrival>()
            + self.places.capacity() * size_of::<Place>()
            + self.known.capacity() * (size_of::<((Node, Runner), u32)>() + 1)
            + self.steps.capacity() * size_of::<Step>()
    }

    /// Looks at a place: whether it is a goal, and where its choices lead.
    fn look(&mut self, space: &mut Space<'_>, place: u32, goal: Goal<'_>) -> Option<u32> {
        let Place { node, over, .. } = self.places[place as usize];
        if over {
            return goal(space, node, None);
        }
        let span = match self.spans.get(&node) {
            Some(span) => *span,
            None => self.span(space, node, goal),
        };
        for choice in 0..span.count {
            self.relax(space, place, span.start, choice);
        }
        span.goal.checked_sub(1)
    }

    fn span(&mut self, space: &mut Space<'_>, node: Node, goal: Goal<'_>) -> Span {
        let looked = space.look(node, Skip::Nothing);
        let start = self.arrivals.len() as u32;
        if matches!(looked, Looked::On) {
            let arrival = |one: &space::Arrival| Arrival { to: one.to, runner: one.runner, by: one.by, over: one.over };
            self.arrivals.extend(space.arrivals().iter().map(arrival));
        }
        let count = self.arrivals.len() as u32 - start;
        let span = Span { start, count, goal: goal(space, node, Some(&looked)).map_or(0, |number| number + 1) };
        self.spans.insert(node, span);
        span
    }

    fn relax(&mut self, space: &mut Space<'_>, from: u32, start: u32, choice: u32) {
        let Arrival { to: node, runner: mover, by, over } = self.arrivals[(start + choice) as usize];
        let Place { runner: last, cost: (switches, steps), .. } = self.places[from as usize];
        let runner = if mover == NOBODY { last } else { mover };
        let more = u32::from(last != NOBODY && runner != last);
        let cost = (switches + more, steps + 1);
        let runner = space.renamed_runner(runner, by);
        let next = self.places.len() as u32;
        let to = *self.known.entry((node, runner)).or_insert(next);
        if to == next {
            self.places.push(Place { node, runner, cost: (u32::MAX, 0), over, before: 0 });
        }
        let place = &mut self.places[to as usize];
        if place.cost < cost {
            return;
        }
        let other = if place.cost == cost { place.before } else { 0 };
        self.steps.push(Step { from, choice, other });
        place.before = self.steps.len() as u32;
        if place.cost > cost {
            place.cost = cost;
            let bucket = &mut self.buckets[more as usize];
            if bucket.len() <= cost.1 as usize {
                bucket.resize_with(cost.1 as usize + 1, Vec::new);
            }
            bucket[cost.1 as usize].push(to);
        }
    }

    /// Where the cheapest ways to these places go on from each place on them: with which choice, and to which place.
    fn onward(&self, goals: &[u32]) -> FxHashMap<u32, Vec<(u32, u32)>> {
        let mut onward: FxHashMap<u32, Vec<(u32, u32)>> = FxHashMap::default();
        let mut seen: FxHashSet<u32> = goals.iter().copied().collect();
        let mut todo = goals.to_vec();
        while let Some(place) = todo.pop() {
            let mut step = self.places[place as usize].before;
            while step != 0 {
                let Step { from, choice, other } = self.steps[step as usize - 1];
                onward.entry(from).or_default().push((choice, place));
                if seen.insert(from) {
                    todo.push(from);
                }
                step = other;
            }
        }
        onward
    }
}
