//! Operations that the same call began: no program sees what they are called, so states that differ only in which of them
//! has which name are one state. In each state the operations of a call get the first names, in the order of what they are;
//! a callback that still carries the name of one that is over carries one of the last names, so that a new operation never
//! seems to be the old one. A step that takes the first of several would tell them apart: where there is one, operations
//! keep their names. Must never say that a state is new. Source: STEPS §2.2; the argument is on the architecture page.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use tpio_model::name::{MAX_NUMBER, Name};
use tpio_model::{Key, Kind, Part, Renaming};

use super::interner::Interner;
use super::slots::{BySlot, Slot, Slots, directory, is_component};
use super::stepper::Stepper;
use super::swift::Trust;
use super::symmetry::{AS_IT_IS, Mirror, Numbered, Way, at};

/// Names of one call, counted from the first and from the last, that are exchanged at most.
const MOST_NAMES: u16 = 256;

/// The operations of one call in a state.
#[derive(Default)]
struct OfCall {
    /// Those that there are: what each is, and its name.
    there: Vec<(u32, Name)>,
    /// The names that callbacks carry of others, which are over.
    over: Vec<Name>,
}

/// What is known of operations and their names.
pub(super) struct Operations {
    pub(super) trust: Trust,
    /// Every name that was met, and those that callbacks carry.
    names: BTreeSet<Name>,
    /// How many slots were looked through for names.
    seen: usize,
    /// Whether two operations of one call were met.
    several: bool,
    /// Whether the states of this search exchange names.
    noticed: bool,
    /// Gives every name that was met one that nobody has.
    elsewhere: Renaming,
    contents: Interner<Part>,
    /// By slot and number of an operation: one more than the number of what it is; 0: not known yet.
    looks: BySlot<u32>,
    /// By slot and number: whether it holds the name of an operation, if that is known.
    holds: BySlot<Option<bool>>,
    /// By thread and number: the name that its callback carries, and what the thread is but for that.
    carried: FxHashMap<Numbered, Option<(Name, u32)>>,
    /// By what there is: the renaming.
    orders: FxHashMap<Box<[u64]>, Way>,
    /// Bytes of the lists in `orders`.
    bytes: usize,
    key: Vec<u64>,
    carriers: Vec<(Name, u32)>,
}

impl Operations {
    pub(super) fn new(wanted: bool) -> Self {
        Operations {
            trust: if wanted { Trust::Allowed } else { Trust::Forbidden },
            names: BTreeSet::new(),
            seen: 0,
            several: false,
            noticed: false,
            elsewhere: Renaming::default(),
            contents: Interner::default(),
            looks: BySlot::default(),
            holds: BySlot::default(),
            carried: FxHashMap::default(),
            orders: FxHashMap::default(),
            bytes: 0,
            key: Vec::new(),
            carriers: Vec::new(),
        }
    }

    /// Whether there are some that exchange their names.
    pub(super) fn are_exchanged(&self) -> bool {
        self.several && self.trust.is_there()
    }

    /// How many names were met.
    pub(super) fn names(&self) -> usize {
        self.names.len()
    }

    /// Takes note of operations that were met since, and of steps that told them apart. Says whether the search is to start
    /// over.
    pub(super) fn notice(&mut self, stepper: &Stepper<'_>) -> bool {
        if stepper.operations_told {
            self.trust.forbid();
        }
        self.look_through(&stepper.slots);
        let exchanged = self.are_exchanged();
        // a state that was met before would be another one now
        let changed = std::mem::replace(&mut self.noticed, exchanged) != exchanged;
        self.trust.notice() || changed
    }

    /// Takes note of the names that were met since.
    pub(super) fn look_through(&mut self, slots: &Slots) {
        let before = self.names.len();
        for key in slots.keys_from(self.seen) {
            if let Key::Op(name) = key {
                self.names.insert(name);
            }
        }
        self.seen = slots.count();
        if self.names.len() > before {
            self.take_note();
        }
    }

    /// There is a name more.
    fn take_note(&mut self) {
        let last = MAX_NUMBER - MOST_NAMES;
        let between = |name: &Name| name.number() >= MOST_NAMES && name.number() < last;
        if self.names.iter().any(between) {
            self.trust.forbid();
        }
        self.several |= self.names.iter().zip(self.names.iter().skip(1)).any(|(one, two)| call(*one) == call(*two));
        let half = MAX_NUMBER / 2;
        let moved = |name: Name| Name::new(name.creator(), name.site(), name.number() ^ half);
        let pairs: BTreeSet<(Name, Name)> =
            self.names.iter().flat_map(|name| [(*name, moved(*name)), (moved(*name), *name)]).collect();
        self.elsewhere = Renaming::of_operations(pairs.into_iter().collect());
        self.holds.clear();
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        let maps = self.carried.capacity() * 32 + self.orders.capacity() * 32;
        // what an operation is, and a thread but for what it carries, stands there twice
        let contents = self.contents.len() * 2 * (size_of::<Part>() + 256);
        self.looks.bytes() + self.holds.bytes() + maps + contents + self.bytes
    }

    /// The operations that the same call began.
    fn alike(&self, name: Name) -> impl Iterator<Item = Name> {
        self.names.iter().copied().filter(move |other| call(*other) == call(name))
    }

    /// What an operation is, as a number.
    fn looks_like(&mut self, slots: &Slots, (slot, number): Numbered) -> u32 {
        let entry = self.looks.entry((slot, number));
        if *entry == 0 {
            *entry = 1 + self.contents.number(&**slots.part(slot, number));
        }
        *entry
    }

