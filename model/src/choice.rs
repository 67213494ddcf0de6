//! One enabled alternative: what may happen next. Small, `Copy`, ordered; the order is the order of the menu that a
//! person sees and that a schedule string counts in. Knows nothing of how a choice is carried out.

use crate::name::{Name, ThreadId};

/// Something that can happen next in a state. See [`crate::enabled`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// A thread takes its next step: one visible operation (one phase of a call), or one run of plain instructions.
    Thread {
        /// which thread
        thread: ThreadId,
        /// how the operation turns out, where it can turn out in several ways
        how: How,
    },
    /// A pool's idle worker begins a callback that waits in the pool's bags.
    Begin {
        /// the TP object whose callback it is
        object: Name,
        /// index into the object's bag
        entry: u16,
        /// the worker's number in its pool: the lowest free one, or one that carries left-over thread state
        worker: u16,
    },
    /// The kernel hands the packet at the head of a pool's port to the object it belongs to.
    Deliver {
        /// number of the pool, 0 the default pool
        pool: u8,
    },
    /// The kernel completes a pending operation.
    Complete {
        /// which operation
        op: Name,
        /// with which result
        how: Completion,
        /// the one thread that an auto-reset event releases, if the operation has such an event with waiters
        wakes: Option<ThreadId>,
    },
    /// Time passes to the nearest deadline.
    Time,
}

/// How a thread's next operation turns out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// There is one way only.
    Only,
    /// An initiation is done at once.
    AtOnce,
    /// An initiation goes pending.
    Pends,
    /// A write to a pipe is done at once, and the reads that it satisfies are over before it. Source: PIPE-10.
    ReadsFirst,
    /// An initiation fails with this Win32 error code.
    Fails(u32),
    /// A signal releases this waiter.
    Wakes(ThreadId),
    /// Units of a semaphore go to these of its waiters: bit 0 stands for the first that could go.
    WakesSome(u16),
    /// A wait for a condition variable ends although nobody woke it. Source: SYNC-20.
    Spurious,
    /// The queued routine with this index is next.
    Routine(u16),
    /// A wait's time is up.
    TimedOut,
    /// A cleanup group's member with this index, among those about to be released, is next to be cancelled.
    Member(u16),
}

/// With which result the kernel completes an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Completion {
    /// As asked for: the bytes were transferred, the client connected (a read past the end of a file: 38).
    Normal,
    /// ERROR_OPERATION_ABORTED (995): it was cancelled. Source: IO-CB-04.
    Aborted,
    /// ERROR_BROKEN_PIPE (109): the other end is gone. Source: IO-CB-11.
    Broken,
    /// ERROR_NOTIFY_ENUM_DIR (1022): there were more changes in a directory than there was room for. Source: NOTIFY-03.
    Lost,
    /// ERROR_NOTIFY_CLEANUP (745): the directory that it watches was closed. Source: NOTIFY-06.
    Unwatched,
}
