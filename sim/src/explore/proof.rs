//! The proof that nobody minded the steps that were taken alone (see `ample`). Each such step leaves a shadow, which says
//! what it touched and where another mover stood then; the shadow stays in all states that follow until its thread takes a
//! step beside which everybody else's steps were tried too. A step of another mover that depends on a shadow would have
//! had to be tried before it.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::ample::{Alone, Place};
use super::bits::members;
use super::graph::{Graph, Node};
use super::interner::Interner;
use super::slots::{ENDING, Slot};
use super::space::Space;
use super::stepper::{Stepper, passes};
use super::symmetry::{AS_IT_IS, Way};
use super::touch::Touch;

/// A number for steps that are taken as one: who makes them, what each touches, and how the state is renamed behind them.
pub(super) type Label = u32;

/// A step that was taken alone: what it touched, where its thread stood, which other mover is spoken of, and where that one
/// stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Shadow {
    cast: Touch,
    place: Place,
    who: Slot,
    stood: Place,
    /// Whether the thread has taken a packet since, alone: what it does from then on another of its kind might have done,
    /// before this step. See `takers`.
    loose: bool,
}

/// In a shadow: all movers that did not exist.
const NOBODY: Slot = ENDING;

/// A step without what it changes: who takes it, what it touches (`None`: everything), and where its mover stands before.
type Bare = (Slot, Option<Touch>, Place);

/// What a label stands for.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Steps {
    steps: Box<[Bare]>,
    by: Way,
}

/// What is kept of all steps for the proof.
#[derive(Default)]
pub(super) struct Labels {
    steps: Interner<Steps>,
    /// By situations and renaming.
    known: FxHashMap<Box<[u32]>, Label>,
    key: Vec<u32>,
}

impl Labels {
    /// The label of an arrival's steps.
    pub(super) fn label(&mut self, space: &mut Space<'_>, index: usize) -> Label {
        self.key.clear();
        self.key.extend(space.steps(index).iter().map(|(situation, _)| *situation));
        let fixed = !self.key.iter().any(|situation| passes(*situation));
        self.key.push(space.arrivals()[index].by);
        if fixed && let Some(label) = self.known.get(&self.key[..]) {
            return *label;
        }
        let (by, situations) = self.key.split_last().expect("internal: no key");
        let steps = situations.iter().map(|situation| Labels::bare(space, *situation)).collect();
        let label = self.steps.number(&Steps { steps, by: *by });
        if fixed {
            self.known.insert(self.key.as_slice().into(), label);
        }
        label
    }

    /// What time does, and what is not remembered, is taken to touch everything.
    fn bare(space: &mut Space<'_>, situation: u32) -> Bare {
        let local = space.stepper.get(situation);
        let mover = local.mover;
        if mover == ENDING || passes(situation) {
            return (mover, None, 0);
        }
        (mover, Some(local.touch), space.place_of(situation))
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        (self.steps.len() + self.known.len()) * 160
    }
}

/// Some of the shadows, one bit each; those with a number from `upto` on were not asked yet.
#[derive(Default)]
struct Mask {
    words: Vec<u64>,
    upto: u32,
}

impl Mask {
    /// Asks those that were not asked yet.
    fn extend(&mut self, list: &[Shadow], mut belongs: impl FnMut(&Shadow) -> bool) {
        self.words.resize(list.len().div_ceil(64), 0);
        for number in self.upto..list.len() as u32 {
            if belongs(&list[number as usize]) {
                self.words[(number / 64) as usize] |= 1 << (number % 64);
            }
        }
        self.upto = list.len() as u32;
    }
}

/// A set without empty words at the end.
fn trimmed(mut words: Vec<u64>) -> Vec<u64> {
    while words.last() == Some(&0) {
        words.pop();
    }
    words
}

