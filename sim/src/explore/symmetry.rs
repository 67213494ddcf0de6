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
use super::operations::Operations;
use super::renamed::Renamed;
use super::slots::{BySlot, ENDING, Slot, Slots, is_component};
use super::stepper::Stepper;

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

impl Symmetry {
    /// One word for it.
    pub fn word(self) -> &'static str {
        match self {
            Symmetry::Unwanted => "unwanted",
            Symmetry::Nothing => "nothing",
            Symmetry::Used => "used",
            Symmetry::Broken(_) => "broken",
        }
    }

    /// Why it was given up, if it was.
    pub fn why(self) -> Option<&'static str> {
        match self {
            Symmetry::Broken(why) => Some(why),
            Symmetry::Unwanted | Symmetry::Nothing | Symmetry::Used => None,
        }
    }
}

/// A number for a renaming; 0 changes nothing.
pub(super) type Way = u32;
/// Changes nothing.
pub(super) const AS_IT_IS: Way = 0;

/// Orders of threads that are tried, at most, where they look the same.
pub(super) const MOST_ORDERS: usize = 120;
/// Groups of threads, at most.
const MOST_GROUPS: usize = 32;
/// Threads that are taken to be alike, at most: those made first.
const MOST_MEMBERS: usize = 16;

/// A component of a state.
pub(super) type Numbered = (Slot, u32);

/// Renamings, one of which is to be chosen.
type Orders = Arc<[Way]>;

/// A thread that was made like others.
#[derive(Clone, Copy)]
pub(super) struct Member {
    pub(super) id: ThreadId,
    pub(super) thread: Slot,
    /// What handles to it refer to; a worker has none.
    pub(super) object: Option<Slot>,
}

