//! The proof that nobody minded the steps that were taken alone (see `ample`). Each such step leaves a shadow, which says
//! what it touched and where another mover stood then; the shadow stays in all states that follow until its thread takes a
//! step beside which everybody else's steps were tried too. A step of another mover that depends on a shadow would have
//! had to be tried before it.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use rustc_hash::{FxHashMap, FxHashSet};

use super::ample::{Alone, Place};
use super::graph::Node;
use super::reduce::{Skip, depend};
use super::slots::{ENDING, Slot};
use super::space::{Looked, Space};
use super::stepper::{Local, passes};

/// A number for all situations of one mover that look at, change and access the same.
type Touch = u32;

/// A step that was taken alone: what it touched, where its thread stood, which other mover is spoken of, and where that one
/// stood.
type Shadow = (Touch, Place, Slot, Place);

/// In a shadow: all movers that did not exist.
const NOBODY: Slot = ENDING;

/// What stays from one proof to the next.
#[derive(Default)]
pub(super) struct Proof {
    touches: Interner<Box<[u64]>>,
    /// By touch: its mover and a situation that touches so.
    examples: Vec<(Slot, u32)>,
    /// By situation.
    of: FxHashMap<u32, Touch>,
    depend: FxHashMap<(Touch, Touch), bool>,
}