/// The shadows in each state.
struct Shadows<'s, 'p> {
    space: &'s mut Space<'p>,
    labels: &'s mut Labels,
    list: Interner<Shadow>,
    /// Sets of shadows, one bit each, without empty words at the end; number 0 is the empty set.
    sets: Interner<Box<[u64]>>,
    /// By state.
    of: Vec<u32>,
    /// What becomes of a set when another joins it.
    unions: FxHashMap<(u32, u32), u32>,
    /// What becomes of a set when a mover steps.
    without: FxHashMap<(u32, Slot), u32>,
    /// What becomes of a set when a mover takes a packet.
    loosened: FxHashMap<(u32, Slot), u32>,
    /// What a set is under other names, and what a shadow is.
    images: FxHashMap<(u32, Way), u32>,
    /// By shadow; one more than the number.
    image_of: FxHashMap<Way, Vec<u32>>,
    /// The shadows of steps that are taken alone, by where everybody stands.
    casts: FxHashMap<(u32, Label), u32>,
    /// By a step's mover and what it touches: the shadows of others that depend on it.
    against: FxHashMap<(Slot, Option<Touch>), Mask>,
    /// By mover: its shadows.
    own: FxHashMap<Slot, Mask>,
    /// Sets that depend in nothing on steps of a label.
    clean: FxHashSet<(u32, Label)>,
    /// What was found: where a step was taken alone, who touched what it touched, and where that mover stood then.
    minded: BTreeSet<(Place, Slot, Place)>,
}

/// Follows all steps after those that a thread took alone. Says whether an assumption was wrong; each is then remembered.
pub(super) fn refute(
    space: &mut Space<'_>,
    labels: &mut Labels,
    graph: &Graph,
    alone: &FxHashMap<Node, Alone>,
    races: &FxHashMap<Node, [Slot; 2]>,
) -> bool {
    let mut shadows = Shadows::new(space, labels, graph.len());
    let mut dirty = vec![false; graph.len()];
    for node in alone.keys() {
        dirty[*node as usize] = true;
    }
    let mut again = true;
    while std::mem::take(&mut again) {
        for node in 0..graph.len() as Node {
            if !std::mem::take(&mut dirty[node as usize]) {
                continue;
            }
            let alone = alone.get(&node);
            for (to, label) in graph.labelled(node) {
                if shadows.step(node, to, label, alone) {
                    dirty[to as usize] = true;
                    again |= to <= node;
                }
            }
        }
    }
    for (node, [one, two]) in races {
        shadows.race(*node, *one, *two);
        shadows.race(*node, *two, *one);
    }
    let mut new = false;
    for (place, who, stood) in shadows.minded {
        // what one of several threads made alike minds, the others would mind, too
        for who in space.everybody_like(who) {
            new |= space.ample.learn(place, who, stood);
        }
    }
    space.widen();
    new
}

impl<'s, 'p> Shadows<'s, 'p> {
    fn new(space: &'s mut Space<'p>, labels: &'s mut Labels, states: usize) -> Self {
        let mut sets = Interner::<Box<[u64]>>::default();
        sets.number(&[][..]);
        Shadows {
            space,
            labels,
            list: Interner::default(),
            sets,
            of: vec![0; states],
            unions: FxHashMap::default(),
            without: FxHashMap::default(),
            loosened: FxHashMap::default(),
            images: FxHashMap::default(),
            image_of: FxHashMap::default(),
            casts: FxHashMap::default(),
            against: FxHashMap::default(),
            own: FxHashMap::default(),
            clean: FxHashSet::default(),
            minded: BTreeSet::new(),
        }
    }

    /// Takes the shadows of a state along to another. Says whether that one has more now.
    fn step(&mut self, from: Node, to: Node, label: Label, alone: Option<&Alone>) -> bool {
        let set = self.of[from as usize];
        if set != 0 && !self.clean.contains(&(set, label)) {
            self.meet(set, label);
        }
        let after = match alone {
            Some(alone) => {
                let cast = self.cast(alone, label);
                let set = self.union(set, cast);
                self.loosen(set, label)
            }
            None => self.without(set, label),
        };
        let after = self.renamed(after, self.labels.steps.get(label).by);
        let after = self.bury(after, label, to);
        let before = self.of[to as usize];
        let both = self.union(before, after);
        self.of[to as usize] = both;
        both != before
    }

