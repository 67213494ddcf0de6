//! Orders that need not be told apart. A step of a thread that nobody else can see or feel *waits*: it is taken together
//! with the thread's next step that others can see, or with the next one that depends on what somebody else is about to
//! do, whichever comes first. Every order is equal, up to exchanging independent neighbours, to one in which all such steps wait; so the
//! same outcomes are found in fewer states. Which steps depend on each other is looked up in what they looked at, changed
//! and accessed, state by state: nothing is guessed about the future. Tested against the search without it.

use rustc_hash::FxHashMap;
use tpio_model::Part;

use super::interner::Interner;
use super::slots::{Slot, directory, is_component, write};
use super::stepper::{Stepper, Waits, passes};
use super::touch::{Bond, Contact};

/// What a search leaves out. Verdicts do not depend on it. Source: STEPS §4.4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reduce {
    /// Nothing: every order.
    None,
    /// Orders of steps that commute.
    Por,
    /// Which of the threads that were made alike has which name.
    Symmetry,
    /// Both.
    #[default]
    All,
}

impl Reduce {
    /// What is left out in a state where nothing is known against it.
    pub(super) fn most(self) -> Skip {
        if self.merges() { Skip::Ample } else { Skip::Nothing }
    }

    /// Whether threads that were made alike are taken to be one and the same.
    pub(super) fn symmetry(self) -> bool {
        matches!(self, Reduce::Symmetry | Reduce::All)
    }

    /// Whether steps are taken together.
    pub(super) fn merges(self) -> bool {
        matches!(self, Reduce::Por | Reduce::All)
    }
}

/// What is left out in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skip {
    /// Nothing: every choice is taken by itself.
    Nothing,
    /// Orders of steps that wait.
    Waiting,
    /// And of steps that are taken alone: see `ample`. Must be proved for every state that is looked at so.
    Ample,
}

/// Steps of one thread that are looked at together, at most.
const LONGEST: usize = 24;

/// Whether a component changed in nothing but the bytes of an allocation: `Footprint::memory` says which.
pub(super) fn bytes_only(old: Option<&Part>, new: Option<&Part>) -> bool {
    match (old, new) {
        (Some(Part::Alloc(old)), Some(Part::Alloc(new))) => {
            old.size() == new.size() && old.constant == new.constant && old.escaped == new.escaped
        }
        _ => false,
    }
}

/// The steps of a thread for as long as nobody else moves, and what comes after them. Remembered by what all of it rests
/// on.
#[derive(Default)]
pub(super) struct Chain {
    /// What the mover can do then; `None` if that is nothing, the steps go round in a loop, or they are many.
    pub(super) last: Option<u32>,
    /// What the waiting steps change together, but for directories.
    pub(super) changes: Vec<(Slot, u32)>,
    /// The slots that they make appear or go, each with its directory.
    pub(super) flips: Vec<(Slot, Slot)>,
    /// The situations that the mover goes through: those of the steps that may wait, each their only choice, then `last`.
    situations: Vec<u32>,
    /// The number of the list of what they touch; `None` if it is not remembered.
    number: Option<u32>,
    /// How many of the first steps may be taken alone, as far as the chain tells.
    leads_on: u32,
    /// Whether they lead to a step that is never taken alone, or to where the mover needs others to go on.
    pub(super) arrives: bool,
}

impl Chain {
    /// Through how many situations the mover goes.
    pub(super) fn situations(&self) -> usize {
        self.situations.len()
    }

    /// The situations of the steps that may wait.
    pub(super) fn waiting(&self) -> &[u32] {
        &self.situations[..self.situations.len() - usize::from(self.last.is_some())]
    }
}

/// The steps of a chain that are taken as one: the first so many.
#[derive(Clone, Copy)]
struct Group {
    chain: u32,
    length: u32,
}

