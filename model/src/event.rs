//! Past-tense facts that a step produced, for people: narration, timelines, reports. Never read back by the model.

use alloc::string::String;
use alloc::vec::Vec;

use crate::name::{Base, Name, ThreadId};
use crate::program::{ApiId, Site};

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A C thread or a worker.
    Thread(ThreadId),
    /// The kernel: a device, a port.
    Kernel,
    /// A pool that starts a callback.
    Pool(u8),
    /// The clock.
    Time,
}

/// A thing that a person gives a label (`io#1`, `op#2`, `T3`). Labels are given by whoever shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ref {
    /// A thread or worker.
    Thread(ThreadId),
    /// A TP_IO object.
    Io(Name),
    /// A TP_WORK object.
    Work(Name),
    /// A callback that TrySubmitThreadpoolCallback submitted.
    Simple(Name),
    /// A TP_TIMER object.
    Timer(Name),
    /// A TP_WAIT object.
    Wait(Name),
    /// A cleanup group.
    Group(Name),
    /// A pool.
    Pool(u8),
    /// An operation.
    Op(Name),
    /// A file object: a disk file or pipe end that was opened.
    File(Name),
    /// A completion port.
    Port(Name),
    /// An event object.
    Event(Name),
    /// A mutex.
    Mutex(Name),
    /// A semaphore.
    Semaphore(Name),
    /// A module, by its number.
    Module(u16),
    /// A global, a local in memory, or a heap block.
    Block(Base),
    /// A critical section at this address.
    Lock(u64),
    /// An SRW lock at this address.
    Srw(u64),
    /// A condition variable at this address.
    Variable(u64),
    /// An INIT_ONCE at this address.
    Once(u64),
}

impl Ref {
    /// The name of the TP object that it is, if it is one.
    pub fn object(self) -> Option<Name> {
        match self {
            Ref::Io(name) | Ref::Work(name) | Ref::Simple(name) | Ref::Timer(name) | Ref::Wait(name) => Some(name),
            Ref::Thread(_)
            | Ref::Group(_)
            | Ref::Pool(_)
            | Ref::Op(_)
            | Ref::File(_)
            | Ref::Port(_)
            | Ref::Event(_)
            | Ref::Mutex(_)
            | Ref::Semaphore(_)
            | Ref::Module(_)
            | Ref::Block(_)
            | Ref::Lock(_)
            | Ref::Srw(_)
            | Ref::Variable(_)
            | Ref::Once(_) => None,
        }
    }
}

/// Why a callback of an object that is no TP_IO was queued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It was submitted.
    Submitted,
    /// The timer expired.
    Expired,
    /// What the TP_WAIT waits for was signalled.
    Signalled,
    /// The time of the TP_WAIT was up.
    TimedOut,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    /// Who did it.
    pub actor: Actor,
    /// Where in the source, if the program did it; for what a function of a header did, the call that led there, if there
    /// is one.
    pub site: Option<Site>,
    /// Whether a function of a header did it: how Windows might be made, not what the program asked for.
    pub inside: bool,
    /// What happened.
    pub fact: Fact,
}

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpKind {
    /// ReadFile
    Read,
    /// WriteFile
    Write,
    /// ConnectNamedPipe
    Connect,
    /// DeviceIoControl
    Control,
    /// LockFileEx
    Lock,
    /// ReadDirectoryChangesW
    Notify,
}

