//! What a step reports: its footprint, the rules it broke, and whether the run is over. Plain data.

use alloc::vec::Vec;

use crate::event::{Actor, Ref};
use crate::name::ThreadId;
use crate::program::Site;
use crate::rules::RuleId;
use crate::state::Key;

/// What [`crate::apply`] returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the step read and wrote. Two choices with disjoint footprints commute.
    pub footprint: Footprint,
    /// Rules that this step broke, in the order in which it broke them.
    pub findings: Vec<Finding>,
    /// How the run ended, if this step ended it.
    pub stop: Option<Ending>,
}

/// A misuse: which rule was broken, where, and what it was about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// The guilty line: where the program broke it (for a rule judged later, the line that is to blame).
    pub site: Option<Site>,
    /// Who broke it.
    pub actor: Actor,
    /// The things it is about, most important first: the operation, the object, the block. Earlier steps that concern
    /// them are found by replaying.
    pub about: Vec<Ref>,
    /// The other party's place, where there is one: the second access of a data race.
    pub other: Option<(Actor, Site)>,
}

/// A thread that waits and what for: one edge bundle of the wait-for graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiter {
    /// Who waits.
    pub thread: ThreadId,
    /// In which call.
    pub site: Site,
    /// For what.
    pub on: Vec<Ref>,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// The process ended with this exit code.
    Finished(u32),
    /// A rule with the consequence *undefined* was broken: what happens after that is anybody's guess.
    Violated,
    /// Nothing can move any more: who waits for what.
    Stuck(Vec<Waiter>),
    /// A limit of ours was reached: which one.
    Bounded(&'static str),
    /// The program did something that is not modelled: what.
    Unsupported(&'static str),
}

/// A range of bytes in one allocation that a step touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::struct_excessive_bools, reason = "how memory is accessed is a set of independent flags")]
pub struct Access {
    /// The allocation.
    pub base: crate::name::Base,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether it was written.
    pub write: bool,
    /// Whether the access is atomic: Interlocked, or volatile, aligned and at most 8 bytes.
    pub atomic: bool,
    /// Whether it is a call's write of a status block, which others may read at any time. Source: STEPS §1.3.
    pub status: bool,
    /// Whether it adds to a number without looking at the result: an Interlocked function whose result is dropped.
    pub adds: bool,
    /// Where in the source.
    pub site: Option<Site>,
}

/// A small sorted set of component names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeySet(Vec<Key>);

impl KeySet {
    /// Adds a name.
    pub fn insert(&mut self, key: Key) {
        if let Err(at) = self.0.binary_search(&key) {
            self.0.insert(at, key);
        }
    }

    /// Whether the name is in it.
    pub fn contains(&self, key: Key) -> bool {
        self.0.binary_search(&key).is_ok()
    }

    /// The names in order.
    pub fn iter(&self) -> impl Iterator<Item = Key> {
        self.0.iter().copied()
    }

    /// Whether no name is in both.
    pub fn is_disjoint(&self, other: &KeySet) -> bool {
        !self.iter().any(|key| other.contains(key))
    }
}

/// What a step has to do with a raw completion port: more than one of these make [`PortUse::Other`], but that
/// [`PortUse::Counts`] goes with any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PortUse {
    /// It changes how many threads run that belong to the port, or how many files do, and nobody is held back by that.
    Counts,
    /// It takes a packet, or joins those who wait for one without an end in time. Source: PORT-07, PORT-10.
    Takes,
    /// It brings a packet, and the thread that waits first takes it, if one waits. Source: PORT-06, PORT-07.
    Gives,
    /// Anything else.
    Other,
}

impl PortUse {
    /// Both in one step.
    #[must_use]
    pub fn and(self, other: PortUse) -> PortUse {
        match (self, other) {
            (PortUse::Counts, one) | (one, PortUse::Counts) => one,
            (one, two) if one == two => one,
            _ => PortUse::Other,
        }
    }
}

/// The components that a step read and wrote, and the bytes of shared memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    /// Components that the step looked at.
    pub reads: KeySet,
    /// Components that the step changed, made or removed.
    pub writes: KeySet,
    /// Memory that others can reach.
    pub memory: Vec<Access>,
    /// The step looked at everything (time passes; a freed name is looked for in all memory).
    pub everything: bool,
    /// The raw completion ports among the components, each with what the step has to do with it.
    pub ports: Vec<(crate::name::Name, PortUse)>,
    /// What the step does depends on what threads, and what is named after them, are called: it makes a number of a name,
    /// orders two, or takes one to pieces. Source: STEPS §2.3.
    pub names: bool,
    /// What the step does depends on what operations are called: it takes the first of several.
    pub operations: bool,
}

impl Footprint {
    /// Whether two steps certainly commute: neither writes what the other reads or writes.
    pub fn disjoint(&self, other: &Footprint) -> bool {
        !self.everything
            && !other.everything
            && self.writes.is_disjoint(&other.writes)
            && self.writes.is_disjoint(&other.reads)
            && self.reads.is_disjoint(&other.writes)
            && !self.memory.iter().any(|a| other.memory.iter().any(|b| a.conflicts(b)))
    }
}

impl Access {
    /// Whether the two touch a common byte and at least one writes.
    pub fn conflicts(&self, other: &Access) -> bool {
        self.base == other.base && self.start < other.end && other.start < self.end && (self.write || other.write)
    }

    /// Whether the order of the two does not matter, though they touch common bytes: both add to the same number, and
    /// neither looks at the result.
    pub fn commutes(&self, other: &Access) -> bool {
        self.adds && other.adds && self.start == other.start && self.end == other.end
    }

    /// Whether the two, made by two threads at the same time, are a data race. Source: STEPS §1.3.
    pub fn races(&self, other: &Access) -> bool {
        let looks = |writer: &Access, reader: &Access| writer.status && !reader.write;
        let harmless = (self.atomic && other.atomic) || looks(self, other) || looks(other, self);
        self.conflicts(other) && !harmless
    }
}