    /// Two threads race in a state. A step that one took alone to come there ended the run before the other could go on.
    fn race(&mut self, node: Node, one: Slot, two: Slot) {
        let mut found: BTreeSet<(Slot, Shadow)> = BTreeSet::new();
        for member in members(self.sets.get(self.of[node as usize]).iter().copied()) {
            let shadow = *self.list.get(member);
            if self.space.stepper.touches.mover(shadow.cast) == one && (shadow.who == two || shadow.who == NOBODY) {
                found.insert((two, shadow));
            }
        }
        self.mind(&found);
    }

    /// Notes the shadows of others that steps depend on.
    fn meet(&mut self, set: u32, label: Label) {
        let mut found: BTreeSet<(Slot, Shadow)> = BTreeSet::new();
        for index in 0..self.labels.steps.get(label).steps.len() {
            let (mover, touch, _) = self.labels.steps.get(label).steps[index];
            let mask = self.against.entry((mover, touch)).or_default();
            let Space { stepper, mirror, .. } = &mut *self.space;
            let Stepper { touches, slots, .. } = stepper;
            // the same step, made by another thread of its kind
            let way = if mask.upto < self.list.len() as u32 { mirror.stand_in(mover) } else { None };
            let instead = way.zip(touch).map(|(way, touch)| touches.image(slots, mirror, touch, way));
            mask.extend(self.list.values(), |Shadow { cast, who, loose, .. }| {
                let caster = touches.mover(*cast);
                let kind = |slot: Slot| mirror.member(slot).map(|(group, _)| group);
                let stands_in = *loose && kind(mover).is_some() && kind(mover) == kind(caster);
                let touch = if caster == mover { instead } else { touch };
                (*who == mover || *who == NOBODY || (stands_in && kind(*who) == kind(mover)))
                    && (caster != mover || stands_in)
                    && touch.is_none_or(|touch| touches.bond(*cast, touch).depend)
            });
            let both = self.sets.get(set).iter().zip(&mask.words).map(|(one, two)| one & two);
            found.extend(members(both).map(|member| (mover, *self.list.get(member))));
        }
        self.mind(&found);
        if found.is_empty() {
            self.clean.insert((set, label));
        }
    }

    /// Notes who minded which shadows.
    fn mind(&mut self, found: &BTreeSet<(Slot, Shadow)>) {
        // what is said of those who were not there counts only for one of whom nothing else is said
        let named = |(mover, of): &(Slot, Shadow)| {
            found.iter().any(|(other, shadow)| {
                other == mover && shadow.who != NOBODY && (shadow.cast, shadow.place) == (of.cast, of.place)
            })
        };
        let counts = found.iter().filter(|one| one.1.who != NOBODY || !named(one));
        let whom = |(mover, shadow): &(Slot, Shadow)| if shadow.who == NOBODY { *mover } else { shadow.who };
        self.minded.extend(counts.map(|one| (one.1.place, whom(one), one.1.stood)));
    }

    /// The shadows of steps that are taken alone.
    fn cast(&mut self, alone: &Alone, label: Label) -> u32 {
        if let Some(set) = self.casts.get(&(alone.stands, label)) {
            return *set;
        }
        let mut shadows: Vec<u32> = Vec::new();
        for (mover, touch, place) in self.labels.steps.get(label).steps.clone() {
            let touch = touch.expect("internal: taken alone, though it touches everything");
            let others = self.space.ample.list(alone.stands).iter().filter(|(slot, _)| *slot != mover);
            let others = others.copied().chain([(NOBODY, 0)]);
            let shadow = |(who, stood)| Shadow { cast: touch, place, who, stood, loose: false };
            shadows.extend(others.map(|other| self.list.number(&shadow(other))));
        }
        let set = self.set(&shadows);
        self.casts.insert((alone.stands, label), set);
        set
    }

    /// The number of the set of these shadows.
    fn set(&mut self, shadows: &[u32]) -> u32 {
        let mut words = vec![0; self.list.len().div_ceil(64)];
        for shadow in shadows {
            words[(shadow / 64) as usize] |= 1 << (shadow % 64);
        }
        self.sets.number(&trimmed(words)[..])
    }

