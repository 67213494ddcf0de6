//! Directories under watch: what happens in one is noted for each file object that watches it, and ends the operation that
//! waits there. Source: NOTIFY-01 to NOTIFY-06; IO-CREATE-11.

use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use super::issue::{Verdict, WatchRequest};
use super::paths;
use crate::choice::Completion;
use crate::name::Name;
use crate::state::{Action, DirectoryChange, FileKind, Lens, Op, OpPhase, Watch};
use crate::world::World;

/// ERROR_NOTIFY_CLEANUP
pub(crate) const NOTIFY_CLEANUP: u32 = 745;
/// ERROR_NOTIFY_ENUM_DIR
pub(crate) const NOTIFY_ENUM_DIR: u32 = 1022;

/// FILE_NOTIFY_CHANGE_FILE_NAME
pub(crate) const FILE_NAME: u32 = 1;
/// FILE_NOTIFY_CHANGE_DIR_NAME
pub(crate) const DIR_NAME: u32 = 2;
/// FILE_NOTIFY_CHANGE_SIZE
pub(crate) const SIZE: u32 = 8;
/// FILE_NOTIFY_CHANGE_LAST_WRITE
pub(crate) const LAST_WRITE: u32 = 0x10;

/// Whether there are more changes than there was room for, here or in the operation's buffer. Source: NOTIFY-03.
fn overflows(state: &Lens, op: &Op) -> bool {
    state.watch(op.file).is_some_and(|watch| watch.lost || Watch::size_of(&watch.changes) > op.length as usize)
}

/// The ways in which an operation can complete that has something to tell.
pub(super) fn completions(state: &Lens, op: &Op) -> Vec<Completion> {
    let cached = |change: &DirectoryChange| change.cached.is_some();
    let changes = state.watch(op.file).map_or(&[][..], |watch| &watch.changes);
    if overflows(state, op) {
        vec![Completion::Normal, Completion::Lost]
    } else if !changes.iter().any(cached) {
        vec![Completion::Normal]
    } else if !changes.iter().all(cached) {
        vec![Completion::Normal, Completion::Uncached]
    } else if op.cancelled {
        vec![Completion::Normal, Completion::Aborted]
    } else if state.file(op.file).is_some_and(|file| file.handles == 0) {
        vec![Completion::Normal, Completion::Unwatched]
    } else {
        vec![Completion::Normal]
    }
}

/// Whether nothing that happened is on disk: nobody knows when it will be told.
pub(super) fn is_all_cached(state: &Lens, op: &Op) -> bool {
    let cached = |watch: &Watch| !watch.lost && watch.changes.iter().all(|change| change.cached.is_some());
    state.watch(op.file).is_some_and(cached)
}

