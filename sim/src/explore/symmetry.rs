//! Threads that were made alike: states that differ only in which of them has which name are one state. Each state is
//! renamed to one that stands for all of them; any would do, so how it is chosen decides how much is saved, not whether the
//! search is right. It is right as long as no step tells names apart: where one does, or uses a handle to one of the
//! threads otherwise than to all alike, symmetry is given up. Must never say that a state is new.
//! Source: STEPS §2.3, §4.4; the argument is on the architecture page.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tpio_model::name::ThreadId;
use tpio_model::{Key, Part, Renaming};

use super::interner::Interner;
use super::slots::{ENDING, Slot, Slots, is_component};
use super::stepper::{Stepper, passes};

/// Whether threads that are alike are taken to be one and the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symmetry {
    /// Not asked for.
    Unwanted,
    /// No two threads were made alike.
    Nothing,
    /// Yes.
    Used,
    /// No: the program tells their names apart. What did so.
    Broken(&'static str),
}

/// A number for a renaming; 0 changes nothing.
pub(super) type Way = u32;
/// Changes nothing.
pub(super) const AS_IT_IS: Way = 0;

/// Orders of threads that are tried, at most, where they look the same.
const MOST_ORDERS: usize = 120;
/// Threads that are taken to be alike, at most: those made first.
const MOST_MEMBERS: usize = 16;

/// A component of a state.
type Numbered = (Slot, u32);

/// A thread that was made like others.
#[derive(Clone, Copy)]
struct Member {
    id: ThreadId,
    thread: Slot,
    /// What handles to it refer to; a worker has none.
    object: Option<Slot>,
}

/// Renames states.
pub(super) struct Mirror {
    status: Symmetry,
    /// The status that the search goes by.
    noticed: Symmetry,
    /// Threads made alike, by the order of their names; only groups of two and more.
    groups: Vec<Vec<Member>>,
    /// How many slots were looked through for threads.
    seen: usize,
    ways: Interner<Renaming>,
    images: FxHashMap<(Numbered, Way), Numbered>,
    /// By slot and number: whether it holds the name of one of the threads (2: yes, 1: no, 0: not known yet).
    holds: Vec<Vec<u8>>,
    /// By the components that hold names: how they are renamed, and what becomes of them.
    canonical: FxHashMap<Box<[Numbered]>, (Way, Arc<[Numbered]>)>,
    /// By situation: one more than the group to whose objects it looks, 0: to none's.
    foreign: FxHashMap<u32, u32>,
    /// By situation and the thread objects of the groups: whether it treats all alike.
    fair: FxHashMap<(u32, Box<[u32]>), bool>,
    held: Vec<Numbered>,
    bytes: usize,
}

impl Mirror {
    pub(super) fn new(wanted: bool) -> Self {
        let mut ways = Interner::default();
        ways.number(&Renaming::default());
        let status = if wanted { Symmetry::Nothing } else { Symmetry::Unwanted };
        Mirror {
            status,
            noticed: status,
            groups: Vec::new(),
            seen: 0,
            ways,
            images: FxHashMap::default(),
            holds: Vec::new(),
            canonical: FxHashMap::default(),
            foreign: FxHashMap::default(),
            fair: FxHashMap::default(),
            held: Vec::new(),
            bytes: 0,
        }
    }

    pub(super) fn status(&self) -> Symmetry {
        self.status
    }

    /// Whether states are renamed.
    pub(super) fn renames(&self) -> bool {
        self.status == Symmetry::Used
    }

    /// Takes note of threads that were met since. Says whether states are to be looked at in another way from now on.
    pub(super) fn notice(&mut self, stepper: &Stepper<'_>) -> bool {
        let known = matches!(self.status, Symmetry::Unwanted | Symmetry::Broken(_));
        if !known && self.seen < stepper.slots.len() {
            self.seen = stepper.slots.len();
            self.find_groups(&stepper.slots);
        }
        if self.status == Symmetry::Used && stepper.names_told {
            self.give_up("a thread's name is made a number, or two are put in order");
        }
        if self.noticed != self.status { eprintln!("{:?} groups {:?}", self.status, self.groups.iter().map(Vec::len).collect::<Vec<_>>()); }
        std::mem::replace(&mut self.noticed, self.status) != self.status
    }

    fn give_up(&mut self, why: &'static str) {
        self.status = Symmetry::Broken(why);
    }

