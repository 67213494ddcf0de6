//! What the steps of a situation look at, change and access, taken together: all that their dependence on other steps rests
//! on. Must know nothing of where a step leads.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use tpio_model::{Access, Kind, PortUse};

use super::interner::Interner;
use super::slots::{Slot, Slots, directory};
use super::stepper::Local;
use super::symmetry::{AS_IT_IS, Mirror, Way};

/// A number for a [`Contact`].
pub(super) type Touch = u32;

/// What the steps of one mover in a situation have to do with the rest of the state. Lists are sorted.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Contact {
    pub(super) mover: Slot,
    everything: bool,
    looks: Box<[Slot]>,
    writes: Box<[Slot]>,
    accesses: Box<[Access]>,
    /// Raw ports, with what the steps have to do with them.
    ports: Box<[(Slot, PortUse)]>,
    /// Whether the only step takes a packet from a raw port, or joins those who wait for one, and does nothing else.
    takes: bool,
}

/// What stands between the steps of two situations.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Bond {
    /// Whether some step of one depends on some step of the other.
    pub(super) depend: bool,
    /// Whether they would be a data race.
    pub(super) race: bool,
}

impl Contact {
    /// That of a situation.
    pub(super) fn of(local: &Local) -> Self {
        let jumps = || local.jumps.iter();
        // where in the source does not matter
        let bare = |access: &Access| Access { site: None, ..*access };
        Contact {
            mover: local.mover,
            everything: jumps().any(|jump| jump.everything),
            looks: sorted(local.looks.iter().copied()),
            writes: sorted(jumps().flat_map(|jump| jump.writes.iter().copied())),
            accesses: sorted(jumps().flat_map(|jump| jump.accesses.iter().map(bare))),
            ports: joined(jumps().flat_map(|jump| jump.ports.iter().copied())),
            takes: local.takes.is_some(),
        }
    }

    /// The same under other names.
    fn renamed(&self, slots: &mut Slots, mirror: &Mirror, way: Way) -> Self {
        let by = mirror.renaming(way);
        let accesses = self.accesses.iter().map(|access| Access { base: by.base(access.base), ..*access });
        Contact {
            mover: mirror.image_of_slot(slots, self.mover, way),
            everything: self.everything,
            looks: sorted(self.looks.iter().map(|slot| mirror.image_of_slot(slots, *slot, way))),
            writes: sorted(self.writes.iter().map(|slot| mirror.image_of_slot(slots, *slot, way))),
            accesses: sorted(accesses),
            ports: sorted(self.ports.iter().map(|(slot, what)| (mirror.image_of_slot(slots, *slot, way), *what))),
            takes: self.takes,
        }
    }

    /// Whether a slot is that of a packet which is taken, or says which operations there are.
    fn is_packet(&self, slot: Slot) -> bool {
        let takes = self.takes && self.writes.binary_search(&slot).is_ok();
        takes && slot != self.mover && self.ports.iter().all(|(port, _)| slot != *port)
    }

    fn bytes(&self) -> usize {
        size_of::<Contact>() + (self.looks.len() + self.writes.len()) * 4 + size_of_val(&*self.accesses)
    }
}

fn sorted<T: Ord>(all: impl Iterator<Item = T>) -> Box<[T]> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all.into()
}

/// Every port once.
fn joined(all: impl Iterator<Item = (Slot, PortUse)>) -> Box<[(Slot, PortUse)]> {
    let mut ports: BTreeMap<Slot, PortUse> = BTreeMap::new();
    for (port, what) in all {
        ports.entry(port).and_modify(|before| *before = before.and(what)).or_insert(what);
    }
    ports.into_iter().collect()
}

impl Bond {
    /// `alike`: those who take packets from a raw port cannot be told apart.
    pub(super) fn of(one: &Contact, two: &Contact, alike: bool) -> Self {
        let pairs = || one.accesses.iter().flat_map(|mine| two.accesses.iter().map(move |theirs| (mine, theirs)));
        Bond {
            depend: one.everything
                || two.everything
                || writes_into(one, two, alike)
                || writes_into(two, one, alike)
                || pairs().any(|(mine, theirs)| mine.conflicts(theirs) && !mine.commutes(theirs)),
            race: pairs().any(|(mine, theirs)| mine.races(theirs)),
        }
    }
}