/// Values and their numbers.
struct Interner<T> {
    numbers: FxHashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Interner { numbers: FxHashMap::default(), values: Vec::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Interner<T> {
    fn number(&mut self, value: &T) -> u32 {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        let number = self.values.len() as u32;
        self.values.push(value.clone());
        self.numbers.insert(value.clone(), number);
        number
    }
}

/// The shadows in each state.
#[derive(Default)]
struct Shadows {
    list: Interner<Shadow>,
    /// Sets of shadows; number 0 is the empty one.
    sets: Interner<Box<[u32]>>,
    /// By state, as far as they have any.
    of: FxHashMap<Node, u32>,
    /// What becomes of a set when another joins it.
    unions: FxHashMap<(u32, u32), u32>,
    /// What becomes of a set when a mover steps.
    without: FxHashMap<(u32, Slot), u32>,
    /// The shadows of steps that are taken alone, by where everybody stands and the situations.
    casts: FxHashMap<(u32, Box<[u32]>), u32>,
    /// Sets that a step that touches so depends on in nothing.
    clean: FxHashSet<(u32, Touch)>,
    /// What was found: where a step was taken alone, who touched what it touched, and where that mover stood then.
    minded: BTreeSet<(Place, Slot, Place)>,
}

/// Looks at all states that follow those in which a thread moved alone. Says whether an assumption was wrong; each is
/// then remembered.
pub(super) fn refute(
    space: &mut Space<'_>,
    proof: &mut Proof,
    alone: &[Node],
    skip: impl Fn(Node) -> Skip,
) -> bool {
    let mut shadows = Shadows::default();
    shadows.sets.number(&Box::default());
    let mut todo: BinaryHeap<Reverse<Node>> = alone.iter().map(|node| Reverse(*node)).collect();
    let mut waiting: FxHashSet<Node> = alone.iter().copied().collect();
    while let Some(Reverse(node)) = todo.pop() {
        waiting.remove(&node);
        let Looked::On = space.look(node, skip(node)) else { continue };
        let set = shadows.of.get(&node).copied().unwrap_or(0);
        for index in 0..space.arrivals().len() {
            let arrival = space.arrivals()[index];
            shadows.meet(space, proof, set, index);
            if arrival.over {
                continue;
            }
            let after = shadows.after(space, proof, set, index);
            let before = shadows.of.get(&arrival.to).copied().unwrap_or(0);
            let both = shadows.union(before, after);
            if both != before {
                shadows.of.insert(arrival.to, both);
                if waiting.insert(arrival.to) {
                    todo.push(Reverse(arrival.to));
                }
            }
        }
    }
    for (place, who, stood) in &shadows.minded {
        space.learn(*place, *who, *stood);
    }
    !shadows.minded.is_empty()
}

impl Proof {
    fn touch(&mut self, space: &Space<'_>, situation: u32) -> Touch {
        if let Some(touch) = self.of.get(&situation).filter(|_| !passes(situation)) {
            return *touch;
        }
        let local = space.stepper.get(situation);
        let touch = self.touches.number(&words(local));
        if touch as usize == self.examples.len() {
            assert!(!passes(situation), "internal: an example that passes");
            self.examples.push((local.mover, situation));
        }
        self.of.insert(situation, touch);
        touch
    }

    fn mover(&self, touch: Touch) -> Slot {
        self.examples[touch as usize].0
    }

    fn depend(&mut self, space: &Space<'_>, one: Touch, two: Touch) -> bool {
        let of = |touch: Touch| space.stepper.get(self.examples[touch as usize].1);
        *self.depend.entry((one, two)).or_insert_with(|| depend(of(one), of(two)))
    }
}

/// All that the dependence of a situation's steps on others rests on.
fn words(local: &Local) -> Box<[u64]> {
    let mut words = vec![u64::from(local.mover), u64::from(local.everything)];
    let mut looks: Vec<u64> = local.looks.iter().map(|slot| u64::from(*slot)).collect();
    looks.sort_unstable();
    words.push(looks.len() as u64);
    words.extend(looks);
    for jump in &local.jumps {
        words.extend([jump.writes.len() as u64, jump.accesses.len() as u64]);
        words.extend(jump.writes.iter().map(|slot| u64::from(*slot)));
        for access in &jump.accesses {
            let flags = [access.write, access.atomic, access.status, access.adds];
            let flags = flags.iter().fold(0, |bits, flag| bits << 1 | u64::from(*flag));
            words.extend([access.base.pointer(0), u64::from(access.start) << 32 | u64::from(access.end), flags]);
        }
    }
    words.into()
}

impl Shadows {
    /// Notes the shadows of others that an arrival's steps depend on.
    fn meet(&mut self, space: &Space<'_>, proof: &mut Proof, set: u32, index: usize) {
        if set == 0 {
            return;
        }
        let mover = space.arrivals()[index].mover;
        for step in 0..space.steps(index).len() {
            let situation = space.steps(index)[step].0;
            // what time does, and what is not remembered, is taken to touch everything
            let touch = (mover != ENDING && !passes(situation)).then(|| proof.touch(space, situation));
            if touch.is_some_and(|touch| self.clean.contains(&(set, touch))) {
                continue;
            }
            if !self.hit(space, proof, set, (mover, touch)) {
                self.clean.extend(touch.map(|touch| (set, touch)));
            }
        }
    }

    /// Whether a step that touches so depends on one of these shadows. `None`: it touches everything.
    fn hit(&mut self, space: &Space<'_>, proof: &mut Proof, set: u32, (mover, touch): (Slot, Option<Touch>)) -> bool {
        let mut found: Vec<Shadow> = Vec::new();
        for shadow in &self.sets.values[set as usize] {
            let (cast, place, who, stood) = self.list.values[*shadow as usize];
            let about = (who == mover || who == NOBODY) && proof.mover(cast) != mover;
            if about && touch.is_none_or(|touch| proof.depend(space, cast, touch)) {
                found.push((cast, place, who, stood));
            }
        }
        // what is said of those who were not there counts only for one of whom nothing else is said
        for (cast, place, who, stood) in &found {
            let there = |other: &Shadow| other.0 == *cast && other.1 == *place && other.2 != NOBODY;
            if *who != NOBODY || !found.iter().any(there) {
                self.minded.insert((*place, mover, *stood));
            }
        }
        !found.is_empty()
    }

    /// The shadows after an arrival from a state with these.
    fn after(&mut self, space: &mut Space<'_>, proof: &mut Proof, set: u32, index: usize) -> u32 {
        match space.alone() {
            Some(alone) => {
                let cast = self.cast(space, proof, alone);
                self.union(set, cast)
            }
            None => self.without(proof, set, space.arrivals()[index].mover),
        }
    }

    /// The shadows of the steps that are taken alone in the state that was looked at last.
    fn cast(&mut self, space: &mut Space<'_>, proof: &mut Proof, alone: Alone) -> u32 {
        let situations: Box<[u32]> = space.steps(0).iter().map(|(situation, _)| *situation).collect();
        let key = (alone.stands, situations);
        if let Some(set) = self.casts.get(&key) {
            return *set;
        }
        let mut shadows = Vec::new();
        for situation in &key.1 {
            let place = space.place_of(*situation);
            let touch = proof.touch(space, *situation);
            let others = space.stands(alone.stands).iter().filter(|(slot, _)| *slot != alone.slot);
            let others = others.copied().chain([(NOBODY, 0)]);
            shadows.extend(others.map(|(who, stood)| self.list.number(&(touch, place, who, stood))));
        }
        let set = self.set(shadows);
        self.casts.insert(key, set);
        set
    }

    /// What is left of the shadows when a mover steps beside whom others were tried: not his own.
    fn without(&mut self, proof: &Proof, set: u32, mover: Slot) -> u32 {
        if set == 0 {
            return 0;
        }
        if let Some(known) = self.without.get(&(set, mover)) {
            return *known;
        }
        let all = self.sets.values[set as usize].iter().copied();
        let left = all.filter(|shadow| proof.mover(self.list.values[*shadow as usize].0) != mover).collect();
        let left = self.set(left);
        self.without.insert((set, mover), left);
        left
    }

    fn set(&mut self, mut shadows: Vec<u32>) -> u32 {
        shadows.sort_unstable();
        shadows.dedup();
        self.sets.number(&shadows.into())
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
        let of = |set: u32| self.sets.values[set as usize].iter().copied();
        let both = of(one).chain(of(two)).collect();
        let number = self.set(both);
        self.unions.insert((one, two), number);
        number
    }
}