    fn find_groups(&mut self, slots: &Slots) {
        let mut families: BTreeMap<u32, Vec<Member>> = BTreeMap::new();
        for (id, thread) in slots.threads() {
            if id.is_grandchild() {
                return self.give_up("a thread that another made is named after it");
            }
            let Some(family) = id.family() else { continue };
            let object = slots.known(Key::ThreadObject(id));
            families.entry(family).or_default().push(Member { id, thread, object });
        }
        let groups: Vec<Vec<Member>> = families.into_values().filter(|group| group.len() > 1).collect();
        let ids = |groups: &[Vec<Member>]| groups.iter().flatten().map(|member| member.id).collect::<Vec<_>>();
        if ids(&groups) != ids(&self.groups) {
            self.holds.clear();
            self.canonical.clear();
            self.foreign.clear();
            self.fair.clear();
            self.status = Symmetry::Used;
            self.groups = groups;
            self.groups.iter_mut().for_each(|group| group.truncate(MOST_MEMBERS));
        }
    }

    /// The renaming with that number.
    pub(super) fn renaming(&self, way: Way) -> &Renaming {
        self.ways.get(way)
    }

    /// How a state of these numbers is renamed. What it becomes is written over the numbers, and added to the changes.
    pub(super) fn rename(&mut self, slots: &mut Slots, row: &mut Vec<u32>, changes: &mut Vec<Numbered>) -> Way {
        let mut held = std::mem::take(&mut self.held);
        held.clear();
        for slot in 0..row.len() as Slot {
            let number = row[slot as usize];
            if number != 0 && self.holds_name(slots, (slot, number)) {
                held.push((slot, number));
            }
        }
        let (way, image) = match self.canonical.get(&held[..]) {
            Some(known) => known.clone(),
            None => self.choose(slots, &held),
        };
        if way != AS_IT_IS {
            row.resize(slots.len(), 0);
            held.iter().for_each(|(slot, _)| row[*slot as usize] = 0);
            image.iter().for_each(|(slot, number)| row[*slot as usize] = *number);
            let all = held.iter().chain(&*image).map(|(slot, _)| (*slot, row[*slot as usize]));
            changes.extend(all);
        }
        self.held = held;
        way
    }

    /// Of all renamings that may be told apart by nobody, one that depends on the state only up to them, as far as
    /// possible.
    #[cold]
    fn choose(&mut self, slots: &mut Slots, held: &[Numbered]) -> (Way, Arc<[Numbered]>) {
        let mut best = held.to_vec();
        let mut renaming = Renaming::default();
        for group in 0..self.groups.len() {
            let mut candidates = self.orders(slots, group, &best);
            candidates.sort_unstable();
            let mut least: Option<(Vec<Numbered>, Renaming)> = None;
            for candidate in candidates {
                let way = self.ways.number(&candidate);
                let image = self.image_of_all(slots, &best, way);
                if least.as_ref().is_none_or(|(other, _)| image < *other) {
                    least = Some((image, candidate));
                }
            }
            if let Some((image, next)) = least {
                best = image;
                renaming = renaming.then(&next);
            }
        }
        let way = self.ways.number(&renaming);
        let image: Arc<[Numbered]> = best.into();
        self.bytes += 2 * size_of_val(held) + 96;
        self.canonical.insert(held.into(), (way, Arc::clone(&image)));
        (way, image)
    }

    /// The orders in which the threads of a group may stand: sorted by what each looks like by itself, and every order of
    /// those that look the same, unless they are many.
    fn orders(&mut self, slots: &mut Slots, group: usize, held: &[Numbered]) -> Vec<Renaming> {
        let members = self.groups[group].clone();
        let first = members[0];
        // alike are those whose objects have as many handles; of those, each takes one of the names that they have
        let mut classes: BTreeMap<Option<u32>, Vec<(u32, Member)>> = BTreeMap::new();
        for member in &members {
            let Some(class) = class_of(slots, held, *member) else { continue };
            let number = number_in(held, member.thread);
            let exchange = Renaming::new(vec![(member.id, first.id), (first.id, member.id)]);
            let way = self.ways.number(&exchange);
            let looks = if number == 0 { 0 } else { self.image(slots, (member.thread, number), way).1 };
            classes.entry(class).or_default().push((looks, *member));
        }
        let mut orders = vec![Vec::new()];
        for class in classes.into_values() {
            let places: Vec<ThreadId> = class.iter().map(|(_, member)| member.id).collect();
            let mut sorted = class;
            // those that are there come first
            sorted.sort_by_key(|(looks, member)| (*looks == 0, *looks, member.id));
            let alike = sorted.chunk_by(|one, two| one.0 == two.0);
            let mut ways: Vec<Vec<ThreadId>> = vec![Vec::new()];
            for same in alike {
                let ids: Vec<ThreadId> = same.iter().map(|(_, member)| member.id).collect();
                let count: usize = (1..=ids.len()).product();
                let few = same[0].0 != 0 && orders.len() * ways.len() * count <= MOST_ORDERS;
                let tried = if few { permutations(&ids) } else { vec![ids] };
                ways = ways.iter().flat_map(|way| tried.iter().map(|more| [&way[..], more].concat())).collect();
            }
            let pairs = |way: &Vec<ThreadId>| way.iter().copied().zip(places.iter().copied()).collect::<Vec<_>>();
            orders = orders.iter().flat_map(|order| ways.iter().map(|way| [&order[..], &pairs(way)].concat())).collect();
        }
        orders.into_iter().map(Renaming::new).collect()
    }

