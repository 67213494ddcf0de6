//! How far a search may go and whether it got everywhere. Has no clock: whoever drives the search watches the time.

use std::fmt;

/// How far a search may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most distinct states.
    pub states: u64,
    /// Most bytes of memory, as estimated from what is stored.
    pub memory: u64,
    /// Most steps from the start.
    pub depth: u32,
    /// Of more outcomes than this, those that differ in their output alone become one; the search goes on.
    pub outcomes: usize,
    /// Most pairs of (state, last runner) that the search for shortest witnesses looks at; the others are shrunk.
    pub places: usize,
}

impl Default for Limits {
    /// 50 million states, 2 GiB, depth 100,000, 10,000 outcomes, 2 million pairs for witnesses. Source: STEPS §4.1, §5.
    fn default() -> Self {
        Limits { states: 50_000_000, memory: 2 << 30, depth: crate::run::DEPTH, outcomes: 10_000, places: 2_000_000 }
    }
}

/// Which limit ended a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// [`Limits::states`]
    States,
    /// [`Limits::memory`]
    Memory,
    /// [`Limits::depth`]
    Depth,
    /// The time that the caller allowed.
    Seconds,
    /// A person who pressed Ctrl-C.
    Interrupt,
}

impl Limit {
    /// The word for it in reports.
    pub fn word(self) -> &'static str {
        match self {
            Limit::States => "states",
            Limit::Memory => "memory",
            Limit::Depth => "depth",
            Limit::Seconds => "seconds",
            Limit::Interrupt => "interrupt",
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Whether a search saw every order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Every order: what is not listed cannot happen.
    Complete,
    /// Part of them: what is not listed may still happen.
    Truncated(Limit),
}

/// What a search is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It looks at states.
    Search,
    /// It knows its outcomes and looks for the shortest way to each, its share, and its last good step.
    Witnesses,
}

/// How far a search has got. The counts grow, but for the few times that a search with reductions starts over, early on,
/// because it has learned enough to meet fewer states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Distinct states found.
    pub states: u64,
    /// Steps taken between them.
    pub transitions: u64,
    /// States found but not yet looked at.
    pub frontier: u64,
    /// Steps from the start to those looked at now.
    pub depth: u32,
    /// Bytes in use, estimated.
    pub memory: u64,
    /// Distinct outcomes found.
    pub outcomes: u64,
    /// What it is at.
    pub stage: Stage,
}

impl Progress {
    /// States that were looked at: all next steps of each were taken, or the run is over there.
    pub fn looked_at(&self) -> u64 {
        // a state may be looked at again
        self.states.saturating_sub(self.frontier)
    }
}