/// What happened. Counters are the values after the step.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A thread, object, file, port or event came into being.
    Created(Ref),
    /// A handle or object was closed by the program.
    Closed(Ref),
    /// An object's memory was given back by the system.
    Freed(Ref),
    /// A thread called a Windows function and the call is over; `result` is `None` for functions without one.
    Called {
        /// which function
        api: ApiId,
        /// the words that were passed
        args: Vec<u64>,
        /// what it returned
        result: Option<u64>,
        /// the thread's last error code, if the call set it
        error: Option<u32>,
    },
    /// A thread entered a Windows function that has a return step of its own.
    Entered {
        /// which function
        api: ApiId,
        /// the words that were passed
        args: Vec<u64>,
    },
    /// A thread waits.
    Blocked {
        /// in which function
        api: ApiId,
        /// for what, if it is one thing
        on: Option<Ref>,
    },
    /// A waiting thread was released and may go on.
    Released(ThreadId),
    /// A thread's wait ran out of time.
    TimedOut,
    /// Start: one more promise. Source: IO-START-01.
    Promised {
        /// the object
        io: Name,
        /// promises after it; below zero after more Cancels than Starts
        promised: i64,
    },
    /// Cancel: one promise taken back. Source: IO-CANCEL-01.
    TakenBack {
        /// the object
        io: Name,
        /// promises after it; below zero after more Cancels than Starts
        promised: i64,
    },
    /// Wait(TRUE) dropped queued callbacks and abandoned promises. Source: IO-WAIT-05, IO-WAIT-06.
    GaveUp {
        /// the object
        object: Ref,
        /// queued callbacks dropped
        dropped: u32,
        /// promises abandoned
        abandoned: u32,
    },
    /// An operation was handed to the kernel.
    Issued {
        /// the operation
        op: Name,
        /// what it does
        kind: OpKind,
        /// on which file object
        file: Name,
        /// the OVERLAPPED, 0 for a synchronous operation
        overlapped: u64,
    },
    /// The operation that was just issued is pending.
    WentPending(Name),
    /// An initiation failed at once with this code: no packet will come.
    Failed(u32),
    /// An operation is over: the kernel gave back OVERLAPPED and buffer.
    Completed {
        /// the operation
        op: Name,
        /// Win32 code
        error: u32,
        /// bytes transferred
        bytes: u32,
    },
    /// A cancellation was requested for an operation. Source: KCAN-03.
    CancelRequested(Name),
    /// A packet entered a port: a pool's or a raw one.
    PacketPosted {
        /// the pool's number, or `None` for a raw port
        pool: Option<u8>,
        /// the raw port
        port: Option<Name>,
        /// the operation, `None` for PostQueuedCompletionStatus
        op: Option<Name>,
    },
    /// No packet is sent for an operation that is over: skip mode or the event's low bit. Source: MODE-01, OV-06.
    PacketSuppressed(Name),
    /// A packet met a promise and became a queued callback.
    PacketAccepted {
        /// the object
        io: Name,
        /// the operation
        op: Name,
        /// promises after it; below zero after more Cancels than Starts
        promised: i64,
    },
    /// A packet found no promise: no callback. Source: IO-START-05, IO-WAIT-09.
    PacketDropped {
        /// the object
        io: Name,
        /// the operation
        op: Name,
    },
    /// A packet was handed to a thread that takes from a raw port.
    PacketTaken {
        /// the port
        port: Name,
        /// who gets it
        thread: ThreadId,
    },
    /// A callback of an object was queued for another reason than a packet.
    Queued {
        /// the object
        object: Ref,
        /// why
        why: Why,
        /// queued callbacks after it
        queued: u32,
    },
    /// A timer or a TP_WAIT was armed; milliseconds until its time is up, if there is a limit.
    Armed {
        /// the object
        object: Ref,
        /// the time
        due: Option<u32>,
    },
    /// An armed timer or TP_WAIT was disarmed before it had queued a callback.
    Disarmed(Ref),
    /// A worker began a callback.
    CallbackBegan {
        /// the object
        object: Ref,
        /// the operation, for a TP_IO
        op: Option<Name>,
        /// the worker
        thread: ThreadId,
    },
    /// A worker's callback is over.
    CallbackEnded {
        /// the object
        object: Ref,
    },
    /// A callback counts no more for waits on its object. Source: INST-05.
    Disassociated(Ref),
    /// A thread that closes a cleanup group's members began the cancel callback for this one. Source: GRP-07.
    CancelCallback(Ref),
    /// The program printed this.
    Printed(String),
    /// A heap block was allocated; bytes.
    Allocated(Base, u32),
    /// A heap block was freed.
    HeapFreed(Base),
    /// Memory that others can reach was read.
    Read(Base),
    /// Memory that others can reach was written.
    Wrote(Base),
    /// A lock was taken.
    Locked(u64),
    /// A lock was given back.
    Unlocked(u64),
    /// A thread took a mutex, an SRW lock, or a unit of a semaphore.
    Taken(Ref, ThreadId),
    /// A mutex, an SRW lock, or units of a semaphore, were given back.
    GivenBack(Ref),
    /// A mutex was left behind by the thread that owned it. Source: SYNC-04.
    Abandoned(Ref),
    /// A condition variable woke one waiter, or all (`true`).
    Woken(u64, bool),
    /// A routine was queued to a thread. Source: APC-01.
    RoutineQueued(ThreadId),
    /// A routine that was queued to the thread began. Source: APC-02.
    RoutineBegan,
    /// The routine of a one-time initialisation began. Source: SYNC-21.
    OnceBegan(u64),
    /// A one-time initialisation is over: done (`true`) or failed.
    OnceEnded(u64, bool),
    /// An event was set (`true`) or reset.
    Signalled(Name, bool),
    /// Milliseconds of virtual time passed.
    TimePassed(u32),
    /// A thread ended.
    ThreadEnded(ThreadId),
    /// The process ended with this exit code.
    ProcessEnded(u32),
}