    fn image_of_all(&mut self, slots: &mut Slots, held: &[Numbered], way: Way) -> Vec<Numbered> {
        let mut image: Vec<Numbered> = held.iter().map(|one| self.image(slots, *one, way)).collect();
        image.sort_unstable();
        image
    }

    /// What a component is under other names.
    fn image(&mut self, slots: &mut Slots, one: Numbered, way: Way) -> Numbered {
        if way == AS_IT_IS || one.1 == 0 || one.0 == ENDING {
            return one;
        }
        if let Some(known) = self.images.get(&(one, way)) {
            return *known;
        }
        let by = self.ways.get(way);
        let image = if is_component(one.0) {
            let part = Arc::new(by.part(slots.part(one.0, one.1)));
            let slot = slots.slot(by.key(slots.key(one.0)));
            (slot, slots.number(slot, &part))
        } else {
            let members = slots.members(one.1).to_vec();
            let renamed = members.iter().map(|slot| slots.slot(by.key(slots.key(*slot)))).collect();
            (one.0, slots.directory_of(renamed))
        };
        self.images.insert((one, way), image);
        image
    }

    fn holds_name(&mut self, slots: &mut Slots, one: Numbered) -> bool {
        let (slot, number) = (one.0 as usize, one.1 as usize);
        if let Some(known) = self.holds.get(slot).and_then(|numbers| numbers.get(number)).filter(|known| **known != 0) {
            return *known == 2;
        }
        if self.holds.len() <= slot {
            self.holds.resize_with(slot + 1, Vec::new);
        }
        if self.holds[slot].len() <= number {
            self.bytes += number + 1 - self.holds[slot].len();
            self.holds[slot].resize(number + 1, 0);
        }
        let holds = self.tests().into_iter().any(|way| self.image(slots, one, way) != one);
        self.holds[slot][number] = 1 + u8::from(holds);
        holds
    }

    /// Renamings of which all others are made: what none of them changes holds no name.
    fn tests(&mut self) -> Vec<Way> {
        let mut tests = Vec::new();
        for group in self.groups.clone() {
            let ids: Vec<ThreadId> = group.iter().map(|member| member.id).collect();
            let next = ids.iter().cycle().skip(1).copied();
            let round = Renaming::new(ids.iter().copied().zip(next).collect());
            let exchange = Renaming::new(vec![(ids[0], ids[1]), (ids[1], ids[0])]);
            tests.extend([self.ways.number(&round), self.ways.number(&exchange)]);
        }
        tests
    }

    /// Gives symmetry up if a mover uses a handle to one of the threads otherwise than to all of them alike.
    pub(super) fn watch(&mut self, stepper: &mut Stepper<'_>, row: &[u32], slot: Slot, local: u32) {
        let Some(group) = self.foreign(stepper, slot, local) else { return };
        if !self.is_fair(stepper, row, group, slot, local) {
            self.give_up("a handle to one of several threads made alike is used by itself");
        }
    }

    /// The group of a thread other than the mover to whose object a situation has a look.
    pub(super) fn foreign(&mut self, stepper: &Stepper<'_>, slot: Slot, local: u32) -> Option<usize> {
        if let Some(known) = self.foreign.get(&local).filter(|_| !passes(local)) {
            return known.checked_sub(1).map(|group| group as usize);
        }
        let looks = &stepper.get(local).looks;
        let group = self.groups.iter().position(|group| {
            let other = |member: &&Member| member.thread != slot;
            group.iter().filter(other).filter_map(|member| member.object).any(|object| looks.contains(&object))
        });
        self.foreign.insert(local, group.map_or(0, |group| group as u32 + 1));
        group
    }