/// The chains of all movers, and those of the movers of one state.
#[derive(Default)]
pub(super) struct Chains {
    known: Vec<Chain>,
    /// Those that are not remembered, until the next state is looked at.
    passing: Vec<Chain>,
    /// By mover: what it takes as one.
    now: Vec<Group>,
    row: Vec<u32>,
    changes: Vec<(Slot, u32)>,
    /// By a situation none of whose steps waits: the chain that it is.
    single: FxHashMap<u32, u32>,
    /// Lists of what situations touch.
    numbers: Interner<Box<[u32]>>,
    /// By two such lists: what stands between them, a number of `conflicts`.
    between: FxHashMap<(u32, u32), u32>,
    /// Number 0 is nothing.
    conflicts: Vec<Conflicts>,
    /// By mover: how many of its steps depend on nothing that the others are seen to do.
    free: Vec<u32>,
    /// Pairs of movers, by index, and what stands between them, if that is something.
    pairs: Vec<(usize, usize, usize)>,
    /// Whether two of the movers will race if nobody else moves.
    pub(super) racy: bool,
    bytes: usize,
}

/// The steps of two chains that depend on each other, by their places in the chains; nearest to the start first.
struct Conflicts {
    depend: Box<[(u32, u32)]>,
    race: Box<[(u32, u32)]>,
    /// The first step of each that stands in `depend`.
    first: (u32, u32),
}

/// Set in the number of a chain that is not remembered.
const PASSING: u32 = 1 << 30;

impl Chains {
    fn chain(&self, number: u32) -> &Chain {
        if number & PASSING == 0 { &self.known[number as usize] } else { &self.passing[(number & !PASSING) as usize] }
    }

    /// How many steps of the mover with that index are to be taken as one.
    pub(super) fn group(&self, index: usize) -> usize {
        self.now.get(index).map_or(1, |group| group.length as usize)
    }

    /// Forgets the state that was looked at before.
    pub(super) fn clear(&mut self) {
        self.now.clear();
        self.passing.clear();
        self.free.clear();
        self.pairs.clear();
        self.racy = false;
    }

    /// Follows each mover for as long as its steps may wait, and cuts the chains where somebody minds.
    pub(super) fn follow(&mut self, stepper: &mut Stepper<'_>, row: &[u32], movers: &[(Slot, u32)]) {
        if !movers.iter().any(|(_, local)| stepper.waits(*local)) {
            return;
        }
        for (slot, local) in movers {
            let alone = !stepper.waits(*local);
            let chain = if alone { self.alone(stepper, *local) } else { self.find(stepper, row, *slot, *local) };
            let length = self.chain(chain).situations.len() as u32;
            self.now.push(Group { chain, length });
        }
        self.pair(stepper);
        self.count_free();
        while self.cut() {}
        if self.part_racers() {
            self.racy = true;
            while self.cut() {}
        }
    }

    /// Notes the pairs of movers between which something stands. Two that take one step each have nothing to cut.
    fn pair(&mut self, stepper: &mut Stepper<'_>) {
        self.pairs.clear();
        for one in 0..self.now.len() {
            for two in one + 1..self.now.len() {
                let leads_on = |at: usize| self.chain(self.now[at].chain).leads_on;
                if self.now[one].length == 1 && self.now[two].length == 1 && leads_on(one) + leads_on(two) == 0 {
                    continue;
                }
                let between = self.between(stepper, self.now[one].chain, self.now[two].chain);
                if between != 0 {
                    self.pairs.push((one, two, between));
                }
            }
        }
    }

    /// For each mover, how many of its waiting steps depend on nothing in the others' chains and lead on.
    fn count_free(&mut self) {
        self.free.clear();
        for group in &self.now {
            let chain = self.chain(group.chain);
            self.free.push(chain.leads_on);
        }
        for (one, two, between) in &self.pairs {
            let first = self.conflicts[*between].first;
            self.free[*one] = self.free[*one].min(first.0);
            self.free[*two] = self.free[*two].min(first.1);
        }
    }

    /// The first steps of the mover with that index that depend on nothing that the others are seen to do.
    pub(super) fn free(&self, index: usize) -> &[u32] {
        match self.free.get(index) {
            None | Some(0) => &[],
            Some(count) => &self.chain(self.now[index].chain).waiting()[..*count as usize],
        }
    }

    /// The chain of the mover with that index.
    pub(super) fn of(&self, index: usize) -> &Chain {
        self.chain(self.now[index].chain)
    }

