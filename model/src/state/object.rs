//! TP objects: the counters that work, simple callbacks, timers, waits and I/O objects share, what each has of its own,
//! and cleanup groups. Knows nothing of who changes them. Source: semantics §1, §2.17, §2.18, §2.19.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{Lens, State, TpIo};
use crate::event::Ref;
use crate::name::{Name, ThreadId};
use crate::program::Site;

/// A TP object. Everything that an environment says is read at its creation (IO-CREATE-09).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TpObject {
    /// What it is, and what only such an object has.
    pub what: What,
    /// The pool whose workers run its callbacks.
    pub pool: u8,
    /// The cleanup group that it is a member of, until it is closed. Source: GRP-01.
    pub group: Option<Member>,
    /// Address of the callback function.
    pub callback: u64,
    /// What the callback gets as its context.
    pub context: u64,
    /// Address of the finalization callback, or 0. Source: ENV-09.
    pub finalization: u64,
    /// The module that it keeps loaded. Source: ENV-06.
    pub library: Option<u16>,
    /// 0 high, 1 normal, 2 low. Source: ENV-05.
    pub priority: u8,
    /// Queued callbacks: those that wait for a worker, sorted.
    pub bag: Vec<Entry>,
    /// Callbacks that run, until they and what is done on their return are over.
    pub running: u32,
    /// Callbacks that run and still count for waits on the object.
    pub associated: u32,
    /// Where it was closed, if it was. A simple callback, which nobody can close, is so from the beginning.
    pub closed: Option<Site>,
}

/// The kinds of TP objects.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// TP_IO
    Io(TpIo),
    /// TP_WORK
    Work,
    /// What TrySubmitThreadpoolCallback makes: there is no pointer to it.
    Simple,
    /// TP_TIMER
    Timer(Timer),
    /// TP_WAIT
    Wait(Arming),
}

/// What only a timer has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timer {
    /// What IsThreadpoolTimerSet says: also after a one-shot timer has expired (TIMER-05).
    pub set: bool,
    /// Milliseconds between expiries; 0: it expires once (TIMER-02).
    pub period: u32,
    /// Milliseconds by which the system may delay an expiry (TIMER-03).
    pub window: u32,
    /// Whether it is to expire, and who sees to that.
    pub waiter: Option<ThreadId>,
}

/// What only a TP_WAIT has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arming {
    /// The handle that it waits for, if that is one to an object.
    pub handle: Option<Name>,
    /// Whether it is armed, and who waits for it.
    pub waiter: Option<ThreadId>,
}

/// A queued callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// Of a TP_IO: this operation's packet was accepted.
    Op(Name),
    /// Of work, a simple callback or a timer.
    Call,
    /// Of a TP_WAIT: the result that the callback gets (0 or 258, TWAIT-02).
    Result(u32),
}

/// Membership in a cleanup group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The group.
    pub group: Name,
    /// Address of the group's cancel callback, or 0.
    pub cancel: u64,
}

/// A callback that runs: what PTP_CALLBACK_INSTANCE stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instance {
    /// The object whose callback it is.
    pub object: Name,
    /// What the callback is about.
    pub entry: Entry,
    /// Whether it still counts for waits on the object. Source: INST-05.
    pub associated: bool,
    /// Whether CallbackMayRunLong was called. Source: INST-02, INST-04.
    pub long: bool,
    /// Whether the callback is over and the finalization callback runs.
    pub finalizing: bool,
    /// What the pool does when the callback has returned, in that order: each kind once. Source: INST-08, INST-09.
    pub duties: Vec<Duty>,
}

/// What a pool does after a callback has returned. The order is the one in which it is done. Source: INST-07, INST-08.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// LeaveCriticalSectionWhenCallbackReturns: the address.
    LeaveLock(u64),
    /// ReleaseMutexWhenCallbackReturns: the handle.
    ReleaseMutex(u64),
    /// ReleaseSemaphoreWhenCallbackReturns: the handle, the units.
    ReleaseSemaphore(u64, u32),
    /// SetEventWhenCallbackReturns: the handle.
    SetEvent(u64),
    /// FreeLibraryWhenCallbackReturns: the module.
    FreeLibrary(u64),
}

/// A cleanup group.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// Objects that are members and not about to be released.
    pub members: BTreeSet<Name>,
    /// Objects that a thread in CloseThreadpoolCleanupGroupMembers is about to release.
    pub leaving: BTreeSet<Name>,
    /// Where CloseThreadpoolCleanupGroup was called, if it was.
    pub closed: Option<Site>,
}

impl Entry {
    /// The operation that it is about, if it is one.
    pub fn op(self) -> Option<Name> {
        match self {
            Entry::Op(op) => Some(op),
            Entry::Call | Entry::Result(_) => None,
        }
    }
}

impl TpObject {
    /// What it is called: a thing that a person gives a label.
    pub fn subject(&self, name: Name) -> Ref {
        match self.what {
            What::Io(_) => Ref::Io(name),
            What::Work => Ref::Work(name),
            What::Simple => Ref::Simple(name),
            What::Timer(_) => Ref::Timer(name),
            What::Wait(_) => Ref::Wait(name),
        }
    }

    /// What only a TP_IO has.
    pub fn io(&self) -> Option<&TpIo> {
        match &self.what {
            What::Io(io) => Some(io),
            What::Work | What::Simple | What::Timer(_) | What::Wait(_) => None,
        }
    }

    /// Who waits until its timer expires, or for what it is armed on.
    pub fn waiter(&self) -> Option<ThreadId> {
        match &self.what {
            What::Timer(timer) => timer.waiter,
            What::Wait(arming) => arming.waiter,
            What::Io(_) | What::Work | What::Simple => None,
        }
    }

    /// Who waits for it, to change that.
    pub(crate) fn waiter_mut(&mut self) -> &mut Option<ThreadId> {
        match &mut self.what {
            What::Timer(timer) => &mut timer.waiter,
            What::Wait(arming) => &mut arming.waiter,
            What::Io(_) | What::Work | What::Simple => panic!("internal: nothing that waits"),
        }
    }

    /// Whether nothing pins the object's memory any more. Source: IO-CLOSE-01, IO-CLOSE-02, IO-START-09, IO-WAIT-11,
    /// WORK-04.
    pub fn unpinned(&self) -> bool {
        let promised = self.io().is_some_and(|io| io.count() != 0 || !io.abandoned.is_empty());
        !promised && self.waiter().is_none() && self.bag.is_empty() && self.running == 0
    }

    /// Whether no callback is promised, queued or running. Source: GRP-02.
    pub fn idle(&self) -> bool {
        let promised = self.io().is_some_and(|io| io.count() != 0);
        !promised && self.bag.is_empty() && self.running == 0
    }
}

/// The I/O half of an object, on states and on what steps see of them.
macro_rules! ios {
    ($($holder:ty),*) => {
        $(
            #[allow(dead_code, unreachable_pub, reason = "both have the same accessors")]
            impl $holder {
                /// What only a TP_IO has, of the object of that name.
                pub fn io(&self, name: Name) -> Option<&TpIo> {
                    self.object(name)?.io()
                }

                /// All TP_IO objects, in the order of their names.
                pub fn ios(&self) -> impl Iterator<Item = (Name, &TpIo)> {
                    self.objects().filter_map(|(name, object)| Some((name, object.io()?)))
                }
            }
        )*
    };
}

ios!(State, Lens<'_>);
