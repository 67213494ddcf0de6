//! Disk files: opening, sizes, positions, the end. What the A and W forms share. Source: semantics §4.2; FILE-01 to FILE-06.

use alloc::string::String;
use alloc::vec::Vec;

use super::files::{ACCESS_DENIED, FILE_NOT_FOUND, INVALID_HANDLE_VALUE, rights, text};
use super::{Call, INVALID_HANDLE, INVALID_PARAMETER, Then};
use crate::kernel::issue::file_of;
use crate::kernel::paths;
use crate::kernel::watch::{FILE_NAME, LAST_WRITE, SIZE};
use crate::name::Name;
use crate::state::{Action, Disk, FileKind};
use crate::world::{Or, World};

const FLAG_DELETE_ON_CLOSE: u64 = 0x0400_0000;
const SHARE_DELETE: u8 = 4;
pub(super) const PATH_NOT_FOUND: u32 = 3;
pub(super) const ALREADY_EXISTS: u32 = 183;
const FILE_EXISTS: u32 = 80;
pub(super) const SHARING_VIOLATION: u32 = 32;
const NEGATIVE_SEEK: u32 = 131;

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

impl Disk {
    /// A file or directory that was just made.
    pub(super) fn fresh(path: String, folder: bool) -> Disk {
        Disk {
            path,
            folder,
            device: None,
            bytes: Vec::new(),
            exists: true,
            delete_on_close: false,
            locks: Vec::new(),
            lockers: Vec::new(),
        }
    }
}

impl World<'_> {
    /// CreateFile.
    pub(super) fn open_file(&mut self, call: &Call, path: &[u32]) -> Or<Then> {
        let given = text(path);
        if given.starts_with("\\\\.\\pipe\\") {
            return self.open_client(call, &given);
        }
        let Some(disposition) = disposition(call.args[4]) else {
            return Ok(self.fail(INVALID_HANDLE_VALUE, INVALID_PARAMETER));
        };
        let path = paths::canonical(&given);
        let known = self.known(&path);
        let exists = known.is_some_and(|name| self.disk(name).is_some_and(|disk| disk.exists));
        if let Some(opened) = self.open_directory(call, &path, disposition == Disposition::OpenExisting)? {
            return Ok(opened);
        }
        match disposition {
            Disposition::OpenExisting | Disposition::TruncateExisting if !exists => {
                return Ok(self.fail(INVALID_HANDLE_VALUE, FILE_NOT_FOUND));
            }
            Disposition::CreateNew if exists => return Ok(self.fail(INVALID_HANDLE_VALUE, FILE_EXISTS)),
            _ => {}
        }
        if self.lacks_parent(&path) {
            return Ok(self.fail(INVALID_HANDLE_VALUE, PATH_NOT_FOUND));
        }
        if let Some(disk) = known.filter(|_| exists)
            && self.clashes(disk, call)
        {
            return Ok(self.fail(INVALID_HANDLE_VALUE, SHARING_VIOLATION));
        }
        let always = matches!(disposition, Disposition::CreateAlways | Disposition::OpenAlways);
        // Source: FILE-02, FILE-06
        self.set_error(if always && exists { ALREADY_EXISTS } else { 0 });
        let handle = self.fresh_handle(call)?;
        let disk = self.name_for(known, handle, &path, false);
        let state = self.disk_mut(disk);
        let cleared = matches!(disposition, Disposition::CreateAlways | Disposition::TruncateExisting);
        if !exists || cleared {
            state.bytes.clear();
        }
        state.delete_on_close |= call.args[5] & FLAG_DELETE_ON_CLOSE != 0;
        if !exists {
            self.note_change(&path, Action::Added, FILE_NAME);
        } else if cleared {
            self.note_change(&path, Action::Modified, SIZE | LAST_WRITE);
        }
        let opened = self.new_file(handle, FileKind::Disk(disk), call.args[5], call.args[1]);
        self.file_mut(handle).share = call.args[2] as u8 & 7;
        Ok(opened)
    }

    /// The file or directory of that name, if one is there or was.
    pub(super) fn known(&self, path: &str) -> Option<Name> {
        let named = self.state.disks().filter(|(_, disk)| paths::same(&disk.path, path));
        named.max_by_key(|(_, disk)| disk.exists).map(|(name, _)| name)
    }

    /// Where a file or directory is kept that is there from now on: where it was, or under a new name.
    pub(super) fn name_for(&mut self, known: Option<Name>, fresh: Name, path: &str, folder: bool) -> Name {
        let Some(name) = known else {
            self.add_disk(fresh, Disk::fresh(path.into(), folder));
            return fresh;
        };
        let disk = self.disk_mut(name);
        if !disk.exists {
            (disk.exists, disk.folder, disk.path) = (true, folder, path.into());
        }
        name
    }

    /// Whether somebody has the file open who does not allow what is asked for, or does what is not allowed. Source: FILE-01.
    pub(super) fn clashes(&mut self, disk: Name, call: &Call) -> bool {
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

    /// The file objects that have a disk file or a directory open.
    pub(super) fn open_on(&self, disk: Name) -> Vec<Name> {
        let kinds = [FileKind::Disk(disk), FileKind::Directory(disk)];
        let files = self.state.files().filter(|(_, file)| kinds.contains(&file.kind) && file.handles > 0);
        files.map(|(name, _)| name).collect()
    }

    /// Whether somebody has it open who does not let it be deleted or renamed.
    pub(super) fn is_held(&mut self, disk: Name) -> bool {
        let open = self.open_on(disk);
        open.iter().any(|file| self.file(*file).is_some_and(|file| file.share & SHARE_DELETE == 0))
    }

    /// The size of the disk file behind a handle; `None` if it is no handle of a file.
    pub(super) fn disk_size(&mut self, handle: u64) -> Or<Option<u64>> {
        match file_of(&self.state, handle).and_then(|file| self.file(file)).map(|file| file.kind) {
            None => Ok(None),
            Some(FileKind::Disk(disk)) => Ok(self.disk(disk).map(|disk| disk.bytes.len() as u64)),
            Some(FileKind::Directory(_)) => Err(self.unsupported("the size of a directory")),
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

    /// DeleteFile. Source: FILE-01, DIR-04.
    pub(super) fn delete_file(&mut self, path: &[u32]) -> Then {
        let path = paths::canonical(&text(path));
        let Some(disk) = self.existing(&path) else { return self.missing(&path) };
        if self.disk(disk).is_some_and(|disk| disk.folder) {
            return self.fail(0, ACCESS_DENIED);
        }
        if self.is_held(disk) {
            return self.fail(0, SHARING_VIOLATION);
        }
        if !self.open_on(disk).is_empty() {
            self.disk_mut(disk).delete_on_close = true;
            return Then::Return(1);
        }
        self.remove_disk(disk);
        Then::Return(1)
    }

    /// The file or directory of that name that is there now.
    pub(super) fn existing(&mut self, path: &str) -> Option<Name> {
        self.known(path).filter(|name| self.disk(*name).is_some_and(|disk| disk.exists))
    }

    /// What a call returns for a name that nothing has: 2, or 3 if not even its directory is there.
    pub(super) fn missing(&mut self, path: &str) -> Then {
        let code = if self.lacks_parent(path) { PATH_NOT_FOUND } else { FILE_NOT_FOUND };
        self.fail(0, code)
    }
}