impl World<'_> {
    /// An operation waits for a change; what the first one on a file object asks for holds for all. Source: NOTIFY-02.
    pub(super) fn ask_watch(&mut self, name: Name, op: &Op, wanted: WatchRequest) -> Verdict {
        if self.watch(op.file).is_none() {
            // whoever changes something looks at which file objects watch
            self.footprint.everything = true;
            let WatchRequest { filter, subtree } = wanted;
            let (changes, readers, lost) = (Vec::new(), Vec::new(), false);
            self.add_watch(op.file, Watch { filter, subtree, room: op.length, changes, lost, readers });
        }
        self.watch_mut(op.file).readers.push(name);
        Verdict::Pending
    }

    /// Something happened to a file or directory: everybody who watches for that is told. Source: NOTIFY-01.
    pub(crate) fn note_change(&mut self, path: &str, action: Action, kinds: u32) {
        self.spread(path, action, kinds, None);
    }

    /// A disk file was written. Source: NOTIFY-05.
    pub(super) fn note_write(&mut self, disk: Name, kinds: u32) {
        let Some(path) = self.disk(disk).map(|disk| disk.path.clone()) else { return };
        self.spread(&path, Action::Modified, kinds, Some(disk));
    }

    /// What was written to a disk file is on disk: it can be put off no longer. Source: NOTIFY-05.
    pub(crate) fn write_back(&mut self, disk: Name) {
        let watching: Vec<Name> = self.state.watches().map(|(file, _)| file).collect();
        for file in watching {
            if self.watch(file).is_some_and(|watch| watch.changes.iter().any(|change| change.cached == Some(disk))) {
                let changes = self.watch_mut(file).changes.iter_mut();
                changes.filter(|change| change.cached == Some(disk)).for_each(|change| change.cached = None);
            }
        }
    }

    fn spread(&mut self, path: &str, action: Action, kinds: u32, cached: Option<Name>) {
        let watching: Vec<Name> = self.state.watches().map(|(file, _)| file).collect();
        for file in watching {
            let Some(FileKind::Directory(disk)) = self.file(file).map(|file| file.kind) else { continue };
            let Some(directory) = self.disk(disk).map(|disk| disk.path.clone()) else { continue };
            let Some(watch) = self.watch(file).filter(|watch| watch.filter & kinds != 0) else { continue };
            let Some(name) = paths::within(&directory, path).filter(|name| watch.subtree || !name.contains('\\'))
            else {
                continue;
            };
            self.keep_change(file, DirectoryChange { action, name: name.to_string(), cached });
        }
    }

    /// Source: NOTIFY-03, NOTIFY-05.
    fn keep_change(&mut self, file: Name, change: DirectoryChange) {
        let watch = self.watch_mut(file);
        // a file that is written again before anybody was told of it changed once
        if !watch.lost && (change.action != Action::Modified || watch.changes.last() != Some(&change)) {
            watch.changes.push(change);
        }
        if Watch::size_of(&watch.changes) > watch.room as usize {
            watch.changes.clear();
            watch.lost = true;
        }
        self.tell_of_changes(file);
    }

    /// The first operation that waits can complete once there is something to tell.
    pub(super) fn tell_of_changes(&mut self, file: Name) {
        let Some(watch) = self.watch(file).filter(|watch| watch.has_news()) else { return };
        let readers = watch.readers.clone();
        let first = readers.into_iter().find(|op| self.op(*op).is_some_and(|op| !op.cancelled));
        if let Some(op) = first {
            self.op_mut(op).phase = OpPhase::Completable(Vec::new());
        }
    }

    /// The records for an operation that can complete: none if there are too many. What is not on disk yet may stay behind.
    /// Source: NOTIFY-03, NOTIFY-04, NOTIFY-05.
    pub(super) fn take_changes(&mut self, op: &Op, with_cached: bool) -> Vec<u8> {
        let overflows = overflows(&self.state, op);
        let watch = self.watch_mut(op.file);
        watch.lost = false;
        let changes = core::mem::take(&mut watch.changes);
        let (told, left) = changes.into_iter().partition(|change| with_cached || change.cached.is_none());
        watch.changes = left;
        if overflows { Vec::new() } else { Watch::records(&told) }
    }

    /// An operation is over: it waits for no change any more. If it took all there was, others wait on.
    pub(super) fn stop_watching(&mut self, name: Name, file: Name) {
        let watch = self.watch_mut(file);
        watch.readers.retain(|reader| *reader != name);
        let (readers, news) = (watch.readers.clone(), watch.has_news());
        for reader in readers {
            if !news && matches!(self.op(reader).map(|op| &op.phase), Some(OpPhase::Completable(_))) {
                self.op_mut(reader).phase = OpPhase::Pending;
            }
        }
        self.tell_of_changes(file);
        if self.file(file).is_some_and(|file| file.handles == 0) {
            self.watch_ends(file);
        }
    }

    /// The last handle of a directory's file object is gone: what still waits ends with that. Source: NOTIFY-06.
    pub(super) fn watch_ends(&mut self, file: Name) {
        let readers = self.watch(file).map_or_else(Vec::new, |watch| watch.readers.clone());
        for op in readers {
            if self.op(op).is_some_and(|op| op.phase == OpPhase::Pending && !op.cancelled) {
                self.op_mut(op).phase = OpPhase::Unwatched;
            }
        }
    }
}
