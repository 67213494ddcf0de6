//! The proof that nobody minded the steps that were taken alone (see `ample`). Each such step leaves a shadow, which says
//! what it touched; the shadow stays in all states that follow until its thread takes a step beside which everybody
//! else's steps were tried too. A step of another mover that depends on a shadow would have had to be tried before it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use rustc_hash::{FxHashMap, FxHashSet};

use super::graph::Node;
use super::reduce::{Skip, depend};
use super::slots::{ENDING, Slot};
use super::space::{Looked, Space};
use super::stepper::passes;

/// A step that was taken alone: whose, in which local situation, and where everybody stood.
type Shadow = (Slot, u32, u32);

/// The shadows in each state.
#[derive(Default)]
pub(super) struct Shadows {
    list: Vec<Shadow>,
    numbers: FxHashMap<Shadow, u32>,
    /// Sets of shadows; number 0 is the empty one.
    sets: Vec<Box<[u32]>>,
    set_numbers: FxHashMap<Box<[u32]>, u32>,
    unions: FxHashMap<(u32, u32), u32>,
    /// By state, as far as they have any.
    of: FxHashMap<Node, u32>,
    /// Whether the steps of two situations depend on each other.
    depend: FxHashMap<(u32, u32), bool>,
    /// What was found: the situation of a step taken alone, where everybody stood, and who touched what it touched.
    minded: BTreeSet<(u32, u32, Slot)>,
}

/// Looks at all states that follow those in which a thread moved alone. Says whether an assumption was wrong; each is
/// then remembered.
pub(super) fn refute(space: &mut Space<'_>, alone: &[Node], skip: impl Fn(Node) -> Skip) -> bool {
    let mut shadows = Shadows { sets: vec![Box::default()], ..Shadows::default() };
    shadows.set_numbers.insert(Box::default(), 0);
    let mut todo: BinaryHeap<Reverse<Node>> = alone.iter().map(|node| Reverse(*node)).collect();
    let mut waiting: FxHashSet<Node> = alone.iter().copied().collect();
    while let Some(Reverse(node)) = todo.pop() {
        waiting.remove(&node);
        let Looked::On = space.look(node, skip(node)) else { continue };
        for index in 0..space.arrivals().len() {
            shadows.meet(space, node, index);
            let arrival = space.arrivals()[index];
            let after = shadows.after(space, node, index);
            let before = shadows.of.get(&arrival.to).copied().unwrap_or(0);
            let both = shadows.union(before, after);
            if both != before && !arrival.over {
                shadows.of.insert(arrival.to, both);
                if waiting.insert(arrival.to) {
                    todo.push(Reverse(arrival.to));
                }
            }
        }
    }
    for (situation, stands, who) in &shadows.minded {
        space.learn(*situation, *stands, *who);
    }
    !shadows.minded.is_empty()
}

impl Shadows {
    /// Notes the shadows of others that an arrival's steps depend on.
    fn meet(&mut self, space: &Space<'_>, node: Node, index: usize) {
        let set = self.of.get(&node).copied().unwrap_or(0);
        let mover = space.arrivals()[index].mover;
        for at in 0..self.sets[set as usize].len() {
            let (slot, situation, stands) = self.list[self.sets[set as usize][at] as usize];
            if slot == mover {
                continue;
            }
            for step in 0..space.steps(index).len() {
                let other = space.steps(index)[step].0;
                if mover == ENDING || self.depend(space, situation, other) {
                    self.minded.insert((situation, stands, mover));
                }
            }
        }
    }

    fn depend(&mut self, space: &Space<'_>, one: u32, two: u32) -> bool {
        let found = || depend(space.stepper.get(one), space.stepper.get(two));
        if passes(two) { found() } else { *self.depend.entry((one, two)).or_insert_with(found) }
    }

    /// The shadows after an arrival from a state.
    fn after(&mut self, space: &Space<'_>, node: Node, index: usize) -> u32 {
        let set = self.of.get(&node).copied().unwrap_or(0);
        let mover = space.arrivals()[index].mover;
        if let Some(alone) = space.alone() {
            let steps = space.steps(index);
            let mut shadows: Vec<u32> = self.sets[set as usize].to_vec();
            shadows.extend(steps.iter().map(|(local, _)| self.number((alone.slot, *local, alone.stands))));
            return self.set(shadows);
        }
        let others = self.sets[set as usize].iter().copied();
        let left: Vec<u32> = others.filter(|shadow| self.list[*shadow as usize].0 != mover).collect();
        self.set(left)
    }

    fn number(&mut self, shadow: Shadow) -> u32 {
        let next = self.list.len() as u32;
        let number = *self.numbers.entry(shadow).or_insert(next);
        if number == next {
            self.list.push(shadow);
        }
        number
    }

    fn set(&mut self, mut shadows: Vec<u32>) -> u32 {
        shadows.sort_unstable();
        shadows.dedup();
        let shadows: Box<[u32]> = shadows.into();
        if let Some(number) = self.set_numbers.get(&shadows) {
            return *number;
        }
        let number = self.sets.len() as u32;
        self.sets.push(shadows.clone());
        self.set_numbers.insert(shadows, number);
        number
    }

    fn union(&mut self, one: u32, two: u32) -> u32 {
        if one == two || two == 0 {
            return one;
        }
        if one == 0 {
            return two;
        }
        if let Some(known) = self.unions.get(&(one, two)) {
            return *known;
        }
        let both = self.sets[one as usize].iter().chain(&self.sets[two as usize]).copied().collect();
        let number = self.set(both);
        self.unions.insert((one, two), number);
        number
    }
}
