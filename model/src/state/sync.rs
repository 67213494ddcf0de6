//! Events, mutexes, semaphores, locks, handles, modules and the clock. Source: STEPS §1.4; semantics §4.2.

use alloc::collections::BTreeSet;
use alloc::string::String;

use crate::name::{Name, ThreadId};

/// Something that a thread can wait for and that a handle can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Waitable {
    /// An event.
    Event(Name),
    /// A thread's end.
    Thread(ThreadId),
    /// A file object.
    File(Name),
    /// A mutex: signalled for its owner, and for all while it has none.
    Mutex(Name),
    /// A semaphore: signalled while its count is above zero.
    Semaphore(Name),
}

/// An open handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HandleObject {
    /// To an event, a thread or a file object.
    Waitable(Waitable),
    /// To a raw completion port.
    Port(Name),
}

/// An event object, or a waitable timer: that is one which a deadline sets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventObject {
    /// Whether it stays set until it is reset; else it releases one waiter and resets itself.
    pub manual: bool,
    /// Whether it is set.
    pub set: bool,
    /// Threads that wait for it.
    pub waiters: BTreeSet<ThreadId>,
    /// Open handles to it.
    pub handles: u32,
    /// Its name, by which others open it; empty for none.
    pub label: String,
    /// What makes it a waitable timer.
    pub alarm: Option<Alarm>,
}

/// What only a waitable timer has. Source: ALARM-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alarm {
    /// Milliseconds between expiries; 0: it expires once.
    pub period: u32,
    /// Whether it is to expire, and who sees to that.
    pub waiter: Option<ThreadId>,
    /// The thread that set it, whose routine is to run.
    pub setter: Option<ThreadId>,
    /// Address of the routine.
    pub routine: u64,
    /// What the routine gets as its first argument.
    pub argument: u64,
}

/// A mutex. Source: SYNC-01, SYNC-03.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MutexObject {
    /// Its owner.
    pub owner: Option<ThreadId>,
    /// How often the owner has taken it.
    pub depth: u32,
    /// Whether its last owner ended without giving it back: the next one is told.
    pub abandoned: bool,
    /// Threads that wait for it.
    pub waiters: BTreeSet<ThreadId>,
    /// Open handles to it.
    pub handles: u32,
    /// Its name, by which others open it; empty for none.
    pub label: String,
}

/// A semaphore. Source: SYNC-05.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SemaphoreObject {
    /// Units that waits may take.
    pub count: u32,
    /// The most that there may be.
    pub most: u32,
    /// Threads that wait for it.
    pub waiters: BTreeSet<ThreadId>,
    /// Open handles to it.
    pub handles: u32,
    /// Its name, by which others open it; empty for none.
    pub label: String,
}

/// Something that a thread owns until it gives it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    /// A critical section or an SRW lock, by address.
    Lock(u64),
    /// A mutex.
    Mutex(Name),
}

/// A critical section. Who waits for it stands in the threads; it is tested again when one goes on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lock {
    /// Its owner.
    pub owner: Option<ThreadId>,
    /// How often the owner has entered it.
    pub depth: u32,
}

/// An SRW lock that is taken: there is none while it is free. Source: SYNC-14.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Srw {
    /// Who has it alone.
    pub owner: Option<ThreadId>,
    /// Who has it beside others.
    pub sharers: BTreeSet<ThreadId>,
}

/// A condition variable, or an address, for which somebody waits. Source: SYNC-17, ADDR-01.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable {
    /// Threads that wait for a wake.
    pub waiters: BTreeSet<ThreadId>,
}

/// A lock, and in which mode a thread has it or wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guard {
    /// A critical section at this address.
    Section(u64),
    /// An SRW lock at this address, alone.
    Alone(u64),
    /// An SRW lock at this address, beside others.
    Shared(u64),
    /// No lock: a wait for a wake at this address gives nothing back meanwhile. Source: ADDR-01.
    Nothing(u64),
}

impl Guard {
    /// Its address.
    pub fn address(self) -> u64 {
        match self {
            Guard::Section(address) | Guard::Alone(address) | Guard::Shared(address) | Guard::Nothing(address) => {
                address
            }
        }
    }
}

/// A module that the program loaded. What every process has loaded from the start has no component.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Module {
    /// How often it was loaded and not freed.
    pub count: u32,
}

/// The clock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Milliseconds since the system started.
    pub now: u64,
    /// Whether it was read since it last moved: whoever goes round in a loop then may be waiting for it to move.
    pub read: bool,
}

/// A one-time initialisation that was begun: there is none before. Source: SYNC-21.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Once {
    /// This thread initialises.
    Running(ThreadId),
    /// Any number of threads may, and the first to end decides. Source: SYNC-25.
    Racing,
    /// It is done, and this is its context.
    Done(u64),
}

/// An index of thread-local storage that is in use; the values stand in the threads. Source: TLS-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot;
