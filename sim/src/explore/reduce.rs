//! Orders that need not be told apart. A step of a thread that nobody else can see or feel *waits*: it is taken together
//! with the thread's next step that others can see, or just before somebody else's step that depends on it, whichever
//! comes first. Every order is equal, up to exchanging independent neighbours, to one in which all such steps wait; so the
//! same outcomes are found in fewer states. Which steps depend on each other is looked up in what they looked at, changed
//! and accessed, state by state: nothing is guessed about the future. Tested against the search without it.

use rustc_hash::FxHashMap;
use tpio_model::Part;

use super::slots::{Slot, directory, is_component};
use super::stepper::{Jump, Local, Stepper, passes};

/// What a search leaves out. Verdicts do not depend on it. Source: STEPS §4.4.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reduce {
    /// Nothing: every order.
    None,
    /// Orders of steps that commute.
    #[default]
    Por,
}

/// Steps of one thread that may wait for each other at most.
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

/// The steps of a thread that wait, and what comes after them. Remembered by what all of it rests on.
#[derive(Default)]
pub(super) struct Chain {
    /// The steps that wait, each the only choice of its local situation.
    pub(super) waiting: Vec<u32>,
    /// What the mover can do then; `None` if the steps go round in a loop or are too many.
    pub(super) last: Option<u32>,
    /// What the waiting steps change together, but for directories.
    pub(super) changes: Vec<(Slot, u32)>,
    /// The slots that they make appear or go, each with its directory.
    pub(super) flips: Vec<(Slot, Slot)>,
    /// The situations that the mover goes through: those of the waiting steps, then what it can do.
    situations: Vec<u32>,
    /// The number of that list; `None` if it is not remembered.
    number: Option<u32>,
}

/// The chains of all movers, and those of the movers of one state.
#[derive(Default)]
pub(super) struct Chains {
    known: Vec<Chain>,
    /// Those that are not remembered, until the next state is looked at.
    passing: Vec<Chain>,
    /// By mover: its chain, and whether its steps are to be taken one by one because somebody minds.
    now: Vec<(u32, bool)>,
    row: Vec<u32>,
    changes: Vec<(Slot, u32)>,
    /// By a situation none of whose steps waits: the chain that it is.
    single: FxHashMap<u32, u32>,
    /// Lists of situations.
    numbers: FxHashMap<Vec<u32>, u32>,
    /// By two such lists: what one has against the other.
    minded: FxHashMap<(u32, u32), Mind>,
    /// Whether two of the movers will race if nobody else moves.
    pub(super) racy: bool,
    bytes: usize,
}

/// What a mover has against being looked at after another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mind {
    /// Nothing.
    No,
    /// A step of one depends on a step of the other.
    Depends,
    /// And the two will race.
    Races,
}

/// Set in the number of a chain that is not remembered.
const PASSING: u32 = 1 << 30;
/// Stands for the chain of every mover of a state in which no step waits.
const NOTHING_WAITS: u32 = u32::MAX;

impl Chains {
    fn chain(&self, number: u32) -> &Chain {
        if number & PASSING == 0 { &self.known[number as usize] } else { &self.passing[(number & !PASSING) as usize] }
    }

    /// The chain of the mover with that index, if its steps are to be taken as one.
    pub(super) fn whole(&self, index: usize) -> Option<&Chain> {
        let (number, apart) = self.now[index];
        if number == NOTHING_WAITS {
            return None;
        }
        Some(self.chain(number)).filter(|chain| !apart && !chain.waiting.is_empty())
    }

    /// Follows each mover for as long as its steps may wait, and tells apart what somebody minds.
    pub(super) fn follow(&mut self, stepper: &mut Stepper<'_>, row: &[u32], movers: &[(Slot, u32)]) {
        self.now.clear();
        self.passing.clear();
        self.racy = false;
        if !movers.iter().any(|(_, local)| waits(stepper.get(*local))) {
            self.now.resize(movers.len(), (NOTHING_WAITS, false));
            return;
        }
        for (slot, local) in movers {
            let alone = !waits(stepper.get(*local)) && !passes(*local);
            let number = if alone { self.alone(*local) } else { self.find(stepper, row, *slot, *local) };
            self.now.push((number, false));
        }
        for one in 0..movers.len() {
            for two in one + 1..movers.len() {
                let mind = self.minds(stepper, self.now[one].0, self.now[two].0);
                self.racy |= mind == Mind::Races;
                if mind != Mind::No {
                    self.now[one].1 = true;
                    self.now[two].1 = true;
                }
            }
        }
    }

    /// The chain of a mover none of whose steps waits.
    fn alone(&mut self, local: u32) -> u32 {
        if let Some(number) = self.single.get(&local) {
            return *number;
        }
        let mut chain = Chain { last: Some(local), situations: vec![local], ..Chain::default() };
        chain.number = self.number(&chain.situations);
        let number = self.known.len() as u32;
        self.bytes += size_of::<Chain>() + 16;
        self.known.push(chain);
        self.single.insert(local, number);
        number
    }

