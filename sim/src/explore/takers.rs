//! Threads that take packets from one raw port and are alike: which of them takes a packet cannot be told, so a thread that
//! comes to take one may do so at once, before whatever else could happen at the port. Another packet would have gone to a
//! thread that waits already, another thread would have come first: in each case there is a run in which the two have
//! exchanged their names. What that rests on is checked here on the way; where it fails the search starts over without.
//! The argument is on the architecture page. Must never say which states are equal.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tpio_model::name::{Space, ThreadId};
use tpio_model::{Key, Kind, Part, Program, Renaming};

use super::interner::Interner;
use super::slots::{Slot, Slots, directory, is_component};
use super::swift::Trust;
use super::symmetry::{Mirror, Numbered, at};

/// What is known of those who take packets.
#[derive(Default)]
pub(super) struct Takers {
    pub(super) trust: Trust,
    /// By port: what each of its takers looks like when it comes to take a packet, under the first name of its group.
    looks: FxHashMap<Slot, u32>,
    signatures: Interner<Box<[u64]>>,
    /// Threads under the first name of their group, without the port to which they belong: all belong to it once they
    /// have come to take a packet.
    threads: Interner<Part>,
    /// By slot and number: the number of such a thread.
    known: FxHashMap<(Slot, u32), u32>,
    /// By thread and the directory of allocations: its own.
    stacks: FxHashMap<(Slot, u32), Box<[Slot]>>,
}

impl Takers {
    pub(super) fn new(program: &Program) -> Self {
        Takers { trust: Trust::new(program), ..Takers::default() }
    }

    /// Takes note of whether names of takers stand where they cannot be exchanged.
    pub(super) fn watch_names(&mut self, mirror: &Mirror) {
        if self.trust.is_there()
            && (0..mirror.groups.len()).any(|group| mirror.elsewhere(group) && self.has_takers(group))
        {
            self.trust.forbid();
        }
    }

    /// A thread, in a state of these numbers, is about to take a packet from a port.
    pub(super) fn watch(&mut self, slots: &mut Slots, mirror: &mut Mirror, row: &[u32], thread: Slot, port: Slot) {
        self.trust.note();
        let Some((group, index)) = mirror.member(thread) else { return self.trust.forbid() };
        let count = mirror.groups[group].len() as u32;
        let held_back = match (at(row, port) != 0).then(|| &**slots.part(port, at(row, port))) {
            Some(Part::Port(port)) => port.concurrency < count,
            _ => true,
        };
        let looks = self.looks_of(slots, mirror, row, (group, index), thread);
        if held_back || *self.looks.entry(port).or_insert(looks) != looks {
            self.trust.forbid();
        }
        self.compare(slots, mirror, row, group);
    }

    /// What a thread and its stack look like under the first name of its group.
    fn looks_of(
        &mut self,
        slots: &mut Slots,
        mirror: &mut Mirror,
        row: &[u32],
        (group, index): (usize, usize),
        thread: Slot,
    ) -> u32 {
        let first = mirror.first_name(group, index);
        let allocations = at(row, directory(Kind::Alloc));
        let stack = self.stacks.entry((thread, allocations)).or_insert_with(|| {
            let own = |slot: &&Slot| is_on_stack_of(slots, **slot, thread);
            slots.members(allocations).iter().filter(own).copied().collect()
        });
        let number = at(row, thread);
        let threads = &mut self.threads;
        let looks = self.known.entry((thread, number)).or_insert_with(|| {
            let (slot, number) = mirror.image(slots, (thread, number), first);
            let mut part = Part::clone(slots.part(slot, number));
            if let Part::Thread(thread) = &mut part {
                thread.port = None;
            }
            threads.number(&part)
        });
        let mut words = vec![group as u64, u64::from(*looks)];
        for slot in stack.iter().copied() {
            let (slot, number) = mirror.image(slots, (slot, at(row, slot)), first);
            words.push(u64::from(slot) << 32 | u64::from(number));
        }
        self.signatures.number(&words[..])
    }

    /// Compares what handles to threads refer to, wherever one of a group took a packet.
    pub(super) fn compare_all(&mut self, slots: &mut Slots, mirror: &mut Mirror, row: &[u32]) {
        for group in 0..mirror.groups.len() {
            if self.has_takers(group) {
                self.compare(slots, mirror, row, group);
            }
        }
    }

    /// Compares what handles to the living threads of a group refer to: they have to be alike, but for names.
    fn compare(&mut self, slots: &mut Slots, mirror: &mut Mirror, row: &[u32], group: usize) {
        let mut seen = None;
        for index in 0..mirror.groups[group].len() {
            let member = mirror.groups[group][index];
            let Some(object) = member.object.filter(|_| at(row, member.thread) != 0) else { continue };
            let number = at(row, object);
            let first = mirror.first_name(group, index);
            let looks = mirror.image(slots, (object, number), first).1;
            if *seen.get_or_insert(looks) != looks {
                self.trust.forbid();
            }
        }
    }

    /// Whether some step was taken early, and nothing is known against it.
    pub(super) fn counts(&self) -> bool {
        self.trust == Trust::Taken
    }

    /// Whether some thread of the group took a packet.
    fn has_takers(&self, group: usize) -> bool {
        self.looks.values().any(|number| self.signatures.get(*number)[0] == group as u64)
    }
}

impl Mirror {
    /// Whether the name of a thread of the group stood in some component where it is not at home: not its own, and not one
    /// that stays what it is when two of them exchange their names. Ports are not looked at.
    fn elsewhere(&self, group: usize) -> bool {
        self.elsewhere[group]
    }

    /// Takes note of a component that holds names of threads.
    pub(super) fn look_elsewhere(&mut self, slots: &mut Slots, one: Numbered) {
        // a directory is what its components are; who waits at a port and who runs may always be exchanged
        let key = if is_component(one.0) { slots.key(one.0) } else { return };
        let owner = match key {
            Key::Port(_) => return,
            Key::Thread(id) | Key::ThreadObject(id) => Some(id),
            Key::Alloc(base) if base.space() == Space::Stack => Some(base.name().creator()),
            _ => None,
        };
        for group in 0..self.groups.len() {
            let ids: Vec<ThreadId> = self.groups[group].iter().map(|member| member.id).collect();
            let at_home = owner.filter(|owner| ids.contains(owner));
            let other = |id: &&ThreadId| Some(**id) != at_home;
            // under a name that nobody has, whatever holds the old one is changed
            let nobody = ThreadId::worker(127, 127);
            let ways: Vec<Renaming> = match at_home {
                Some(_) => {
                    ids.iter().filter(other).map(|id| Renaming::new(vec![(*id, nobody), (nobody, *id)])).collect()
                }
                None => ids.windows(2).map(|two| Renaming::new(vec![(two[0], two[1]), (two[1], two[0])])).collect(),
            };
            let part = Arc::clone(slots.part(one.0, one.1));
            let moved = |by: &Renaming| by.key(key) != key || by.part(&part) != *part;
            self.elsewhere[group] |= ways.iter().any(moved);
        }
    }
}

fn is_on_stack_of(slots: &Slots, slot: Slot, thread: Slot) -> bool {
    match (slots.key(slot), slots.key(thread)) {
        (Key::Alloc(base), Key::Thread(id)) => base.space() == Space::Stack && base.name().creator() == id,
        _ => false,
    }
}
