//! Components as numbers. Each name gets a *slot*, each distinct component of a slot a number from 1 on; 0 is its absence.
//! Which components of a kind there are is a component too, so that a look at that rests on one number. Exact: numbers of
//! one slot are equal if and only if the components are. Knows nothing of programs or steps.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tpio_model::name::ThreadId;
use tpio_model::{Key, Kind, Part, State};

use super::interner::Interner;

/// The number of a slot.
pub(super) type Slot = u32;

/// How the run ended in this state; 0 if it goes on.
pub(super) const ENDING: Slot = 0;
/// The first slot of a component; before it stand the ending and one directory for each kind.
const FIRST: Slot = 1 + Kind::ALL.len() as Slot;

/// The slot that says which components of a kind there are.
pub(super) fn directory(kind: Kind) -> Slot {
    1 + kind as Slot
}

/// Writes changes over the numbers of a state.
pub(super) fn write(row: &mut Vec<u32>, changes: &[(Slot, u32)]) {
    for (slot, number) in changes {
        let at = *slot as usize;
        if at >= row.len() {
            row.resize(at + 1, 0);
        }
        row[at] = *number;
    }
}

/// Whether the slot is that of a component: neither the ending nor a directory.
pub(super) fn is_component(slot: Slot) -> bool {
    slot >= FIRST
}

/// The distinct components of one slot.
#[derive(Default)]
struct Values {
    numbers: FxHashMap<Arc<Part>, u32>,
    parts: Vec<Arc<Part>>,
}

/// Something about each component, by slot and number.
pub(super) struct BySlot<T> {
    table: Vec<Vec<T>>,
    entries: usize,
}

impl<T> Default for BySlot<T> {
    fn default() -> Self {
        BySlot { table: Vec::new(), entries: 0 }
    }
}

impl<T: Clone + Default> BySlot<T> {
    /// The entry of a component.
    pub(super) fn entry(&mut self, (slot, number): (Slot, u32)) -> &mut T {
        let (slot, number) = (slot as usize, number as usize);
        if slot >= self.table.len() {
            self.table.resize(slot + 1, Vec::new());
        }
        let numbers = &mut self.table[slot];
        if number >= numbers.len() {
            self.entries += number + 1 - numbers.len();
            numbers.resize(number + 1, T::default());
        }
        &mut numbers[number]
    }

    /// Forgets all entries.
    pub(super) fn clear(&mut self) {
        *self = BySlot::default();
    }

    /// How many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.entries * size_of::<T>()
    }
}

/// All slots and their components.
pub(super) struct Slots {
    /// The names, by slot.
    keys: Vec<Key>,
    by_key: FxHashMap<Key, Slot>,
    /// All slots in the order of their names.
    order: Vec<Slot>,
    values: Vec<Values>,
    /// Sets of slots in the order of their names; number 0 is the empty one.
    directories: Interner<Box<[Slot]>>,
    /// What a directory becomes when a slot is added or taken away.
    toggled: FxHashMap<(u32, Slot), u32>,
    bytes: usize,
}

impl Slots {
    pub(super) fn new() -> Self {
        let mut directories = Interner::<Box<[Slot]>>::default();
        directories.number(&[][..]);
        Slots {
            keys: Vec::new(),
            by_key: FxHashMap::default(),
            order: Vec::new(),
            values: Vec::new(),
            directories,
            toggled: FxHashMap::default(),
            bytes: 0,
        }
    }

    /// How many slots there are.
    pub(super) fn len(&self) -> usize {
        FIRST as usize + self.keys.len()
    }

    /// The slot of a name; a new one if it has none yet.
    pub(super) fn slot(&mut self, key: Key) -> Slot {
        if let Some(slot) = self.by_key.get(&key) {
            return *slot;
        }
        let slot = self.len() as Slot;
        let at = self.order.partition_point(|other| self.keys[(*other - FIRST) as usize] < key);
        self.order.insert(at, slot);
        self.keys.push(key);
        self.values.push(Values::default());
        self.by_key.insert(key, slot);
        slot
    }

    /// The slot of a name, if it has one.
    pub(super) fn known(&self, key: Key) -> Option<Slot> {
        self.by_key.get(&key).copied()
    }

    /// The name of a component's slot.
    pub(super) fn key(&self, slot: Slot) -> Key {
        self.keys[(slot - FIRST) as usize]
    }

    /// How many names there are.
    pub(super) fn count(&self) -> usize {
        self.keys.len()
    }

    /// The names that were met since there were so many.
    pub(super) fn keys_from(&self, count: usize) -> impl Iterator<Item = Key> {
        self.keys[count..].iter().copied()
    }

