//! Directories: making, opening, removing, and new names for what lies in them. In the directory where the
//! program runs there is what it made and what its header describes; elsewhere, a directory that no call removed is taken to
//! be there. Source: DIR-01 to DIR-05.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::disks::{ALREADY_EXISTS, PATH_NOT_FOUND, SHARING_VIOLATION};
use super::files::{ACCESS_DENIED, INVALID_HANDLE_VALUE, text};
use super::{Call, Then};
use crate::kernel::paths;
use crate::kernel::watch::{DIR_NAME, FILE_NAME};
use crate::name::Name;
use crate::state::{Action, FileKind};
use crate::world::{Or, World};

const FLAG_BACKUP_SEMANTICS: u64 = 0x0200_0000;
const DIR_NOT_EMPTY: u32 = 145;
const NOT_A_DIRECTORY: u32 = 267;

impl World<'_> {
    /// CreateFile of a directory; `None` if the name is none's. Source: DIR-02.
    pub(super) fn open_directory(&mut self, call: &Call, path: &str, opens_only: bool) -> Or<Option<Then>> {
        let backup = call.args[5] & FLAG_BACKUP_SEMANTICS != 0;
        let known = self.known(path);
        let taken = known.is_none() && backup && opens_only && paths::is_elsewhere(path) && !self.lacks_parent(path);
        if !taken && !self.is_directory(path) {
            return Ok(None);
        }
        if !backup {
            return Ok(Some(self.fail(INVALID_HANDLE_VALUE, ACCESS_DENIED)));
        }
        if !opens_only {
            return Err(self.unsupported("CreateFile of a directory that does not say OPEN_EXISTING"));
        }
        if known.is_some_and(|disk| self.clashes(disk, call)) {
            return Ok(Some(self.fail(INVALID_HANDLE_VALUE, SHARING_VIOLATION)));
        }
        self.set_error(0);
        let handle = self.fresh_handle(call)?;
        let disk = self.name_for(known, handle, path, true);
        let opened = self.new_file(handle, FileKind::Directory(disk), call.args[5], call.args[1]);
        self.file_mut(handle).share = call.args[2] as u8 & 7;
        Ok(Some(opened))
    }

    /// Whether there is a directory of that name: one that was made or opened, or in which something lies.
    fn is_directory(&mut self, path: &str) -> bool {
        let made = self.existing(path).is_some_and(|name| self.disk(name).is_some_and(|disk| disk.folder));
        made || paths::is_given(path) || !self.below(path).is_empty()
    }

    /// What lies in a directory, however deep.
    fn below(&self, path: &str) -> Vec<Name> {
        let below = self.state.disks().filter(|(_, disk)| disk.exists && paths::within(path, &disk.path).is_some());
        below.map(|(name, _)| name).collect()
    }

    /// Whether a directory on the way to a name is not there, or is a file.
    pub(super) fn lacks_parent(&mut self, path: &str) -> bool {
        let parent = paths::split(path).0;
        if paths::is_given(parent) || parent.is_empty() {
            return false;
        }
        if let Some(known) = self.known(parent) {
            return !self.disk(known).is_some_and(|disk| disk.exists && disk.folder);
        }
        self.below(parent).is_empty() && (!paths::is_elsewhere(parent) || self.lacks_parent(parent))
    }

    /// CreateDirectory. Source: DIR-03.
    pub(super) fn create_directory(&mut self, call: &Call, path: &[u32]) -> Or<Then> {
        let path = paths::canonical(&text(path));
        if path.is_empty() || self.lacks_parent(&path) {
            return Ok(self.fail(0, PATH_NOT_FOUND));
        }
        if self.existing(&path).is_some() || self.is_directory(&path) {
            return Ok(self.fail(0, ALREADY_EXISTS));
        }
        let (known, fresh) = (self.known(&path), self.fresh_handle(call)?);
        self.name_for(known, fresh, &path, true);
        self.note_change(&path, Action::Added, DIR_NAME);
        Ok(Then::Return(1))
    }

    /// RemoveDirectory. Source: DIR-04.
    pub(super) fn remove_directory(&mut self, path: &[u32]) -> Or<Then> {
        let path = paths::canonical(&text(path));
        if paths::is_given(&path) {
            return Ok(self.fail(0, ACCESS_DENIED));
        }
        if !self.below(&path).is_empty() {
            return Ok(self.fail(0, DIR_NOT_EMPTY));
        }
        let Some(disk) = self.existing(&path) else { return Ok(self.missing(&path)) };
        if !self.disk(disk).is_some_and(|disk| disk.folder) {
            return Ok(self.fail(0, NOT_A_DIRECTORY));
        }
        if self.is_held(disk) {
            return Ok(self.fail(0, SHARING_VIOLATION));
        }
        if !self.open_on(disk).is_empty() {
            return Err(self.unsupported("RemoveDirectory of a directory that is open"));
        }
        self.remove_disk(disk);
        Ok(Then::Return(1))
    }

    /// MoveFile. Source: DIR-05.
    pub(super) fn move_file(&mut self, from: &[u32], to: &[u32]) -> Or<Then> {
        let (from, to) = (paths::canonical(&text(from)), paths::canonical(&text(to)));
        let Some(disk) = self.existing(&from) else { return Ok(self.missing(&from)) };
        if !paths::same(&from, &to) && (self.existing(&to).is_some() || self.is_directory(&to)) {
            return Ok(self.fail(0, ALREADY_EXISTS));
        }
        if self.lacks_parent(&to) {
            return Ok(self.fail(0, PATH_NOT_FOUND));
        }
        if self.is_held(disk) {
            return Ok(self.fail(0, SHARING_VIOLATION));
        }
        let below = self.below(&from);
        if below.iter().any(|name| !self.open_on(*name).is_empty()) {
            return Ok(self.fail(0, ACCESS_DENIED));
        }
        for name in below {
            let disk = self.disk_mut(name);
            let rest: String = paths::within(&from, &disk.path).expect("internal: it lies there").to_string();
            disk.path = to.clone() + "\\" + &rest;
        }
        self.disk_mut(disk).path.clone_from(&to);
        let kind = if self.disk(disk).is_some_and(|disk| disk.folder) { DIR_NAME } else { FILE_NAME };
        let stays = paths::same(paths::split(&from).0, paths::split(&to).0);
        let (gone, there) =
            if stays { (Action::RenamedOldName, Action::RenamedNewName) } else { (Action::Removed, Action::Added) };
        self.note_change(&from, gone, kind);
        self.note_change(&to, there, kind);
        Ok(Then::Return(1))
    }
}