/// Renames states.
pub(super) struct Mirror {
    status: Symmetry,
    /// The status that the search goes by.
    noticed: Symmetry,
    /// Threads made alike, by the order of their names; only groups of two and more.
    pub(super) groups: Vec<Vec<Member>>,
    /// How many slots were looked through for threads.
    seen: usize,
    pub(super) ways: Interner<Renaming>,
    images: FxHashMap<(Numbered, Way), Numbered>,
    /// By slot and number: whether it holds the name of one of the threads, if that is known.
    holds: BySlot<Option<bool>>,
    /// By group and what its threads look like: the orders in which they may stand.
    sorted: FxHashMap<Box<[u64]>, Orders>,
    products: FxHashMap<(Way, Way), Way>,
    exchanges: FxHashMap<(ThreadId, ThreadId), Way>,
    /// By situation: two more than the group to whose objects it looks, 1: to none's, 0: not known yet.
    pub(super) foreign: Vec<u8>,
    /// By situation and the thread objects of the groups: whether it treats all alike.
    pub(super) fair: FxHashMap<(u32, Box<[u32]>), bool>,
    /// By group: whether its names stand where the threads cannot exchange them; see [`Mirror::elsewhere`].
    pub(super) elsewhere: Vec<bool>,
    pub(super) operations: Operations,
    pub(super) renamed: Renamed,
    looks: Vec<u64>,
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
            holds: BySlot::default(),
            sorted: FxHashMap::default(),
            products: FxHashMap::default(),
            exchanges: FxHashMap::default(),
            foreign: Vec::new(),
            fair: FxHashMap::default(),
            elsewhere: Vec::new(),
            operations: Operations::new(wanted),
            renamed: Renamed::default(),
            looks: Vec::new(),
            bytes: 0,
        }
    }

    pub(super) fn status(&self) -> Symmetry {
        self.status
    }

    /// Whether states are renamed.
    pub(super) fn renames(&self) -> bool {
        self.exchanges_threads() || self.operations.are_exchanged()
    }

    /// Whether threads that were made alike exchange their names.
    pub(super) fn exchanges_threads(&self) -> bool {
        self.status == Symmetry::Used
    }

    /// Takes note of threads that were met since. Says whether states are to be looked at in another way from now on.
    pub(super) fn notice(&mut self, stepper: &Stepper<'_>) -> bool {
        let known = matches!(self.status, Symmetry::Unwanted | Symmetry::Broken(_));
        let before = self.groups.iter().map(Vec::len).sum::<usize>();
        if !known && self.seen < stepper.slots.len() {
            self.seen = stepper.slots.len();
            self.find_groups(&stepper.slots);
        }
        if self.status == Symmetry::Used && stepper.names_told {
            self.give_up("a thread's name is made a number, or two are put in order");
        }
        let more = self.groups.iter().map(Vec::len).sum::<usize>() > before;
        let more = self.operations.notice(stepper) || more;
        let changed = std::mem::replace(&mut self.noticed, self.status) != self.status || more;
        if changed {
            self.renamed.forget();
        }
        changed
    }

    pub(super) fn give_up(&mut self, why: &'static str) {
        self.status = Symmetry::Broken(why);
        self.renamed.forget();
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
        let mut groups: Vec<Vec<Member>> = families.into_values().filter(|group| group.len() > 1).collect();
        groups.truncate(MOST_GROUPS);
        for group in &mut groups {
            group.truncate(MOST_MEMBERS);
        }
        let ids = |groups: &[Vec<Member>]| groups.iter().flatten().map(|member| member.id).collect::<Vec<_>>();
        if ids(&groups) != ids(&self.groups) {
            self.holds.clear();
            self.elsewhere = vec![false; groups.len()];
            self.sorted.clear();
            self.foreign.clear();
            self.fair.clear();
            self.status = Symmetry::Used;
            self.groups = groups;
        }
    }

    /// The renaming with that number.
    pub(super) fn renaming(&self, way: Way) -> &Renaming {
        self.ways.get(way)
    }

    /// Of all renamings that nobody can tell apart, one that depends on the state only up to them, as far as possible: the
    /// one after which the components that hold names make the least sum. That two different states may have the same sum
    /// costs states, and nothing else.
    pub(super) fn choose(&mut self, slots: &mut Slots, row: &[u32], held: &[Numbered]) -> Way {
        let mut chosen = AS_IT_IS;
        for group in 0..self.groups.len() {
            let orders = self.orders(slots, group, row);
            if let [only] = orders[..] {
                chosen = self.then(chosen, only);
                continue;
            }
            let mut least: Option<(u64, Way)> = None;
            for order in orders.iter().copied() {
                let way = self.then(chosen, order);
                let sum = |sum: u64, one: &Numbered| {
                    let (slot, number) = self.image(slots, *one, way);
                    sum.wrapping_add(super::scatter(u64::from(slot) << 32 | u64::from(number)))
                };
                let sum = held.iter().fold(0, sum);
                if least.is_none_or(|least| (sum, way) < least) {
                    least = Some((sum, way));
                }
            }
            chosen = least.map_or(chosen, |(_, way)| way);
        }
        chosen
    }

    /// The renaming that does one first and then another.
    pub(super) fn then(&mut self, one: Way, two: Way) -> Way {
        if one == AS_IT_IS || two == AS_IT_IS {
            return one + two;
        }
        if let Some(known) = self.products.get(&(one, two)) {
            return *known;
        }
        let product = self.ways.get(one).then(self.ways.get(two));
        let product = self.ways.number(&product);
        self.products.insert((one, two), product);
        product
    }

    /// The orders in which the threads of a group may stand: sorted by what each looks like by itself, and every order of
    /// those that look the same, unless they are many.
    fn orders(&mut self, slots: &mut Slots, group: usize, row: &[u32]) -> Orders {
        let mut looks = std::mem::take(&mut self.looks);
        looks.clear();
        looks.push(group as u64);
        for index in 0..self.groups[group].len() {
            let member = self.groups[group][index];
            let class = handles_to(slots, row, member);
            let number = at(row, member.thread);
            let looks_like = if number == 0 { 0 } else { self.colour(slots, group, index, number) };
            looks.push(u64::from(class) << 32 | u64::from(looks_like));
        }
        let orders = match self.sorted.get(&looks[..]) {
            Some(known) => Arc::clone(known),
            None => self.sort(group, &looks),
        };
        self.looks = looks;
        orders
    }

    /// What a thread looks like by itself: a number for what it would be under the first name of its group.
    fn colour(&mut self, slots: &mut Slots, group: usize, index: usize, number: u32) -> u32 {
        let thread = self.groups[group][index].thread;
        let first_name = self.first_name(group, index);
        self.image(slots, (thread, number), first_name).1
    }

    fn exchange(&mut self, one: ThreadId, two: ThreadId) -> Way {
        if let Some(known) = self.exchanges.get(&(one, two)) {
            return *known;
        }
        let way = self.ways.number(&Renaming::new(vec![(one, two), (two, one)]));
        self.exchanges.insert((one, two), way);
        way
    }

    /// [`Mirror::orders`] for threads that look so: the group, and for each its class and its looks.
    #[cold]
    fn sort(&mut self, group: usize, looks: &[u64]) -> Orders {
        let (class, colour) = (|looks: u64| looks >> 32, |looks: u64| looks as u32);
        let mut classes: BTreeMap<u64, Vec<(u32, ThreadId)>> = BTreeMap::new();
        for (member, looks) in self.groups[group].iter().zip(&looks[1..]) {
            classes.entry(class(*looks)).or_default().push((colour(*looks), member.id));
        }
        let mut orders: Vec<Vec<(ThreadId, ThreadId)>> = vec![Vec::new()];
        for mut sorted in classes.into_values() {
            let places: Vec<ThreadId> = sorted.iter().map(|(_, id)| *id).collect();
            // those that are there come first
            sorted.sort_by_key(|(colour, id)| (*colour == 0, *colour, *id));
            let mut ways: Vec<Vec<ThreadId>> = vec![Vec::new()];
            for same in sorted.chunk_by(|one, two| one.0 == two.0) {
                let ids: Vec<ThreadId> = same.iter().map(|(_, id)| *id).collect();
                let count: usize = (1..=ids.len()).product();
                let few = same[0].0 != 0 && orders.len() * ways.len() * count <= MOST_ORDERS;
                let tried = if few { permutations(&ids) } else { vec![ids] };
                ways = ways.iter().flat_map(|way| tried.iter().map(|more| [&way[..], more].concat())).collect();
            }
            let pairs = |way: &Vec<ThreadId>| way.iter().copied().zip(places.iter().copied()).collect::<Vec<_>>();
            orders =
                orders.iter().flat_map(|order| ways.iter().map(|way| [&order[..], &pairs(way)].concat())).collect();
        }
        let orders: Orders = orders.into_iter().map(|pairs| self.ways.number(&Renaming::new(pairs))).collect();
        self.bytes += 2 * size_of_val(looks) + 96;
        self.sorted.insert(looks.into(), Arc::clone(&orders));
        orders
    }

    /// What a component is under other names.
    pub(super) fn image(&mut self, slots: &mut Slots, one: Numbered, way: Way) -> Numbered {
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

    /// What the component of a slot is called under other names.
    pub(super) fn image_of_slot(&self, slots: &mut Slots, slot: Slot, way: Way) -> Slot {
        if way == AS_IT_IS || !is_component(slot) {
            return slot;
        }
        let key = self.ways.get(way).key(slots.key(slot));
        slots.slot(key)
    }

    /// The slots whose components some renaming turns into each other, this one among them.
    pub(super) fn orbit(&mut self, slots: &mut Slots, slot: Slot) -> Vec<Slot> {
        let (tests, mut orbit) = (self.tests(), self.operations_like(slots, slot));
        if orbit.is_empty() {
            orbit.push(slot);
        }
        let mut next = 0;
        while next < orbit.len() {
            for way in &tests {
                let image = self.image_of_slot(slots, orbit[next], *way);
                if !orbit.contains(&image) {
                    orbit.push(image);
                }
            }
            next += 1;
        }
        orbit
    }

    pub(super) fn holds_name(&mut self, slots: &mut Slots, one: Numbered) -> bool {
        if let Some(known) = *self.holds.entry(one) {
            return known;
        }
        let holds = self.tests().into_iter().any(|way| self.image(slots, one, way) != one);
        *self.holds.entry(one) = Some(holds);
        if holds {
            self.look_elsewhere(slots, one);
        }
        holds
    }

    /// Whether a component holds a name that may be exchanged.
    pub(super) fn holds_name_of_any(&mut self, slots: &mut Slots, one: Numbered) -> bool {
        let operations = self.operations.are_exchanged();
        if operations && slots.is_thread(one.0) {
            // a name that only it carries may be new
            self.carried_by(slots, one);
        }
        (self.exchanges_threads() && self.holds_name(slots, one)) || (operations && self.operations.holds(slots, one))
    }

    /// The group of a thread and its place in it.
    pub(super) fn member(&self, thread: Slot) -> Option<(usize, usize)> {
        let place = |group: &Vec<Member>| group.iter().position(|member| member.thread == thread);
        self.groups.iter().enumerate().find_map(|(number, group)| Some((number, place(group)?)))
    }

    /// Whether handles to one of the threads refer to what stands in this slot.
    pub(super) fn is_object(&self, slot: Slot) -> bool {
        self.groups.iter().flatten().any(|member| member.object == Some(slot))
    }

    /// The renaming in which a thread exchanges its name with another of its group.
    pub(super) fn stand_in(&mut self, thread: Slot) -> Option<Way> {
        let (group, index) = self.member(thread)?;
        let (one, two) = (self.groups[group][index], self.groups[group][usize::from(index == 0)]);
        Some(self.exchange(one.id, two.id))
    }

    /// The renaming in which a thread of a group exchanges its name with the first.
    pub(super) fn first_name(&mut self, group: usize, index: usize) -> Way {
        let (first, member) = (self.groups[group][0], self.groups[group][index]);
        if index == 0 { AS_IT_IS } else { self.exchange(first.id, member.id) }
    }

    /// Renamings of which all others are made: what none of them changes holds no name.
    fn tests(&mut self) -> Vec<Way> {
        let mut tests = Vec::new();
        let groups = if self.exchanges_threads() { self.groups.clone() } else { Vec::new() };
        for group in groups {
            let ids: Vec<ThreadId> = group.iter().map(|member| member.id).collect();
            let next = ids.iter().cycle().skip(1).copied();
            let round = Renaming::new(ids.iter().copied().zip(next).collect());
            let exchange = Renaming::new(vec![(ids[0], ids[1]), (ids[1], ids[0])]);
            tests.extend([self.ways.number(&round), self.ways.number(&exchange)]);
        }
        tests
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        let tables = self.holds.bytes() + self.operations.bytes() + self.renamed.bytes();
        self.bytes + tables + self.images.capacity() * 24 + self.ways.len() * 96
    }
}

pub(super) fn at(row: &[u32], slot: Slot) -> u32 {
    row.get(slot as usize).copied().unwrap_or(0)
}

/// How many handles there are to a thread. It may take the names of those to which there are as many: handles keep the
/// names that they refer to.
pub(super) fn handles_to(slots: &Slots, row: &[u32], member: Member) -> u32 {
    let Some(object) = member.object else { return 0 };
    let number = at(row, object);
    match (number != 0).then(|| &**slots.part(object, number)) {
        Some(Part::ThreadObject(object)) => object.handles,
        _ => 0,
    }
}

pub(super) fn permutations(ids: &[ThreadId]) -> Vec<Vec<ThreadId>> {
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
