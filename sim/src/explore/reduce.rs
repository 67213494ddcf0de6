//! Orders that need not be told apart. A step of a thread that nobody else can see or feel *waits*: it is taken together
//! with the thread's next step that others can see, or just before somebody else's step that depends on it, whichever
//! comes first. Every order is equal, up to exchanging independent neighbours, to one in which all such steps wait; so the
//! same outcomes are found in fewer states. Which steps depend on each other is looked up in what they looked at, changed
//! and accessed, state by state: nothing is guessed about the future. Tested against the search without it.

use rustc_hash::FxHashMap;
use tpio_model::Part;

use super::slots::Slot;
use super::stepper::{Jump, Local, Stepper};

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

/// The steps of a thread that wait, and what comes after them.
#[derive(Default)]
pub(super) struct Chain {
    /// The steps that wait, each the only choice of its local situation.
    pub(super) waiting: Vec<u32>,
    /// What the thread can do then; `None` if the steps go round in a loop or are too many.
    pub(super) last: Option<u32>,
    /// What the waiting steps change, the latest last; directories included.
    pub(super) changes: Vec<(Slot, u32)>,
    /// Whether the steps are to be taken one by one: somebody minds.
    pub(super) apart: bool,
    /// The situations that the thread goes through: those of the waiting steps, then what it can do.
    situations: Vec<u32>,
    /// The number of that list; `None` if it is not to be remembered.
    number: Option<u32>,
}

impl Chain {
    fn clear(&mut self) {
        self.waiting.clear();
        self.last = None;
        self.changes.clear();
        self.apart = false;
        self.situations.clear();
    }
}

/// The chains of the movers of one state; used again for the next.
#[derive(Default)]
pub(super) struct Chains {
    chains: Vec<Chain>,
    row: Vec<u32>,
    /// Lists of situations.
    numbers: FxHashMap<Vec<u32>, u32>,
    /// By two such lists: whether one minds the other.
    minded: FxHashMap<(u32, u32), bool>,
}

impl Chains {
    /// The chain of the mover with that index.
    pub(super) fn get(&self, index: usize) -> &Chain {
        &self.chains[index]
    }

    /// Follows each mover for as long as its steps may wait, and tells apart what somebody minds.
    pub(super) fn follow(&mut self, stepper: &mut Stepper<'_>, row: &[u32], movers: &[(Slot, u32)]) {
        if self.chains.len() < movers.len() {
            self.chains.resize_with(movers.len(), Chain::default);
        }
        for (index, (slot, local)) in movers.iter().enumerate() {
            self.chain(stepper, row, index, *slot, *local);
        }
        for one in 0..movers.len() {
            for two in one + 1..movers.len() {
                if self.minds(stepper, one, two) {
                    self.chains[one].apart = true;
                    self.chains[two].apart = true;
                }
            }
        }
    }

    fn chain(&mut self, stepper: &mut Stepper<'_>, row: &[u32], index: usize, slot: Slot, first: u32) {
        let mut chain = std::mem::take(&mut self.chains[index]);
        chain.clear();
        let mut at = first;
        if waits(stepper.get(at)) {
            self.row.clear();
            self.row.extend_from_slice(row);
            loop {
                self.take(stepper, at, &mut chain);
                let round = self.row[slot as usize] == row[slot as usize];
                if round || chain.waiting.len() == LONGEST {
                    break;
                }
                at = stepper.local(slot, &self.row);
                if !waits(stepper.get(at)) {
                    chain.last = Some(at);
                    break;
                }
            }
        }
        chain.situations.extend_from_slice(&chain.waiting);
        chain.situations.extend(chain.last.or(chain.waiting.is_empty().then_some(first)));
        chain.number = self.number(stepper, &chain.situations);
        self.chains[index] = chain;
    }

    fn number(&mut self, stepper: &Stepper<'_>, situations: &[u32]) -> Option<u32> {
        if situations.iter().any(|local| stepper.passes(*local)) {
            return None;
        }
        if let Some(number) = self.numbers.get(situations) {
            return Some(*number);
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(situations.to_vec(), number);
        Some(number)
    }

    fn take(&mut self, stepper: &mut Stepper<'_>, local: u32, chain: &mut Chain) {
        chain.waiting.push(local);
        let from = chain.changes.len();
        stepper.changes((local, 0), &self.row, &mut chain.changes);
        for (slot, number) in &chain.changes[from..] {
            let slot = *slot as usize;
            if slot >= self.row.len() {
                self.row.resize(slot + 1, 0);
            }
            self.row[slot] = *number;
        }
    }

    fn minds(&mut self, stepper: &Stepper<'_>, one: usize, two: usize) -> bool {
        let Chains { chains, minded, .. } = self;
        let (one, two) = (&chains[one], &chains[two]);
        if one.waiting.is_empty() && two.waiting.is_empty() {
            return false;
        }
        match (one.number, two.number) {
            (Some(first), Some(second)) => {
                // how many of the situations are of waiting steps follows from the situations
                *minded.entry((first, second)).or_insert_with(|| mind(stepper, one, two))
            }
            _ => mind(stepper, one, two),
        }
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> usize {
        self.numbers.capacity() * 96 + self.minded.capacity() * 16
    }
}

/// Whether two movers cannot be looked at one after the other: what one has waiting depends on something that the other
/// does or has waiting, or the two would race where neither stands yet.
fn mind(stepper: &Stepper<'_>, one: &Chain, two: &Chain) -> bool {
    one.situations.iter().enumerate().any(|(at, a)| {
        two.situations.iter().enumerate().any(|(beside, b)| {
            let (a, b) = (stepper.get(*a), stepper.get(*b));
            if at < one.waiting.len() || beside < two.waiting.len() { depend(a, b) } else { race(a, b) }
        })
    })
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
