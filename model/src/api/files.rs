//! Opening files and pipes: what the A and W forms share. Source: semantics §4.2; MODE-14; STEPS §1.6.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Call, INVALID_HANDLE, Then};
use crate::event::{Fact, Ref};
use crate::kernel::issue::file_of;
use crate::name::{Name, Space};
use crate::state::{Bind, Disk, End, File, FileKind, Flow, HandleObject, Pipe, Waitable};
use crate::world::{Or, World};

const INVALID_HANDLE_VALUE: u64 = u64::MAX;
const GENERIC_READ: u64 = 0x8000_0000;
const GENERIC_WRITE: u64 = 0x4000_0000;
const FLAG_OVERLAPPED: u64 = 0x4000_0000;
const FLAG_DELETE_ON_CLOSE: u64 = 0x0400_0000;
const FILE_NOT_FOUND: u32 = 2;
const FILE_EXISTS: u32 = 80;
const SHARING_VIOLATION: u32 = 32;
const NEGATIVE_SEEK: u32 = 131;
/// Bytes that a pipe without a name holds.
const NAMELESS_QUOTA: u32 = 4096;
const PIPE_BUSY: u32 = 231;
const PIPE_NOWAIT: u64 = 1;
const PIPE_READMODE_MESSAGE: u64 = 2;
const PIPE_TYPE_MESSAGE: u64 = 4;

/// CreateFile's dispositions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Disposition {
    CreateNew,
    CreateAlways,
    OpenExisting,
    OpenAlways,
    TruncateExisting,
}

fn disposition(word: u64) -> Option<Disposition> {
    match word {
        1 => Some(Disposition::CreateNew),
        2 => Some(Disposition::CreateAlways),
        3 => Some(Disposition::OpenExisting),
        4 => Some(Disposition::OpenAlways),
        5 => Some(Disposition::TruncateExisting),
        _ => None,
    }
}

fn text(units: &[u32]) -> String {
    units.iter().map(|unit| char::from_u32(*unit & 0xffff).unwrap_or('?')).collect()
}

