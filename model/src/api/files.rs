//! File objects, and pipes: what the A and W forms share. Source: semantics §4.2; MODE-14; STEPS §1.6.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Call, INVALID_PARAMETER, Then};
use crate::event::{Fact, Ref};
use crate::name::{Name, Space};
use crate::state::{Bind, End, File, FileKind, Flow, HandleObject, Pipe, Waitable};
use crate::world::{Or, World};

pub(super) const INVALID_HANDLE_VALUE: u64 = u64::MAX;
const GENERIC_READ: u64 = 0x8000_0000;
const GENERIC_WRITE: u64 = 0x4000_0000;
const GENERIC_ALL: u64 = 0x1000_0000;
const READ_DATA: u64 = 1;
const WRITE_DATA: u64 = 2;
pub(super) const STANDARD_INPUT: u64 = 0x50;
pub(super) const STANDARD_OUTPUT: u64 = 0x54;
pub(super) const STANDARD_ERROR: u64 = 0x58;
const FLAG_OVERLAPPED: u64 = 0x4000_0000;
const FLAG_FIRST_INSTANCE: u64 = 0x0008_0000;
pub(super) const FILE_NOT_FOUND: u32 = 2;
pub(super) const ACCESS_DENIED: u32 = 5;
/// Bytes that a pipe without a name holds.
const NAMELESS_QUOTA: u32 = 4096;
const PIPE_BUSY: u32 = 231;
/// PIPE_ACCESS_INBOUND: the server reads.
const ACCESS_INBOUND: u8 = 1;
/// PIPE_ACCESS_OUTBOUND: the server writes.
const ACCESS_OUTBOUND: u8 = 2;
/// PIPE_UNLIMITED_INSTANCES
const UNLIMITED: u8 = 255;
/// Milliseconds for which WaitNamedPipe waits if neither side says.
const DEFAULT_PATIENCE: u32 = 50;
const PIPE_NOWAIT: u64 = 1;
const PIPE_READMODE_MESSAGE: u64 = 2;
const PIPE_TYPE_MESSAGE: u64 = 4;

/// The handle that GetStdHandle gives out for its argument.
pub(super) fn standard(which: u64) -> Option<u64> {
    match which as u32 as i32 {
        -10 => Some(STANDARD_INPUT),
        -11 => Some(STANDARD_OUTPUT),
        -12 => Some(STANDARD_ERROR),
        _ => None,
    }
}

/// Whether an access mask asks for reading, and for writing.
pub(super) fn rights(access: u64) -> (bool, bool) {
    (access & (GENERIC_READ | GENERIC_ALL | READ_DATA) != 0, access & (GENERIC_WRITE | GENERIC_ALL | WRITE_DATA) != 0)
}

pub(crate) fn text(units: &[u32]) -> String {
    units.iter().map(|unit| char::from_u32(*unit & 0xffff).unwrap_or('?')).collect()
}