    /// Cuts chains behind steps that depend on each other where one of them would wait. Says whether there were any.
    fn cut(&mut self) -> bool {
        let mut any = false;
        for (one, two, between) in &self.pairs {
            let (first, second) = (self.now[*one].length, self.now[*two].length);
            let inside = |(a, b): &&(u32, u32)| *a < first && *b < second;
            let Some((a, b)) = self.conflicts[*between].depend.iter().find(inside).copied() else { continue };
            any |= (a + 1, b + 1) != (first, second);
            self.now[*one].length = a + 1;
            self.now[*two].length = b + 1;
        }
        any
    }

    /// Lets movers that would race go step by step. Says whether there were any.
    fn part_racers(&mut self) -> bool {
        let mut any = false;
        for (one, two, between) in &self.pairs {
            let (first, second) = (self.now[*one].length, self.now[*two].length);
            let together = first > 1 || second > 1;
            if together && self.conflicts[*between].race.iter().any(|(a, b)| *a < first && *b < second) {
                any = true;
                self.now[*one].length = 1;
                self.now[*two].length = 1;
            }
        }
        any
    }

    /// The chain of a mover none of whose steps waits.
    fn alone(&mut self, stepper: &Stepper<'_>, local: u32) -> u32 {
        if let Some(number) = self.single.get(&local).filter(|_| !passes(local)) {
            return *number;
        }
        let mut chain = Chain { last: Some(local), situations: vec![local], ..Chain::default() };
        chain.number = self.number(stepper, &chain.situations);
        let number = self.keep(chain);
        if !passes(local) {
            self.single.insert(local, number);
        }
        number
    }

    /// Keeps a chain: for good, if it is remembered.
    fn keep(&mut self, chain: Chain) -> u32 {
        if chain.number.is_none() {
            self.passing.push(chain);
            return (self.passing.len() - 1) as u32 | PASSING;
        }
        let bytes = chain.situations.len() * 4 + (chain.changes.len() + chain.flips.len()) * 8;
        self.bytes += size_of::<Chain>() + bytes;
        self.known.push(chain);
        (self.known.len() - 1) as u32
    }

    fn find(&mut self, stepper: &mut Stepper<'_>, row: &[u32], slot: Slot, first: u32) -> u32 {
        if let Some(number) = stepper.recall_chain(slot, row).filter(|_| !passes(first)) {
            return number;
        }
        let (chain, looks) = self.compute(stepper, row, slot, first);
        let number = self.keep(chain);
        if number & PASSING == 0 {
            stepper.remember_chain(slot, &looks, row, number);
        }
        number
    }

    /// The chain of a mover, and the slots that it rests on.
    fn compute(&mut self, stepper: &mut Stepper<'_>, row: &[u32], slot: Slot, first: u32) -> (Chain, Vec<Slot>) {
        let mut chain = Chain { last: Some(first), ..Chain::default() };
        let (mut looks, mut changed): (Vec<Slot>, Vec<Slot>) = (Vec::new(), Vec::new());
        self.row.clear();
        self.row.extend_from_slice(row);
        let (mut ends, mut round) = (false, false);
        while let Some(at) = chain.last {
            for look in &stepper.get(at).looks {
                // what a step made of a directory rests on what there was before
                let known = changed.contains(look) && is_component(*look);
                if !known && !looks.contains(look) {
                    looks.push(*look);
                }
            }
            if !stepper.waits(at) {
                break;
            }
            chain.situations.push(at);
            self.take(stepper, at, &mut changed);
            if stepper.takes(at) {
                // what the thread does with the packet, another may do instead
                (chain.last, ends) = (None, true);
                break;
            }
            round = self.row[slot as usize] == row[slot as usize];
            let over = round || chain.situations.len() == LONGEST;
            chain.last = if over { None } else { Some(stepper.local(slot, &self.row)) };
        }
        ends |= chain.last.is_some_and(|last| stepper.get(last).jumps.is_empty());
        chain.last = chain.last.filter(|_| !ends);
        chain.situations.extend(chain.last);
        chain.arrives = ends || chain.last.is_some();
        // where a thread comes round to itself, going alone would lead nowhere
        chain.leads_on = if round { 0 } else { leads_on(stepper, &chain) };
        chain.number = self.number(stepper, &chain.situations);
        for slot in changed.into_iter().filter(|slot| is_component(*slot)) {
            let (old, new) = (row.get(slot as usize).copied().unwrap_or(0), self.row[slot as usize]);
            if old != new {
                chain.changes.push((slot, new));
            }
            if (old == 0) != (new == 0) {
                chain.flips.push((directory(stepper.slots.key(slot).kind()), slot));
            }
        }
        (chain, looks)
    }