impl World<'_> {
    /// CreateFile.
    pub(super) fn open_file(&mut self, call: &Call, path: &[u32]) -> Or<Then> {
        let path = text(path);
        if path.starts_with("\\\\.\\pipe\\") {
            return self.open_client(call, &path);
        }
        let Some(disposition) = disposition(call.args[4]) else {
            return Ok(self.fail(INVALID_HANDLE_VALUE, INVALID_PARAMETER));
        };
        let known: Option<(Name, bool)> =
            self.state.disks().find(|(_, disk)| disk.path == path).map(|(name, disk)| (name, disk.exists));
        let exists = known.is_some_and(|(_, exists)| exists);
        match disposition {
            Disposition::OpenExisting | Disposition::TruncateExisting if !exists => {
                return Ok(self.fail(INVALID_HANDLE_VALUE, FILE_NOT_FOUND));
            }
            Disposition::CreateNew if exists => return Ok(self.fail(INVALID_HANDLE_VALUE, FILE_EXISTS)),
            _ => {}
        }
        let handle = self.fresh_handle(call)?;
        let disk = known.map_or(handle, |(name, _)| name);
        if known.is_none() {
            let disk_file = Disk { path, device: None, bytes: Vec::new(), exists: true, delete_on_close: false };
            self.add_disk(disk, disk_file);
        }
        let state = self.disk_mut(disk);
        if !exists || matches!(disposition, Disposition::CreateAlways | Disposition::TruncateExisting) {
            state.bytes.clear();
        }
        state.exists = true;
        state.delete_on_close |= call.args[5] & FLAG_DELETE_ON_CLOSE != 0;
        Ok(self.new_file(handle, FileKind::Disk(disk), call.args[5], call.args[1]))
    }

    /// The client end of the first instance that waits for one.
    fn open_client(&mut self, call: &Call, path: &str) -> Or<Then> {
        let instances: Vec<(Name, bool)> = self
            .state
            .pipes()
            .filter(|(_, pipe)| pipe.path == path && pipe.server)
            .map(|(name, pipe)| (name, pipe.client.is_none()))
            .collect();
        if instances.is_empty() {
            return Ok(self.fail(INVALID_HANDLE_VALUE, FILE_NOT_FOUND));
        }
        let Some((pipe, _)) = instances.into_iter().find(|(_, free)| *free) else {
            return Ok(self.fail(INVALID_HANDLE_VALUE, PIPE_BUSY));
        };
        let handle = self.fresh_handle(call)?;
        let opened = self.new_file(handle, FileKind::Pipe(pipe, End::Client), call.args[5], call.args[1]);
        self.client_arrives(pipe);
        Ok(opened)
    }

    /// WaitNamedPipe.
    pub(super) fn free_instance(&mut self, path: &[u32]) -> Or<Then> {
        let path = text(path);
        let instances = self.state.pipes().filter(|(_, pipe)| pipe.path == path && pipe.server);
        let free: Vec<bool> = instances.map(|(_, pipe)| pipe.client.is_none()).collect();
        if free.is_empty() {
            return Ok(self.fail(0, FILE_NOT_FOUND));
        }
        if !free.contains(&true) {
            return Err(self.unsupported("WaitNamedPipe while every instance has a client"));
        }
        Ok(Then::Return(1))
    }

    /// CreateNamedPipe.
    pub(super) fn create_pipe(&mut self, call: &Call, path: &[u32]) -> Or<Then> {
        let path = text(path);
        let (access, overlapped) = (call.args[1] & 3, call.args[1] & FLAG_OVERLAPPED);
        let handle = self.fresh_handle(call)?;
        let flow = |quota: u64| Flow { chunks: Vec::new(), readers: Vec::new(), quota: quota as u32 };
        if call.args[2] & PIPE_NOWAIT != 0 {
            return Err(self.unsupported("a pipe with PIPE_NOWAIT"));
        }
        let pipe = Pipe {
            path,
            messages: call.args[2] & PIPE_TYPE_MESSAGE != 0,
            server: true,
            client: None,
            disconnected: false,
            connect: None,
            to_server: flow(call.args[5]),
            to_client: flow(call.args[4]),
        };
        self.add_pipe(handle, pipe);
        // PIPE_ACCESS_INBOUND 1, PIPE_ACCESS_OUTBOUND 2
        let rights =
            (if access & 1 != 0 { GENERIC_READ } else { 0 }) | (if access & 2 != 0 { GENERIC_WRITE } else { 0 });
        let opened = self.new_file(handle, FileKind::Pipe(handle, End::Server), overlapped, rights);
        self.file_mut(handle).by_message = call.args[2] & PIPE_READMODE_MESSAGE != 0;
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
                disconnected: false,
                connect: None,
                to_server,
                to_client,
            },
        );
        self.new_file(read, FileKind::Pipe(read, End::Server), 0, GENERIC_READ);
        let write = self.fresh_handle(call)?;
        self.new_file(write, FileKind::Pipe(read, End::Client), 0, GENERIC_WRITE);
        Ok((read.pointer(Space::Handle), write.pointer(Space::Handle)))
    }

    /// DisconnectNamedPipe.
    pub(super) fn disconnect(&mut self, pipe: Name) -> Or<()> {
        let state = self.pipe_mut(pipe);
        let busy = state.connect.is_some()
            || [&state.to_server, &state.to_client]
                .into_iter()
                .any(|flow| !flow.readers.is_empty() || flow.chunks.iter().any(|chunk| chunk.writer.is_some()));
        if busy {
            return Err(self.unsupported("DisconnectNamedPipe with operations in flight on the pipe"));
        }
        state.disconnected = state.client == Some(true);
        if !state.disconnected {
            state.client = None;
        }
        state.to_server.chunks.clear();
        state.to_client.chunks.clear();
        Ok(())
    }

    /// The size of the disk file behind a handle; `None` if it is no handle of a file.
    pub(super) fn disk_size(&mut self, handle: u64) -> Or<Option<u64>> {
        match file_of(&self.state, handle).and_then(|file| self.file(file)).map(|file| file.kind) {
            None => Ok(None),
            Some(FileKind::Disk(disk)) => Ok(self.disk(disk).map(|disk| disk.bytes.len() as u64)),
            Some(FileKind::Pipe(..)) => Err(self.unsupported("the size of a pipe")),
        }
    }

    /// Moves the position of a file; the new one, or what is wrong.
    pub(super) fn seek(&mut self, handle: u64, distance: i64, method: u32) -> Or<Result<u64, u32>> {
        let Some(size) = self.disk_size(handle)? else { return Ok(Err(INVALID_HANDLE)) };
        let file = file_of(&self.state, handle).expect("internal: its size is known");
        let from = match method {
            0 => 0,
            1 => self.file(file).map_or(0, |file| file.position),
            2 => size,
            _ => return Ok(Err(INVALID_PARAMETER)),
        };
        let Some(position) = (from as i64).checked_add(distance).filter(|position| *position >= 0) else {
            return Ok(Err(NEGATIVE_SEEK));
        };
        self.file_mut(file).position = position as u64;
        Ok(Ok(position as u64))
    }

    /// DeleteFile.
    pub(super) fn delete_file(&mut self, path: &[u32]) -> Then {
        let path = text(path);
        let known = self.state.disks().find(|(_, disk)| disk.path == path && disk.exists).map(|(name, _)| name);
        let Some(disk) = known else { return self.fail(0, FILE_NOT_FOUND) };
        if self.state.files().any(|(_, file)| file.kind == FileKind::Disk(disk)) {
            return self.fail(0, SHARING_VIOLATION);
        }
        let state = self.disk_mut(disk);
        state.exists = false;
        state.bytes.clear();
        Then::Return(1)
    }

    fn new_file(&mut self, handle: Name, kind: FileKind, flags: u64, access: u64) -> Then {
        let file = File {
            kind,
            overlapped: flags & FLAG_OVERLAPPED != 0,
            readable: access & GENERIC_READ != 0,
            writable: access & GENERIC_WRITE != 0,
            modes: 0,
            bind: Bind::None,
            ops: BTreeSet::new(),
            signalled: true,
            waiters: BTreeSet::new(),
            handles: 1,
            position: 0,
            by_message: false,
        };
        self.add_file(handle, file);
        self.add_handle(handle, HandleObject::Waitable(Waitable::File(handle)));
        self.tell(Fact::Created(Ref::File(handle)));
        Then::Return(handle.pointer(Space::Handle))
    }
}

/// ERROR_INVALID_PARAMETER
const INVALID_PARAMETER: u32 = 87;