impl World<'_> {
    /// The client end of the first instance that waits for one.
    pub(super) fn open_client(&mut self, call: &Call, path: &str) -> Or<Then> {
        let Some(first) = self.instances(path).next() else {
            return Ok(self.fail(INVALID_HANDLE_VALUE, FILE_NOT_FOUND));
        };
        // what the server only sends the client only reads, and the other way round
        let (reads, writes) = rights(call.args[1]);
        let access = self.pipe(first).map_or(0, |pipe| pipe.access);
        if (reads && access & ACCESS_OUTBOUND == 0) || (writes && access & ACCESS_INBOUND == 0) {
            return Ok(self.fail(INVALID_HANDLE_VALUE, ACCESS_DENIED));
        }
        let Some(pipe) = self.instances(path).find(|name| self.state.pipe(*name).is_some_and(Pipe::is_free)) else {
            return Ok(self.fail(INVALID_HANDLE_VALUE, PIPE_BUSY));
        };
        let handle = self.fresh_handle(call)?;
        let opened = self.new_file(handle, FileKind::Pipe(pipe, End::Client), call.args[5], call.args[1]);
        self.client_arrives(pipe);
        // Source: FILE-06
        self.set_error(0);
        Ok(opened)
    }

    /// The instances of a pipe whose server end is open.
    fn instances(&self, path: &str) -> impl Iterator<Item = Name> {
        self.state.pipes().filter(move |(_, pipe)| pipe.path == path && pipe.server).map(|(name, _)| name)
    }

    /// What is wrong with one more instance of a pipe. Source: PIPE-01.
    fn too_many(&mut self, path: &str, call: &Call) -> Option<u32> {
        let instances: Vec<Name> = self.instances(path).collect();
        let most = instances.first().and_then(|first| self.pipe(*first)).map(|pipe| pipe.instances);
        match most {
            _ if call.args[3] == 0 || call.args[3] > u64::from(UNLIMITED) => Some(INVALID_PARAMETER),
            Some(_) if call.args[1] & FLAG_FIRST_INSTANCE != 0 => Some(ACCESS_DENIED),
            Some(most) if most != UNLIMITED && instances.len() >= usize::from(most) => Some(PIPE_BUSY),
            Some(_) | None => None,
        }
    }

    /// CreateNamedPipe.
    pub(super) fn create_pipe(&mut self, call: &Call, path: &[u32]) -> Or<Then> {
        let path = text(path);
        let (access, overlapped) = (call.args[1] & 3, call.args[1] & FLAG_OVERLAPPED);
        if let Some(code) = self.too_many(&path, call) {
            return Ok(self.fail(INVALID_HANDLE_VALUE, code));
        }
        let handle = self.fresh_handle(call)?;
        let flow = |quota: u64| Flow { chunks: Vec::new(), readers: Vec::new(), quota: quota as u32 };
        let pipe = Pipe {
            path,
            messages: call.args[2] & PIPE_TYPE_MESSAGE != 0,
            server: true,
            client: None,
            shut: false,
            connect: None,
            access: access as u8,
            instances: call.args[3] as u8,
            patience: if call.args[6] == 0 { DEFAULT_PATIENCE } else { call.args[6] as u32 },
            to_server: flow(call.args[5]),
            to_client: flow(call.args[4]),
        };
        self.add_pipe(handle, pipe);
        let right = |bit: u8, right: u64| if access as u8 & bit != 0 { right } else { 0 };
        let rights = right(ACCESS_INBOUND, GENERIC_READ) | right(ACCESS_OUTBOUND, GENERIC_WRITE);
        let opened = self.new_file(handle, FileKind::Pipe(handle, End::Server), overlapped, rights);
        let server = self.file_mut(handle);
        server.by_message = call.args[2] & PIPE_READMODE_MESSAGE != 0;
        server.impatient = call.args[2] & PIPE_NOWAIT != 0;
        Ok(opened)
    }

    /// CreatePipe: the handles of the end that reads and of the end that writes.
    pub(super) fn create_nameless_pipe(&mut self, call: &Call) -> Or<(u64, u64)> {
        let flow = || Flow { chunks: Vec::new(), readers: Vec::new(), quota: NAMELESS_QUOTA };
        let (path, messages) = (String::new(), false);
        let (to_server, to_client) = (flow(), flow());
        let read = self.fresh_handle(call)?;
        self.add_pipe(
            read,
            Pipe {
                path,
                messages,
                server: true,
                client: Some(true),
                shut: false,
                connect: None,
                access: 0,
                instances: 1,
                patience: 0,
                to_server,
                to_client,
            },
        );
        self.new_file(read, FileKind::Pipe(read, End::Server), 0, GENERIC_READ);
        let write = self.fresh_handle(call)?;
        self.new_file(write, FileKind::Pipe(read, End::Client), 0, GENERIC_WRITE);
        Ok((read.pointer(Space::Handle), write.pointer(Space::Handle)))
    }

    pub(super) fn new_file(&mut self, handle: Name, kind: FileKind, flags: u64, access: u64) -> Then {
        let (readable, writable) = rights(access);
        let file = File {
            kind,
            overlapped: flags & FLAG_OVERLAPPED != 0,
            readable,
            writable,
            share: 0,
            modes: 0,
            bind: Bind::None,
            ops: BTreeSet::new(),
            signalled: true,
            waiters: BTreeSet::new(),
            handles: 1,
            position: 0,
            by_message: false,
            impatient: false,
            let_go: false,
        };
        self.add_file(handle, file);
        self.add_handle(handle, HandleObject::Waitable(Waitable::File(handle)));
        self.tell(Fact::Created(Ref::File(handle)));
        Then::Return(handle.pointer(Space::Handle))
    }
}