    /// All threads that were ever met, in the order of their names.
    pub(super) fn threads(&self) -> impl Iterator<Item = (ThreadId, Slot)> {
        self.order.iter().filter_map(|slot| match self.key(*slot) {
            Key::Thread(id) => Some((id, *slot)),
            _ => None,
        })
    }

    /// Whether a slot is that of a thread.
    pub(super) fn is_thread(&self, slot: Slot) -> bool {
        is_component(slot) && matches!(self.key(slot), Key::Thread(_))
    }

    /// The number of a component.
    pub(super) fn number(&mut self, slot: Slot, part: &Arc<Part>) -> u32 {
        let values = &mut self.values[(slot - FIRST) as usize];
        if let Some(number) = values.numbers.get(part) {
            return *number;
        }
        values.parts.push(Arc::clone(part));
        let number = u32::try_from(values.parts.len()).expect("internal: more components than a u32 counts");
        values.numbers.insert(Arc::clone(part), number);
        self.bytes += weight(part);
        number
    }

    /// The component with that number, which is not 0.
    pub(super) fn part(&self, slot: Slot, number: u32) -> &Arc<Part> {
        &self.values[(slot - FIRST) as usize].parts[number as usize - 1]
    }

    /// The slots in a directory, in the order of their names.
    pub(super) fn members(&self, directory: u32) -> &[Slot] {
        self.directories.get(directory)
    }

    /// The directory of these slots.
    pub(super) fn directory_of(&mut self, mut members: Vec<Slot>) -> u32 {
        members.sort_by_key(|slot| self.key(*slot));
        self.intern(&members)
    }

    fn intern(&mut self, members: &[Slot]) -> u32 {
        let (number, new) = self.directories.intern(members);
        if new {
            self.bytes += 2 * size_of_val(members) + 64;
        }
        number
    }

    /// The directory with one slot more, or one less if it has that slot.
    pub(super) fn toggle(&mut self, directory: u32, slot: Slot) -> u32 {
        if let Some(number) = self.toggled.get(&(directory, slot)) {
            return *number;
        }
        let mut members = self.directories.get(directory).to_vec();
        if let Some(at) = members.iter().position(|other| *other == slot) {
            members.remove(at);
        } else {
            let key = self.key(slot);
            let at = members.partition_point(|other| self.key(*other) < key);
            members.insert(at, slot);
        }
        let number = self.intern(&members);
        self.toggled.insert((directory, slot), number);
        number
    }

    /// The numbers of a whole state.
    pub(super) fn row(&mut self, state: &State) -> Vec<u32> {
        let mut row = vec![0; self.len()];
        for (key, part) in state.shared_parts() {
            let slot = self.slot(*key);
            row.resize(self.len(), 0);
            row[slot as usize] = self.number(slot, part);
            let directory = directory(key.kind()) as usize;
            row[directory] = self.toggle(row[directory], slot);
        }
        row
    }

    /// The state of these numbers.
    pub(super) fn state(&self, row: &[u32]) -> State {
        let present = self.order.iter().filter(|slot| row.get(**slot as usize).is_some_and(|number| *number != 0));
        let part = |slot: &Slot| (self.key(*slot), Arc::clone(self.part(*slot, row[*slot as usize])));
        State::from_parts(present.map(part).collect())
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes + self.toggled.capacity() * 24
    }
}

/// About how many bytes a component takes in the table: itself, what it owns, its entry. The figures were fitted to what
/// the process really used; they are upper estimates.
fn weight(part: &Part) -> usize {
    let owned = match part {
        Part::Alloc(alloc) => alloc.bytes.len() + alloc.init.len() * 8 + alloc.owned.len() * 32,
        Part::Constants(all) => all.iter().flatten().map(|alloc| alloc.bytes.len() + 64).sum(),
        Part::Observer(observer) => observer.output.len() + observer.rules.len() * 64,
        Part::Thread(thread) => thread.frames.iter().map(|frame| 128 + frame.regs.len() * 16).sum(),
        Part::Disk(disk) => disk.bytes.len(),
        Part::Watch(watch) => watch.changes.iter().map(|change| 32 + change.name.len()).sum(),
        Part::Pool(_) | Part::PoolPort(_) | Part::Object(_) | Part::Op(_) | Part::File(_) | Part::Pipe(_) => 128,
        Part::Group(group) => (group.members.len() + group.leaving.len()) * 16,
        Part::ThreadObject(_)
        | Part::Port(_)
        | Part::Event(_)
        | Part::Mutex(_)
        | Part::Semaphore(_)
        | Part::Handle(_)
        | Part::Lock(_)
        | Part::Srw(_)
        | Part::Variable(_)
        | Part::Once(_)
        | Part::Routines(_)
        | Part::Module(_)
        | Part::Slot(_)
        | Part::Clock(_)
        | Part::Dead(_) => 64,
    };
    size_of::<Part>() + owned + 64
}