    fn find(&mut self, stepper: &mut Stepper<'_>, row: &[u32], slot: Slot, first: u32) -> u32 {
        if let Some(number) = stepper.recall_chain(slot, row).filter(|_| !passes(first)) {
            return number;
        }
        let (chain, looks) = self.compute(stepper, row, slot, first);
        if chain.number.is_none() {
            self.passing.push(chain);
            return (self.passing.len() - 1) as u32 | PASSING;
        }
        let number = self.known.len() as u32;
        self.bytes += size_of::<Chain>()
            + (chain.waiting.len() + chain.situations.len()) * 4
            + (chain.changes.len() + chain.flips.len()) * 8;
        self.known.push(chain);
        stepper.remember_chain(slot, &looks, row, number);
        number
    }

    /// The chain of a mover, and the slots that it rests on.
    fn compute(&mut self, stepper: &mut Stepper<'_>, row: &[u32], slot: Slot, first: u32) -> (Chain, Vec<Slot>) {
        let mut chain = Chain { last: Some(first), ..Chain::default() };
        let (mut looks, mut changed): (Vec<Slot>, Vec<Slot>) = (Vec::new(), Vec::new());
        self.row.clear();
        self.row.extend_from_slice(row);
        while let Some(at) = chain.last {
            for look in &stepper.get(at).looks {
                if !changed.contains(look) && !looks.contains(look) {
                    looks.push(*look);
                }
            }
            if !waits(stepper.get(at)) {
                break;
            }
            chain.waiting.push(at);
            self.take(stepper, at, &mut changed);
            let round = self.row[slot as usize] == row[slot as usize];
            let ends = round || chain.waiting.len() == LONGEST;
            chain.last = if ends { None } else { Some(stepper.local(slot, &self.row)) };
        }
        chain.situations.extend(chain.waiting.iter().copied().chain(chain.last));
        chain.number = self.number(&chain.situations);
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
        for (slot, number) in &self.changes {
            if *slot as usize >= self.row.len() {
                self.row.resize(*slot as usize + 1, 0);
            }
            self.row[*slot as usize] = *number;
            if !changed.contains(slot) {
                changed.push(*slot);
            }
        }
    }

    fn number(&mut self, situations: &[u32]) -> Option<u32> {
        if situations.iter().any(|local| passes(*local)) {
            return None;
        }
        let next = self.numbers.len() as u32;
        Some(*self.numbers.entry(situations.to_vec()).or_insert(next))
    }

    fn minds(&mut self, stepper: &Stepper<'_>, one: u32, two: u32) -> Mind {
        let (one, two) = (self.chain(one), self.chain(two));
        if one.waiting.is_empty() && two.waiting.is_empty() {
            return Mind::No;
        }
        // how many of the situations are of waiting steps follows from the situations
        let (Some(first), Some(second)) = (one.number, two.number) else { return mind(stepper, one, two) };
        if let Some(answer) = self.minded.get(&(first, second)) {
            return *answer;
        }
        let answer = mind(stepper, one, two);
        self.minded.insert((first, second), answer);
        answer
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes + self.numbers.capacity() * 96 + self.minded.capacity() * 16
    }
}

/// Whether two movers cannot be looked at one after the other: what one has waiting depends on something that the other
/// does or has waiting, or the two would race where neither stands yet.
fn mind(stepper: &Stepper<'_>, one: &Chain, two: &Chain) -> Mind {
    let pairs =
        || one.situations.iter().enumerate().flat_map(|a| two.situations.iter().enumerate().map(move |b| (a, b)));
    let of = |(_, local): (usize, &u32)| stepper.get(*local);
    if pairs().any(|(a, b)| race(of(a), of(b))) {
        return Mind::Races;
    }
    let waits = |(a, b): ((usize, &u32), (usize, &u32))| a.0 < one.waiting.len() || b.0 < two.waiting.len();
    if pairs().any(|(a, b)| waits((a, b)) && depend(of(a), of(b))) { Mind::Depends } else { Mind::No }
}

/// Whether the only step of a situation may wait.
fn waits(local: &Local) -> bool {
    matches!(&local.jumps[..], [only] if only.private)
}

/// Whether some step of one depends on some step of the other.
fn depend(one: &Local, two: &Local) -> bool {
    one.everything
        || two.everything
        || writes_into(one, two)
        || writes_into(two, one)
        || pairs(one, two).any(|(a, b)| {
            a.accesses
                .iter()
                .any(|mine| b.accesses.iter().any(|theirs| mine.conflicts(theirs) && !mine.commutes(theirs)))
        })
}

fn writes_into(one: &Local, two: &Local) -> bool {
    one.jumps.iter().any(|jump| jump.writes.iter().any(|slot| two.looks.contains(slot)))
}

fn race(one: &Local, two: &Local) -> bool {
    pairs(one, two).any(|(a, b)| a.accesses.iter().any(|mine| b.accesses.iter().any(|theirs| mine.races(theirs))))
}

fn pairs<'l>(one: &'l Local, two: &'l Local) -> impl Iterator<Item = (&'l Jump, &'l Jump)> {
    one.jumps.iter().flat_map(|a| two.jumps.iter().map(move |b| (a, b)))
}