    pub(super) fn holds(&mut self, slots: &Slots, (slot, number): Numbered) -> bool {
        *self.holds.entry((slot, number)).get_or_insert_with(|| {
            if is_component(slot) {
                let (key, part) = (slots.key(slot), slots.part(slot, number));
                self.elsewhere.key(key) != key || self.elsewhere.part(part) != **part
            } else {
                slot == directory(Kind::Op)
            }
        })
    }

    /// The names that operations are to have: those that there are the first of their call, in the order of what they are,
    /// those that callbacks carry the last.
    fn order(&self, slots: &Slots, present: &[Slot]) -> Renaming {
        let mut calls: BTreeMap<u64, OfCall> = BTreeMap::new();
        let present_names: Vec<Name> = present.iter().filter_map(|slot| name_of(slots, *slot)).collect();
        for (name, word) in present_names.iter().zip(&self.key) {
            calls.entry(call(*name)).or_default().there.push((*word as u32, *name));
        }
        for (name, _) in &self.carriers {
            let over = &mut calls.entry(call(*name)).or_default().over;
            if !present_names.contains(name) && !over.contains(name) {
                over.push(*name);
            }
        }
        let mut pairs: Vec<(Name, Name)> = Vec::new();
        for OfCall { mut there, over } in calls.into_values() {
            there.sort_unstable();
            let named = |of: Name, number: u16| Name::new(of.creator(), of.site(), number);
            let first = (0..).zip(&there).map(|(number, (_, name))| (*name, named(*name, number)));
            let last = (1..).zip(&over).map(|(number, name)| (*name, named(*name, MAX_NUMBER - number)));
            let chosen: Vec<(Name, Name)> = first.chain(last).collect();
            // whoever had one of these names takes one that is free now
            let gone = chosen.iter().map(|(from, _)| *from).filter(|name| chosen.iter().all(|(_, to)| to != name));
            let taken = chosen.iter().map(|(_, to)| *to).filter(|name| chosen.iter().all(|(from, _)| from != name));
            pairs.extend(taken.zip(gone));
            pairs.extend(chosen);
        }
        Renaming::of_operations(pairs)
    }
}

impl Mirror {
    /// How the operations of a state of these numbers are renamed.
    pub(super) fn order_of_operations(&mut self, slots: &mut Slots, row: &[u32]) -> Way {
        if !self.operations.are_exchanged() {
            return AS_IT_IS;
        }
        self.operations.carriers.clear();
        let threads = at(row, directory(Kind::Thread));
        for index in 0..slots.members(threads).len() {
            let slot = slots.members(threads)[index];
            if let Some(carried) = self.carried_by(slots, (slot, row[slot as usize])) {
                self.operations.carriers.push(carried);
            }
        }
        let Mirror { operations, ways, .. } = self;
        operations.carriers.sort_by_key(|(name, looks)| (call(*name), *looks, *name));
        operations.key.clear();
        let present = slots.members(at(row, directory(Kind::Op)));
        for slot in present {
            let looks = operations.looks_like(slots, (*slot, row[*slot as usize]));
            operations.key.push(u64::from(*slot) << 32 | u64::from(looks));
        }
        let Operations { key, carriers, .. } = operations;
        key.extend(carriers.iter().map(|(name, _)| 1 << 63 | call(*name) << 10 | u64::from(name.number())));
        if let Some(known) = operations.orders.get(&operations.key[..]) {
            return *known;
        }
        let way = ways.number(&operations.order(slots, present));
        operations.bytes += size_of_val(&operations.key[..]);
        operations.orders.insert((&operations.key[..]).into(), way);
        way
    }

    /// The name that a thread's callback carries, and what the thread is but for that and its own name.
    pub(super) fn carried_by(&mut self, slots: &mut Slots, one: Numbered) -> Option<(Name, u32)> {
        if let Some(known) = self.operations.carried.get(&one) {
            return *known;
        }
        let carried = take_carried(&mut Part::clone(slots.part(one.0, one.1)));
        let carried = carried.map(|name| {
            let member = self.member(one.0);
            let by = member.map_or(AS_IT_IS, |(group, index)| self.first_name(group, index));
            let (slot, number) = self.image(slots, one, by);
            let mut thread = Part::clone(slots.part(slot, number));
            take_carried(&mut thread);
            (name, self.operations.contents.number(&thread))
        });
        self.operations.carried.insert(one, carried);
        if let Some((name, _)) = carried
            && self.operations.names.insert(name)
        {
            self.operations.take_note();
        }
        carried
    }

    /// The slots of the operations that may have each other's names, if this is one of them.
    pub(super) fn operations_like(&self, slots: &mut Slots, slot: Slot) -> Vec<Slot> {
        match name_of(slots, slot) {
            Some(name) if self.operations.are_exchanged() => {
                self.operations.alike(name).map(|other| slots.slot(Key::Op(other))).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Takes the name of an operation from the callback that a thread runs.
fn take_carried(part: &mut Part) -> Option<Name> {
    match part {
        Part::Thread(thread) => thread.forget_operation(),
        _ => None,
    }
}

/// The call that began an operation of this name, made by one thread.
fn call(name: Name) -> u64 {
    u64::from(name.creator().0) << 10 | u64::from(name.site())
}

fn name_of(slots: &Slots, slot: Slot) -> Option<Name> {
    match is_component(slot).then(|| slots.key(slot)) {
        Some(Key::Op(name)) => Some(name),
        _ => None,
    }
}
