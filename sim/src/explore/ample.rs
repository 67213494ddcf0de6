//! Steps that are taken at once, alone: an ample set of one. A thread's step that touches nothing which anybody else will
//! touch before the thread's next step may come first; nothing else needs to be tried in that state. What others will do
//! is not known when a state is looked at, so it is assumed that they do nothing against it, and proved afterwards (see
//! `proof`). An assumption that proves wrong is remembered by the places in the program where the movers stood, and the
//! states that rested on it are looked at again. Must never say that an assumption was proved.

use rustc_hash::{FxHashMap, FxHashSet};
use tpio_model::program::Pc;
use tpio_model::state::{Phase, Thread};
use tpio_model::{Kind, Part};

use super::interner::Interner;
use super::slots::{Slot, Slots, directory};

/// Where a mover stands in the program: a small number. 0 stands for one that does not exist.
pub(super) type Place = u32;
/// A mover that is no thread and exists.
const THERE: Place = 1;

/// The kinds of components that move, in the order of the choices.
pub(super) const MOVERS: [Kind; 4] = [Kind::Thread, Kind::Object, Kind::PoolPort, Kind::Op];

/// Threads that move alone in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alone {
    /// The number of a list of threads, each with its number of steps.
    pub(super) turns: u32,
    /// The number of a list of movers, each with its place.
    pub(super) stands: u32,
}

/// For each of some movers a number: of steps, or of a place.
type List = Box<[(Slot, u32)]>;

/// Where movers stand.
#[derive(Default)]
struct Places {
    /// Functions and program counters, the outermost first, and the phase.
    threads: Interner<Box<[u32]>>,
    /// By slot and number.
    known: FxHashMap<(Slot, u32), Place>,
}

impl Places {
    fn of(&mut self, slots: &Slots, slot: Slot, number: u32) -> Place {
        if number == 0 {
            return 0;
        }
        if let Some(place) = self.known.get(&(slot, number)) {
            return *place;
        }
        let place = match &**slots.part(slot, number) {
            Part::Thread(thread) => {
                let frames = thread.frames.iter().flat_map(|frame| [frame.func.0.into(), frame.pc]);
                let words: Vec<u32> = frames.chain([phase(thread)]).collect();
                THERE + 1 + self.threads.number(&words[..])
            }
            _ => THERE,
        };
        self.known.insert((slot, number), place);
        place
    }
}

/// What was learned about who may not move alone, and the names of places.
#[derive(Default)]
pub(super) struct Ample {
    places: Places,
    /// By the place of a step: movers that touch what it touches, by where they stood when it was taken alone.
    minded: FxHashMap<Place, FxHashSet<(Slot, Place)>>,
    lists: Interner<List>,
    bytes: usize,
}

fn phase(thread: &Thread) -> u32 {
    match thread.phase {
        Phase::New | Phase::Ready => 0,
        Phase::Blocked(_) => 1,
        Phase::Returning(_) => 2,
        Phase::Idle => 3,
        Phase::Leaving => 4,
        Phase::Suspended => 5,
    }
}

/// Whether a step brought a thread forward in the program's text: not back in a loop. A thread that only goes forward
/// never comes to the same place again.
pub(super) fn forward(before: &Thread, after: &Thread) -> bool {
    let pcs = |thread: &Thread| -> Vec<Pc> { thread.frames.iter().map(|frame| frame.pc).collect() };
    let (old, new) = (pcs(before), pcs(after));
    match old.iter().zip(&new).find(|(old, new)| old != new) {
        Some((old, new)) => new > old,
        // a function that returns stands behind its call, with fewer frames
        None if old.len() == new.len() => phase(after) > phase(before),
        None => new.len() < old.len(),
    }
}

impl Ample {
    /// Where the mover of a slot stands.
    pub(super) fn place(&mut self, slots: &Slots, slot: Slot, number: u32) -> Place {
        self.places.of(slots, slot, number)
    }

    /// Whether a thread may take a step at this place alone, as far as is known.
    pub(super) fn may(&mut self, slots: &Slots, row: &[u32], mover: Slot, place: Place) -> bool {
        let Some(minded) = self.minded.get(&place) else { return true };
        minded.iter().all(|(slot, other)| {
            let number = row.get(*slot as usize).copied().unwrap_or(0);
            *slot == mover || self.places.of(slots, *slot, number) != *other
        })
    }

    /// The number of the list of where everybody stands.
    pub(super) fn stands(&mut self, slots: &Slots, row: &[u32]) -> u32 {
        let mut list = Vec::new();
        for kind in MOVERS {
            for slot in slots.members(row[directory(kind) as usize]) {
                list.push((*slot, self.place(slots, *slot, row[*slot as usize])));
            }
        }
        self.number(&list)
    }

    /// The number of a list.
    pub(super) fn number(&mut self, list: &[(Slot, u32)]) -> u32 {
        let (number, new) = self.lists.intern(list);
        if new {
            self.bytes += 2 * size_of_val(list) + 64;
        }
        number
    }

    /// A list, by number.
    pub(super) fn list(&self, number: u32) -> &[(Slot, u32)] {
        self.lists.get(number)
    }

    /// A mover that stood at `stood` touched what a step at `place` touches, which was taken alone. Says
    /// whether that is new.
    pub(super) fn learn(&mut self, place: Place, who: Slot, stood: Place) -> bool {
        self.minded.entry(place).or_default().insert((who, stood))
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.places.known.capacity() * 16 + self.places.threads.len() * 128 + self.bytes
    }
}
