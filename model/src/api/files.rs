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
const GENERIC_ALL: u64 = 0x1000_0000;
const READ_DATA: u64 = 1;
const WRITE_DATA: u64 = 2;
pub(super) const STANDARD_INPUT: u64 = 0x50;
pub(super) const STANDARD_OUTPUT: u64 = 0x54;
pub(super) const STANDARD_ERROR: u64 = 0x58;
const FLAG_OVERLAPPED: u64 = 0x4000_0000;
const FLAG_DELETE_ON_CLOSE: u64 = 0x0400_0000;
const FLAG_FIRST_INSTANCE: u64 = 0x0008_0000;
const SHARE_DELETE: u8 = 4;
const FILE_NOT_FOUND: u32 = 2;
const ACCESS_DENIED: u32 = 5;
const ALREADY_EXISTS: u32 = 183;
const FILE_EXISTS: u32 = 80;
const SHARING_VIOLATION: u32 = 32;
const NEGATIVE_SEEK: u32 = 131;
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
fn rights(access: u64) -> (bool, bool) {
    (access & (GENERIC_READ | GENERIC_ALL | READ_DATA) != 0, access & (GENERIC_WRITE | GENERIC_ALL | WRITE_DATA) != 0)
}

pub(crate) fn text(units: &[u32]) -> String {
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
        if let Some((disk, true)) = known
            && self.clashes(disk, call)
        {
            return Ok(self.fail(INVALID_HANDLE_VALUE, SHARING_VIOLATION));
        }
        let always = matches!(disposition, Disposition::CreateAlways | Disposition::OpenAlways);
        // Source: FILE-02, FILE-06
        self.set_error(if always && exists { ALREADY_EXISTS } else { 0 });
        let handle = self.fresh_handle(call)?;
        let disk = known.map_or(handle, |(name, _)| name);
        if known.is_none() {
            let disk_file = Disk {
                path,
                device: None,
                bytes: Vec::new(),
                exists: true,
                delete_on_close: false,
                locks: Vec::new(),
                lockers: Vec::new(),
            };
            self.add_disk(disk, disk_file);
        }
        let state = self.disk_mut(disk);
        if !exists || matches!(disposition, Disposition::CreateAlways | Disposition::TruncateExisting) {
            state.bytes.clear();
        }
        state.exists = true;
        state.delete_on_close |= call.args[5] & FLAG_DELETE_ON_CLOSE != 0;
        let opened = self.new_file(handle, FileKind::Disk(disk), call.args[5], call.args[1]);
        self.file_mut(handle).share = call.args[2] as u8 & 7;
        Ok(opened)
    }

    /// Whether somebody has the file open who does not allow what is asked for, or does what is not allowed. Source: FILE-01.
    fn clashes(&mut self, disk: Name, call: &Call) -> bool {
        let (reads, writes) = rights(call.args[1]);
        let wants = u8::from(reads) | u8::from(writes) << 1 | u8::from(call.args[5] & FLAG_DELETE_ON_CLOSE != 0) << 2;
        let allows = call.args[2] as u8;
        let deletes = self.disk(disk).is_some_and(|disk| disk.delete_on_close);
        let open: Vec<Name> = self.open_on(disk);
        open.into_iter().any(|name| {
            let file = self.file(name).expect("internal: an open file");
            let does = u8::from(file.readable) | u8::from(file.writable) << 1 | u8::from(deletes) << 2;
            wants & !file.share != 0 || does & !allows != 0
        })
    }

    /// The file objects that have a disk file open.
    fn open_on(&self, disk: Name) -> Vec<Name> {
        let files = self.state.files().filter(|(_, file)| file.kind == FileKind::Disk(disk) && file.handles > 0);
        files.map(|(name, _)| name).collect()
    }

    /// The client end of the first instance that waits for one.
    fn open_client(&mut self, call: &Call, path: &str) -> Or<Then> {
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
        let open = self.open_on(disk);
        if open.iter().any(|file| self.file(*file).is_some_and(|file| file.share & SHARE_DELETE == 0)) {
            return self.fail(0, SHARING_VIOLATION);
        }
        if !open.is_empty() {
            self.disk_mut(disk).delete_on_close = true;
            return Then::Return(1);
        }
        let state = self.disk_mut(disk);
        state.exists = false;
        state.bytes.clear();
        Then::Return(1)
    }

    fn new_file(&mut self, handle: Name, kind: FileKind, flags: u64, access: u64) -> Then {
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

/// ERROR_INVALID_PARAMETER
const INVALID_PARAMETER: u32 = 87;
