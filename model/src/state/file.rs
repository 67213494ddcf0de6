//! File objects, pipes and disk files. Source: semantics §2.7, §2.9; STEPS §1.6.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use crate::name::{Name, ThreadId};

/// What a packet of a file object's operations is sent to. Lasts until the file object is gone (IO-CREATE-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bind {
    /// No port.
    None,
    /// A pool's port; the key is the TP_IO, which may be gone.
    Io {
        /// the key
        io: Name,
        /// whose port
        pool: u8,
    },
    /// A raw port with this key.
    Port {
        /// the port
        port: Name,
        /// passed through
        key: u64,
    },
}

/// A file object: what CreateFile or CreateNamedPipe opened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::struct_excessive_bools, reason = "how a file was opened is a set of independent flags")]
pub struct File {
    /// What it opened.
    pub kind: FileKind,
    /// Whether FILE_FLAG_OVERLAPPED was given: permission to go pending (MODE-14).
    pub overlapped: bool,
    /// Whether reading was asked for.
    pub readable: bool,
    /// Whether writing was asked for.
    pub writable: bool,
    /// What others may open it for meanwhile: FILE_SHARE_READ 1, _WRITE 2, _DELETE 4. Source: FILE-01.
    pub share: u8,
    /// Notification modes, accumulated (MODE-05).
    pub modes: u8,
    /// Where packets go.
    pub bind: Bind,
    /// Operations in flight.
    pub ops: BTreeSet<Name>,
    /// Whether the file object itself is signalled (GOR-02).
    pub signalled: bool,
    /// Threads that wait for the file object.
    pub waiters: BTreeSet<ThreadId>,
    /// Open handles.
    pub handles: u32,
    /// Position of a synchronous file.
    pub position: u64,
    /// Whether a read takes one message at most (PIPE_READMODE_MESSAGE).
    pub by_message: bool,
    /// Whether nothing waits on this end of a pipe (PIPE_NOWAIT). Source: PIPE-07.
    pub impatient: bool,
    /// Whether it is a client's end that the server has let go: it leads nowhere any more. Source: PIPE-05.
    pub let_go: bool,
}

/// What a file object stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A disk file.
    Disk(Name),
    /// A directory.
    Directory(Name),
    /// One end of a pipe instance.
    Pipe(Name, End),
}

/// An end of a pipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// CreateNamedPipe's.
    Server,
    /// CreateFile's.
    Client,
}

impl End {
    /// The other end.
    #[must_use]
    pub fn other(self) -> End {
        match self {
            End::Server => End::Client,
            End::Client => End::Server,
        }
    }
}

/// One instance of a named pipe.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::struct_excessive_bools, reason = "what became of the two ends is a set of independent flags")]
pub struct Pipe {
    /// `\\.\pipe\name`
    pub path: String,
    /// Whether the server end is open.
    pub server: bool,
    /// Whether a client is there, was there and left, or has not come yet.
    pub client: Option<bool>,
    /// Whether the server let its client go and has not asked for another one: nobody can connect. Source: PIPE-05.
    pub shut: bool,
    /// ConnectNamedPipe that waits for a client.
    pub connect: Option<Name>,
    /// Whether writes keep their bounds (PIPE_TYPE_MESSAGE): a chunk is a message then.
    pub messages: bool,
    /// What the server asked for: PIPE_ACCESS_INBOUND 1, _OUTBOUND 2. Source: PIPE-02.
    pub access: u8,
    /// Instances that there may be at once; 255: any number. Source: PIPE-01.
    pub instances: u8,
    /// Milliseconds that WaitNamedPipe waits if it does not say.
    pub patience: u32,
    /// What the client sent.
    pub to_server: Flow,
    /// What the server sent.
    pub to_client: Flow,
}

/// One direction of a pipe.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flow {
    /// Bytes that were written and not read, the oldest first.
    pub chunks: Vec<Chunk>,
    /// Reads that wait for bytes, in issue order.
    pub readers: Vec<Name>,
    /// Bytes that may lie here without keeping their writer.
    pub quota: u32,
}

/// What one write left in a pipe.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chunk {
    /// Not yet read.
    pub bytes: Vec<u8>,
    /// The pending write that they belong to; `None` once the write is over.
    pub writer: Option<Name>,
}

impl Pipe {
    /// The direction that this end reads from.
    pub fn inward(&mut self, end: End) -> &mut Flow {
        match end {
            End::Server => &mut self.to_server,
            End::Client => &mut self.to_client,
        }
    }

    /// The direction that this end writes to.
    pub fn outward(&mut self, end: End) -> &mut Flow {
        self.inward(end.other())
    }

    /// The direction that this end writes to, to look at.
    pub fn flow_from(&self, end: End) -> &Flow {
        match end {
            End::Server => &self.to_client,
            End::Client => &self.to_server,
        }
    }

    /// Whether a client can connect.
    pub fn is_free(&self) -> bool {
        self.server && self.client.is_none() && !self.shut
    }

    /// Whether the end is open.
    pub fn open(&self, end: End) -> bool {
        match end {
            End::Server => self.server,
            End::Client => self.client == Some(true),
        }
    }
}

/// A disk file's contents, or a directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Disk {
    /// Name as the program gives it, but for what says nothing: no `.\` in front, no backslash at the end.
    pub path: String,
    /// Whether it is a directory.
    pub folder: bool,
    /// Index of its description in the program, if the header describes it.
    pub device: Option<u16>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether it exists (deleted, or not yet created: no).
    pub exists: bool,
    /// Whether it is deleted when its last handle is closed.
    pub delete_on_close: bool,
    /// Ranges that are locked, in the order in which they were. Source: LOCK-01.
    pub locks: Vec<RangeLock>,
    /// Operations that wait to lock one, the first come first.
    pub lockers: Vec<Locker>,
}

/// A range of a disk file that is locked, or is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RangeLock {
    /// The file object that it belongs to.
    pub file: Name,
    /// Its first byte.
    pub start: u64,
    /// The first byte behind it.
    pub end: u64,
    /// Whether nobody else may have it.
    pub exclusive: bool,
}

/// An operation that waits to lock a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locker {
    /// The operation.
    pub op: Name,
    /// What it is to lock.
    pub lock: RangeLock,
}
