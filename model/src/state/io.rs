//! The thread pool's and the kernel's bookkeeping of I/O: TP_IO objects, pools, operations, ports.
//! Source: semantics §1; STEPS §1.7, §3.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::event::OpKind;
use crate::name::{Name, ThreadId};
use crate::program::Site;

/// What only a TP_IO has: anonymous counters plus a port key, not a table of operations (semantics §1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TpIo {
    /// The file object that it is bound to.
    pub file: Name,
    /// Whether each operation promises its own packet: BindIoCompletionCallback made it. Source: BIND-01.
    pub automatic: bool,
    /// Whether its callback gets a status block, as the system's own do: TpAllocIoCompletion made it. Source: IO-CB-05.
    pub system: bool,
    /// Promises (Starts) not yet met, each with the line of its Start, sorted. Their number is the counter *pending*.
    pub promises: Vec<Site>,
    /// Cancels beyond the Starts, in a run that goes on after misuse: so far is the counter below zero. Source: IO-CANCEL-10.
    pub surplus: u32,
    /// Promises given up by Wait(TRUE) that still pin the object.
    pub abandoned: Vec<Site>,
    /// Promises that stale packets took before the operations meant for them were issued.
    pub stolen: u32,
    /// Operations that will send a packet here, or whose packet is in the port.
    pub ops: BTreeSet<Name>,
    /// Initiations that sent no packet while their promise was outstanding: the lines to blame if no Cancel follows.
    pub unpaid: Vec<Site>,
}

impl TpIo {
    /// Promises not yet met.
    pub fn promised(&self) -> u32 {
        self.promises.len() as u32
    }

    /// The counter *pending*: promises, or how far it is below zero.
    pub fn count(&self) -> i64 {
        self.promises.len() as i64 - i64::from(self.surplus)
    }
}

/// A thread pool.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pool {
    /// The PTP_POOL's name; `None` for the default pool.
    pub name: Option<Name>,
    /// Most callbacks that may run at once. Source: POOL-02.
    pub max: u32,
    /// Least threads; changes nothing but `max` (POOL-08).
    pub min: u32,
    /// Callbacks that run.
    pub running: u32,
    /// Whether CloseThreadpool was called.
    pub closed: bool,
    /// TP objects bound to it.
    pub objects: u32,
    /// Whether some object was bound to it whose priority is not the normal one: then priorities matter (ORD-07).
    pub ranked: bool,
    /// StackReserve and StackCommit. Source: POOL-09.
    pub stack: [u64; 2],
}

impl Pool {
    /// A pool as it is made: at most 500 threads, stacks as linkers ask for by default. Source: POOL-02, POOL-09.
    pub(crate) fn new(name: Option<Name>) -> Pool {
        Pool {
            name,
            max: 500,
            min: 0,
            running: 0,
            closed: false,
            objects: 0,
            ranked: false,
            stack: [0x10_0000, 0x1000],
        }
    }
}

/// A pool's completion port: packets in FIFO order, each the name of its operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PoolPort {
    /// The oldest first.
    pub packets: Vec<Packet>,
}

/// A packet in a pool's port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Packet {
    /// The key: which TP_IO it is for. That object may be gone.
    pub io: Name,
    /// Which operation it reports.
    pub op: Name,
}

/// An operation, from its issue until its packet is consumed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::struct_excessive_bools, reason = "what has happened to an operation is a set of independent flags")]
pub struct Op {
    /// What it does.
    pub kind: OpKind,
    /// On which file object.
    pub file: Name,
    /// Where its packet goes.
    pub bind: super::Bind,
    /// Whether a packet will be sent when it completes (no: the event's low bit, no port, a synchronous handle).
    pub sends_packet: bool,
    /// Address of the OVERLAPPED; 0 for a synchronous operation.
    pub overlapped: u64,
    /// Address of the buffer.
    pub buffer: u64,
    /// Bytes asked for.
    pub length: u32,
    /// Position in a disk file.
    pub offset: u64,
    /// Who issued it.
    pub issuer: ThreadId,
    /// Where.
    pub site: Site,
    /// How far it is.
    pub phase: OpPhase,
    /// Whether CancelIo or CancelIoEx asked for its end.
    pub cancelled: bool,
    /// Wait(TRUE) has given up the promise that was meant for it.
    pub stale: bool,
    /// Whether a promise was made for it.
    pub announced: Announced,
    /// hEvent without its low bit; 0 for none.
    pub event: u64,
    /// Address of the completion routine that is queued to the issuer at the end; 0 for none. Source: APC-05.
    pub routine: u64,
    /// A message that is longer than the buffer was bound to it: it ends with 234 (IO-CB-12).
    pub more: bool,
}

/// Whether a promise was made for an operation before it was issued. Source: STEPS §3, `start-missing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Announced {
    /// Yes.
    Yes,
    /// No: its packet is owed no callback.
    No,
    /// Its promise is gone, and that was reported: a Cancel took it back, or a stale packet took it.
    TakenBack,
}

/// How far an operation is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpPhase {
    /// In flight, and nothing that would end it has happened.
    Pending,
    /// In flight; these are the bytes that a pipe's peer has bound to it (reads), or the peer has taken all (writes).
    Completable(Vec<u8>),
    /// In flight; the other end of the pipe is gone: it ends with 109.
    Broken,
    /// In flight; the last handle of this end is gone: it ends with 109 or 995. Source: STEPS §1.6.
    Orphaned,
    /// In flight; the server let its client go: it ends with 233. Source: PIPE-05.
    Cut,
    /// In flight; the last handle of the directory that it watches is gone: it ends with 745. Source: NOTIFY-06.
    Unwatched,
    /// Over: this is what the packet reports.
    Done(Outcome),
}

/// What an operation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcome {
    /// Win32 code, 0 for success.
    pub error: u32,
    /// Bytes transferred.
    pub bytes: u32,
}

impl Op {
    /// Whether the kernel still owns OVERLAPPED and buffer. Source: OV-07.
    pub fn in_flight(&self) -> bool {
        !matches!(self.phase, OpPhase::Done(_))
    }
}

/// A raw completion port. Source: semantics §2.11.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Port {
    /// The oldest first (PORT-06).
    pub packets: Vec<RawPacket>,
    /// Threads blocked in GetQueuedCompletionStatus, the most recent last: the last one is released first (PORT-07).
    pub waiters: Vec<ThreadId>,
    /// Most associated threads that may run before packets are held back (PORT-08).
    pub concurrency: u32,
    /// Associated threads that run.
    pub active: BTreeSet<ThreadId>,
    /// Open handles to the port.
    pub handles: u32,
    /// File objects that are associated with it.
    pub files: u32,
}

/// A packet in a raw port.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawPacket {
    /// The operation, or `None` for one that PostQueuedCompletionStatus posted.
    pub op: Option<Name>,
    /// Win32 code of the operation.
    pub error: u32,
    /// Bytes transferred.
    pub bytes: u32,
    /// The key of the handle.
    pub key: u64,
    /// The OVERLAPPED's address.
    pub overlapped: u64,
}