    fn is_fair(&mut self, stepper: &mut Stepper<'_>, row: &[u32], group: usize, slot: Slot, local: u32) -> bool {
        let members = self.groups[group].clone();
        let at = |slot: Option<Slot>| slot.and_then(|slot| row.get(slot as usize)).copied().unwrap_or(0);
        let objects: Box<[u32]> = members.iter().map(|member| at(member.object)).collect();
        let key = (local, objects);
        if passes(local) {
            return false;
        }
        if let Some(fair) = self.fair.get(&key) {
            return *fair;
        }
        let there: Vec<Numbered> =
            members.iter().filter_map(|member| member.object).map(|slot| (slot, at(Some(slot)))).filter(|one| one.1 != 0).collect();
        let objects: Vec<&Part> = there.iter().map(|(slot, number)| &**stepper.slots.part(*slot, *number)).collect();
        let over = |part: &&Part| matches!(part, Part::ThreadObject(object) if object.ended.is_some());
        // handles to threads that have all ended, and equally, are nothing that the threads' names could change
        let fair = (objects.iter().all(over) && objects.windows(2).all(|two| two[0] == two[1]))
            || self.treats_all_alike(stepper, row, group, slot, local);
        self.fair.insert(key, fair);
        fair
    }

    /// Whether a mover can do the same under all other names of a group.
    fn treats_all_alike(&mut self, stepper: &mut Stepper<'_>, row: &[u32], group: usize, slot: Slot, local: u32) -> bool {
        let held: Vec<Numbered> = (0..).zip(row.iter().copied()).filter(|(_, number)| *number != 0).collect();
        let members = self.groups[group].clone();
        let mut classes: BTreeMap<Option<u32>, Vec<ThreadId>> = BTreeMap::new();
        for member in members {
            if let Some(class) = class_of(&stepper.slots, &held, member) {
                classes.entry(class).or_default().push(member.id);
            }
        }
        let own = after(stepper, row, local);
        for class in classes.into_values() {
            let count: usize = (1..=class.len()).product();
            if count > MOST_ORDERS {
                return false;
            }
            for order in permutations(&class) {
                let way = self.ways.number(&Renaming::new(class.iter().copied().zip(order).collect()));
                let renamed = self.image_of_row(&mut stepper.slots, row, way);
                let mover = stepper.slots.slot(self.ways.get(way).key(stepper.slots.key(slot)));
                let there = stepper.local(mover, &renamed);
                let mut theirs = after(stepper, &renamed, there);
                let mut ours: Vec<Vec<u32>> =
                    own.iter().map(|row| self.image_of_row(&mut stepper.slots, row, way)).collect();
                let width = stepper.slots.len();
                ours.iter_mut().chain(&mut theirs).for_each(|row| row.resize(width, 0));
                ours.sort_unstable();
                theirs.sort_unstable();
                if ours != theirs {
                    return false;
                }
            }
        }
        true
    }

    fn image_of_row(&mut self, slots: &mut Slots, row: &[u32], way: Way) -> Vec<u32> {
        let mut image = vec![0; slots.len()];
        for (slot, number) in (0..).zip(row).filter(|(_, number)| **number != 0) {
            let (slot, number) = self.image(slots, (slot, *number), way);
            image.resize(slots.len(), 0);
            image[slot as usize] = number;
        }
        image
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes + self.images.capacity() * 24 + self.ways.len() * 96
    }
}

/// The states after each choice of a mover in a situation.
fn after(stepper: &mut Stepper<'_>, row: &[u32], local: u32) -> Vec<Vec<u32>> {
    let mut changes = Vec::new();
    let count = stepper.get(local).jumps.len() as u32;
    let after = (0..count).map(|way| {
        changes.clear();
        stepper.changes((local, way), row, &mut changes);
        let mut after = row.to_vec();
        after.resize(stepper.slots.len(), 0);
        changes.iter().for_each(|(slot, number)| after[*slot as usize] = *number);
        after
    });
    after.collect()
}

fn number_in(held: &[Numbered], slot: Slot) -> u32 {
    held.iter().find(|(other, _)| *other == slot).map_or(0, |(_, number)| *number)
}

/// What a thread has in common with those whose names it may take: as many handles to it. Workers have none. `None` for
/// one that no handle can refer to any more, or that is not there yet.
fn class_of(slots: &Slots, held: &[Numbered], member: Member) -> Option<Option<u32>> {
    let Some(object) = member.object else { return Some(None) };
    let number = number_in(held, object);
    match (number != 0).then(|| &**slots.part(object, number)) {
        Some(Part::ThreadObject(object)) => Some(Some(object.handles)),
        _ => None,
    }
}

fn permutations(ids: &[ThreadId]) -> Vec<Vec<ThreadId>> {
    let Some((first, rest)) = ids.split_first() else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for order in permutations(rest) {
        for at in 0..=order.len() {
            let mut order = order.clone();
            order.insert(at, *first);
            all.push(order);
        }
    }
    all
}
