//! How a state is renamed. It follows from those of its components that hold names, and most steps change few of these; so
//! renamings are looked up by them. Knows nothing of which names are exchanged, and why.

use rustc_hash::FxHashMap;

use super::bits::{members, set};
use super::slots::{BySlot, Slot, Slots, write};
use super::symmetry::{AS_IT_IS, Mirror, Numbered, Way, at};
use super::table::{Node, Unpacked};

/// Renamings that are kept, at most.
const MOST_KEPT: usize = 1 << 15;

/// A renaming, and what it changes.
type Renaming = (Way, Box<[Numbered]>);

/// What was found before.
#[derive(Default)]
pub(super) struct Renamed {
    /// By slot and number: whether it holds a name, if that is known.
    named: BySlot<Option<bool>>,
    /// By the components that hold names, slot and number in one word.
    known: FxHashMap<Box<[u64]>, Renaming>,
    /// The state that was unpacked last, if it still has that number.
    before: Option<Node>,
    /// Its numbers, and by slot, one bit each, whether the component holds a name.
    row: Vec<u32>,
    bits: Vec<u64>,
    /// The same for the state that is to be renamed.
    now: Vec<u64>,
    key: Vec<u64>,
    /// How often everything was forgotten, and how many operations had names then.
    era: (u32, usize),
    bytes: usize,
}

impl Renamed {
    /// Forgets everything: other components hold names now, or they are exchanged otherwise.
    pub(super) fn forget(&mut self) {
        self.named.clear();
        self.known.clear();
        self.bytes = 0;
        self.era.0 += 1;
        self.row.clear();
        self.bits.clear();
        self.start_over();
    }

    /// States have other numbers from now on.
    pub(super) fn start_over(&mut self) {
        self.before = None;
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.named.bytes() + self.known.capacity() * 40 + self.bytes
    }
}

impl Mirror {
    /// How the state of these numbers is renamed, which differs from one that was unpacked in the changes. What it becomes is
    /// added to them, and may be written over the numbers.
    pub(super) fn rename(
        &mut self,
        slots: &mut Slots,
        before: &Unpacked,
        row: &mut Vec<u32>,
        changes: &mut Vec<Numbered>,
    ) -> Way {
        let era = self.era(slots);
        self.gather(slots, before, row, changes);
        let sure = era == self.era(slots);
        if sure && let Some((way, more)) = self.renamed.known.get(&self.renamed.key[..]) {
            changes.extend_from_slice(more);
            return *way;
        }
        let key: Box<[u64]> = self.renamed.key.as_slice().into();
        // where more names were met than before, any component may hold one
        let mut named: Vec<Slot> =
            if sure { key.iter().map(|word| (word >> 32) as Slot).collect() } else { (1..row.len() as Slot).collect() };
        let from = changes.len();
        let way = self.rename_anew(slots, &mut named, row, changes);
        if sure && era == self.era(slots) {
            self.remember(key, (way, changes[from..].into()));
        }
        way
    }

    /// How a state of these numbers is renamed, in which names are held in these slots, or in fewer. What it becomes is
    /// written over the numbers, and added to the changes.
    fn rename_anew(
        &mut self,
        slots: &mut Slots,
        named: &mut Vec<Slot>,
        row: &mut Vec<u32>,
        changes: &mut Vec<Numbered>,
    ) -> Way {
        let before = changes.len();
        let operations = self.order_of_operations(slots, row);
        if operations != AS_IT_IS {
            self.operations.trust.note();
            let held = self.held(slots, named, row, |mirror, slots, one| mirror.operations.holds(slots, one));
            self.apply(slots, &held, operations, row, changes);
        }
        if !self.exchanges_threads() {
            return operations;
        }
        named.extend(changes[before..].iter().map(|(slot, _)| *slot));
        named.sort_unstable();
        named.dedup();
        let held = self.held(slots, named, row, Mirror::holds_name);
        let threads = self.choose(slots, row, &held);
        if threads != AS_IT_IS {
            self.apply(slots, &held, threads, row, changes);
        }
        self.then(operations, threads)
    }

    /// The components in these slots that hold a name.
    fn held(
        &mut self,
        slots: &mut Slots,
        named: &[Slot],
        row: &[u32],
        holds: impl Fn(&mut Mirror, &mut Slots, Numbered) -> bool,
    ) -> Vec<Numbered> {
        let there = named.iter().map(|slot| (*slot, at(row, *slot))).filter(|(_, number)| *number != 0);
        there.filter(|one| holds(self, slots, *one)).collect()
    }

    /// Renames these components.
    fn apply(
        &mut self,
        slots: &mut Slots,
        held: &[Numbered],
        way: Way,
        row: &mut Vec<u32>,
        changes: &mut Vec<Numbered>,
    ) {
        let before = changes.len();
        changes.extend(held.iter().map(|(slot, _)| (*slot, 0)));
        for one in held {
            changes.push(self.image(slots, *one, way));
        }
        write(row, &changes[before..]);
    }

    /// Changes whenever other components hold names than before.
    fn era(&mut self, slots: &Slots) -> (u32, usize) {
        self.operations.look_through(slots);
        let names = self.operations.names();
        if self.renamed.era.1 != names {
            self.renamed.forget();
            self.renamed.era.1 = names;
        }
        self.renamed.era
    }

    /// Writes down the components that hold names.
    fn gather(&mut self, slots: &mut Slots, before: &Unpacked, row: &[u32], changes: &[Numbered]) {
        if self.renamed.before != Some(before.node()) {
            self.gather_before(slots, before);
        }
        let mut now = std::mem::take(&mut self.renamed.now);
        now.clear();
        now.extend_from_slice(&self.renamed.bits);
        for (slot, _) in changes {
            set(&mut now, *slot, self.is_named(slots, (*slot, row[*slot as usize])));
        }
        self.renamed.key.clear();
        for slot in members(now.iter().copied()) {
            self.renamed.key.push(u64::from(slot) << 32 | u64::from(row[slot as usize]));
        }
        self.renamed.now = now;
    }

    /// Finds out which components of an unpacked state hold names, where it differs from the one before.
    fn gather_before(&mut self, slots: &mut Slots, before: &Unpacked) {
        let era = self.renamed.era;
        let (mut row, mut bits) = (std::mem::take(&mut self.renamed.row), std::mem::take(&mut self.renamed.bits));
        row.resize(before.row().len(), 0);
        for (slot, (old, new)) in (0..).zip(row.iter_mut().zip(before.row())) {
            if *old != *new {
                *old = *new;
                set(&mut bits, slot, self.is_named(slots, (slot, *new)));
            }
        }
        // if everything was forgotten meanwhile, so is this
        if era == self.renamed.era {
            (self.renamed.row, self.renamed.bits) = (row, bits);
            self.renamed.before = Some(before.node());
        }
    }

    fn is_named(&mut self, slots: &mut Slots, one: Numbered) -> bool {
        if one.1 == 0 {
            return false;
        }
        if let Some(known) = *self.renamed.named.entry(one) {
            return known;
        }
        let named = self.holds_name_of_any(slots, one);
        *self.renamed.named.entry(one) = Some(named);
        named
    }

    fn remember(&mut self, key: Box<[u64]>, renaming: Renaming) {
        if self.renamed.known.len() >= MOST_KEPT {
            self.renamed.known.clear();
            self.renamed.bytes = 0;
        }
        self.renamed.bytes += size_of_val(&key[..]) + size_of_val(&renaming.1[..]) + 32;
        self.renamed.known.insert(key, renaming);
    }
}
