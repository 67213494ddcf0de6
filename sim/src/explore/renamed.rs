//! How states were renamed before. It follows from those of their components that hold names, and most steps change few of
//! these; so the renaming is looked up by them. Says what [`Mirror`] would say, and nothing else.

use rustc_hash::FxHashMap;

use super::slots::{BySlot, Slot, Slots};
use super::symmetry::{Mirror, Numbered, Way};
use super::table::{Node, Unpacked};

/// Renamings that are kept, at most.
const MOST_KEPT: usize = 1 << 15;

/// A renaming, and what it changes.
type Renaming = (Way, Box<[Numbered]>);

/// What was found before.
#[derive(Default)]
pub(super) struct Renamed {
    /// By slot and number: whether it holds a name (2: yes, 1: no, 0: not known yet).
    named: BySlot<u8>,
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

fn set(bits: &mut Vec<u64>, slot: Slot, bit: bool) {
    let at = (slot / 64) as usize;
    if at >= bits.len() {
        bits.resize(at + 1, 0);
    }
    bits[at] = bits[at] & !(1 << (slot % 64)) | u64::from(bit) << (slot % 64);
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
        for (at, word) in (0..).zip(&now) {
            let mut word = *word;
            while word != 0 {
                let slot = at * 64 + word.trailing_zeros();
                self.renamed.key.push(u64::from(slot) << 32 | u64::from(row[slot as usize]));
                word &= word - 1;
            }
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
        match *self.renamed.named.entry(one) {
            0 => {
                let named = self.holds_name_of_any(slots, one);
                *self.renamed.named.entry(one) = 1 + u8::from(named);
                named
            }
            known => known == 2,
        }
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