    fn take(&mut self, stepper: &mut Stepper<'_>, local: u32, changed: &mut Vec<Slot>) {
        self.changes.clear();
        stepper.changes((local, 0), &self.row, &mut self.changes);
        write(&mut self.row, &self.changes);
        for (slot, _) in &self.changes {
            if !changed.contains(slot) {
                changed.push(*slot);
            }
        }
    }

    fn number(&mut self, stepper: &Stepper<'_>, situations: &[u32]) -> Option<u32> {
        let remembered = !situations.iter().any(|local| passes(*local));
        let touches = || situations.iter().map(|local| stepper.get(*local).touch).collect::<Vec<_>>();
        remembered.then(|| self.numbers.number(&touches()[..]))
    }

    /// What stands between two chains.
    fn between(&mut self, stepper: &mut Stepper<'_>, one: u32, two: u32) -> usize {
        let (one, two) = (self.chain(one), self.chain(two));
        let numbers = one.number.zip(two.number);
        if let Some(known) = numbers.and_then(|numbers| self.between.get(&numbers)) {
            return *known as usize;
        }
        let conflicts = Conflicts::of(stepper, &one.situations, &two.situations);
        if self.conflicts.is_empty() {
            self.conflicts.push(Conflicts::of(stepper, &[], &[]));
        }
        let nothing = conflicts.depend.is_empty() && conflicts.race.is_empty();
        let number = if nothing { 0 } else { self.conflicts.len() };
        if !nothing {
            self.bytes += size_of::<Conflicts>() + (conflicts.depend.len() + conflicts.race.len()) * 8;
            self.conflicts.push(conflicts);
        }
        if let Some(numbers) = numbers {
            self.between.insert(numbers, number as u32);
        }
        number
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes + self.numbers.len() * 160 + self.between.capacity() * 16
    }
}

impl Conflicts {
    fn of(stepper: &mut Stepper<'_>, one: &[u32], two: &[u32]) -> Self {
        let (mut depends, mut races) = (Vec::new(), Vec::new());
        for (a, first) in (0..).zip(one) {
            for (b, second) in (0..).zip(two) {
                let bond = if passes(*first) || passes(*second) {
                    let alike = stepper.touches.alike;
                    Bond::of(&Contact::of(stepper.get(*first)), &Contact::of(stepper.get(*second)), alike)
                } else {
                    let (first, second) = (stepper.get(*first).touch, stepper.get(*second).touch);
                    stepper.touches.bond(first, second)
                };
                if bond.depend {
                    depends.push((a, b));
                }
                if bond.race {
                    races.push((a, b));
                }
            }
        }
        depends.sort_by_key(|(a, b)| a + b);
        let first = |side: fn(&(u32, u32)) -> u32| depends.iter().map(side).min().unwrap_or(u32::MAX);
        let first = (first(|(a, _)| *a), first(|(_, b)| *b));
        Conflicts { depend: depends.into(), race: races.into(), first }
    }
}

/// How many of a chain's first steps may be taken alone, as far as the chain tells. No circle of states may be made of such
/// steps only, or the others would be forgotten: so the chain arrives at a step that is never taken alone, or where its
/// thread cannot move until another takes such a step, or at a packet that such a step brought; or each of its steps goes
/// forward in the program.
fn leads_on(stepper: &Stepper<'_>, chain: &Chain) -> u32 {
    let count = chain.waiting().len() as u32;
    let forward = |local: &&u32| {
        let local = stepper.get(**local);
        local.jumps[0].waits == Waits::Forward || local.takes.is_some()
    };
    let all = if let Some(last) = chain.last {
        count - u32::from(stepper.get(last).timed && count > 0)
    } else if chain.arrives {
        count
    } else {
        (chain.waiting().iter().take_while(forward).count() as u32).min(count.saturating_sub(1))
    };
    let kept = chain.waiting().iter().take_while(|local| !passes(**local)).count() as u32;
    all.min(kept)
}