    /// What a set of shadows is under other names.
    fn renamed(&mut self, set: u32, by: Way) -> u32 {
        if set == 0 || by == AS_IT_IS {
            return set;
        }
        if let Some(known) = self.images.get(&(set, by)) {
            return *known;
        }
        let Shadows { space, list, image_of, sets, .. } = &mut *self;
        let mut image = Vec::with_capacity(sets.get(set).len() * 8);
        let known = image_of.entry(by).or_default();
        known.resize(list.len().max(known.len()), 0);
        for member in members(sets.get(set).iter().copied()) {
            let known = &mut known[member as usize];
            if *known == 0 {
                let shadow = *list.get(member);
                let Space { stepper, mirror, .. } = &mut **space;
                let cast = stepper.touches.image(&mut stepper.slots, mirror, shadow.cast, by);
                let who = mirror.image_of_slot(&mut stepper.slots, shadow.who, by);
                *known = 1 + list.number(&Shadow { cast, who, ..shadow });
            }
            image.push(*known - 1);
        }
        let image = self.set(&image);
        self.images.insert((set, by), image);
        image
    }

    /// The shadows after steps that are taken alone, where some thread takes a packet.
    fn loosen(&mut self, mut set: u32, label: Label) -> u32 {
        for index in 0..self.labels.steps.get(label).steps.len() {
            let (mover, touch, _) = self.labels.steps.get(label).steps[index];
            if touch.is_some_and(|touch| self.space.stepper.touches.takes(touch)) {
                set = self.loosen_own(set, mover);
            }
        }
        set
    }

    /// What is left of the shadows when no thread of a kind lives any more that could have done a step later: no loose one.
    fn bury(&mut self, set: u32, label: Label, to: Node) -> u32 {
        let Space { stepper, .. } = &*self.space;
        let ends = |(_, touch, _): &Bare| touch.is_some_and(|touch| stepper.touches.ends_a_thread(touch));
        if set == 0 || !self.labels.steps.get(label).steps.iter().any(ends) {
            return set;
        }
        let living = self.space.living(to);
        if living.iter().all(|lives| *lives) {
            return set;
        }
        let Space { stepper, mirror, .. } = &*self.space;
        let gone = |caster: Slot| mirror.member(caster).is_some_and(|(group, _)| !living[group]);
        let left = members(self.sets.get(set).iter().copied()).filter(|member| {
            let shadow = self.list.get(*member);
            !(shadow.loose && gone(stepper.touches.mover(shadow.cast)))
        });
        let left: Vec<u32> = left.collect();
        self.set(&left)
    }

    fn loosen_own(&mut self, set: u32, mover: Slot) -> u32 {
        if let Some(known) = self.loosened.get(&(set, mover)) {
            return *known;
        }
        let mut loosened = Vec::new();
        for member in members(self.sets.get(set).iter().copied()) {
            let shadow = *self.list.get(member);
            let own = self.space.stepper.touches.mover(shadow.cast) == mover;
            loosened.push(self.list.number(&Shadow { loose: shadow.loose || own, ..shadow }));
        }
        let loose = self.set(&loosened);
        self.loosened.insert((set, mover), loose);
        loose
    }

    /// What is left of the shadows when a mover steps beside whom others were tried: not his own.
    fn without(&mut self, set: u32, label: Label) -> u32 {
        let (mover, ..) = self.labels.steps.get(label).steps[0];
        if set == 0 {
            return 0;
        }
        if let Some(known) = self.without.get(&(set, mover)) {
            return *known;
        }
        let own = self.own.entry(mover).or_default();
        let touches = &self.space.stepper.touches;
        own.extend(self.list.values(), |shadow| !shadow.loose && touches.mover(shadow.cast) == mover);
        let left = self.sets.get(set).iter().zip(&own.words).map(|(all, own)| all & !own);
        let left = self.sets.number(&trimmed(left.collect())[..]);
        self.without.insert((set, mover), left);
        left
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
        let (mut long, mut short) = (self.sets.get(one), self.sets.get(two));
        if long.len() < short.len() {
            std::mem::swap(&mut long, &mut short);
        }
        let mut both = long.clone();
        for (word, more) in both.iter_mut().zip(short) {
            *word |= more;
        }
        let number = self.sets.number(&both[..]);
        self.unions.insert((one, two), number);
        number
    }
}