fn writes_into(one: &Contact, two: &Contact, alike: bool) -> bool {
    let common = one.writes.iter().filter(|slot| two.looks.binary_search(slot).is_ok());
    let mut common = common.filter(|slot| !alike || !is_nothing(one, two, **slot));
    common.next().is_some()
}

/// Whether it is nothing to speak of that the steps of both have to do with a slot: it is that of a raw port at which the
/// order of the two makes no difference but for the names of those who take packets, or of such a thread, or of a packet
/// that is taken: of an operation that is over nobody sees more than whether its name is free. A packet that goes to a thread
/// which waits for one would have gone to another before that thread came there: so its own steps before do not matter
/// either.
fn is_nothing(one: &Contact, two: &Contact, slot: Slot) -> bool {
    if one.is_packet(slot) || two.is_packet(slot) {
        return true;
    }
    let gives = |contact: &Contact| contact.ports.iter().any(|(_, what)| *what == PortUse::Gives);
    if (slot == one.mover && gives(two)) || (slot == two.mover && gives(one)) {
        return true;
    }
    let theirs = two.ports.iter().find(|(other, _)| *other == slot);
    one.ports.iter().any(|(port, mine)| *port == slot && theirs.is_some_and(|(_, theirs)| mix(*mine, *theirs)))
}

/// Whether two steps may be exchanged at a port up to names: not both bring a packet, and neither does anything else there.
/// (Two that bring one are never asked about, for a step that does so is seen by others and never waits; it is said because
/// it is so, and no test can notice it.)
fn mix(one: PortUse, two: PortUse) -> bool {
    one != PortUse::Other && two != PortUse::Other && (one, two) != (PortUse::Gives, PortUse::Gives)
}

/// All that were met.
#[derive(Default)]
pub(super) struct Touches {
    numbers: Interner<Contact>,
    bonds: FxHashMap<(Touch, Touch), Bond>,
    images: FxHashMap<(Touch, Way), Touch>,
    /// Whether those who take packets from a raw port are alike: see `takers`.
    pub(super) alike: bool,
    bytes: usize,
}

impl Touches {
    /// The number of what a situation's steps touch.
    pub(super) fn number(&mut self, contact: &Contact) -> Touch {
        let (number, new) = self.numbers.intern(contact);
        if new {
            self.bytes += 2 * contact.bytes();
        }
        number
    }

    /// Takes note of whether those who take packets from a raw port are alike.
    pub(super) fn set_alike(&mut self, alike: bool) {
        self.alike = alike;
        self.bonds.clear();
    }

    /// Who touches so.
    pub(super) fn mover(&self, touch: Touch) -> Slot {
        self.numbers.get(touch).mover
    }

    /// Whether this is a thread that takes a packet where it does not matter who does.
    pub(super) fn takes(&self, touch: Touch) -> bool {
        self.alike && self.numbers.get(touch).takes
    }

    /// Whether a thread may have ended by it.
    pub(super) fn ends_a_thread(&self, touch: Touch) -> bool {
        self.numbers.get(touch).writes.binary_search(&directory(Kind::Thread)).is_ok()
    }

    /// What stands between the steps of two situations that touch so.
    pub(super) fn bond(&mut self, one: Touch, two: Touch) -> Bond {
        if let Some(known) = self.bonds.get(&(one, two)) {
            return *known;
        }
        let bond = Bond::of(self.numbers.get(one), self.numbers.get(two), self.alike);
        self.bonds.insert((one, two), bond);
        bond
    }

    /// What is touched under other names.
    pub(super) fn image(&mut self, slots: &mut Slots, mirror: &Mirror, touch: Touch, way: Way) -> Touch {
        if way == AS_IT_IS {
            return touch;
        }
        if let Some(known) = self.images.get(&(touch, way)) {
            return *known;
        }
        let renamed = self.numbers.get(touch).renamed(slots, mirror, way);
        let image = self.number(&renamed);
        self.images.insert((touch, way), image);
        image
    }

    /// About how many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
            + self.bonds.capacity() * size_of::<((Touch, Touch), Bond)>()
            + self.images.capacity() * size_of::<((Touch, Way), Touch)>()
    }
}
