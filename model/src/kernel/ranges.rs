//! Locks on ranges of disk files: who may have one, who waits for one, and what it keeps others from. Source: LOCK-01 to
//! LOCK-04; IO-CREATE-11.

use alloc::vec::Vec;

use super::issue::{LockRequest, Verdict};
use crate::event::OpKind;
use crate::name::Name;
use crate::state::{FileKind, Locker, Op, OpPhase, RangeLock};
use crate::world::World;

/// ERROR_LOCK_VIOLATION
pub(crate) const LOCK_VIOLATION: u32 = 33;

impl RangeLock {
    fn meets(&self, start: u64, end: u64) -> bool {
        self.start < end && start < self.end
    }

    /// Whether the two cannot be had at once: one of them is exclusive. A file object may share what it has alone.
    fn excludes(&self, wanted: &RangeLock) -> bool {
        let own = self.file == wanted.file && !wanted.exclusive;
        self.meets(wanted.start, wanted.end) && (self.exclusive || wanted.exclusive) && !own
    }
}

impl World<'_> {
    /// What becomes of a request for a lock at once. Source: LOCK-01, LOCK-02.
    pub(super) fn ask_lock(&mut self, name: Name, op: &Op, disk: Name, wanted: LockRequest) -> Verdict {
        let end = op.offset.saturating_add(wanted.length);
        let lock = RangeLock { file: op.file, start: op.offset, end, exclusive: wanted.exclusive };
        let state = self.disk_mut(disk);
        if !state.locks.iter().any(|held| held.excludes(&lock)) {
            state.locks.push(lock);
            Verdict::Done(Vec::new(), 0)
        } else if wanted.at_once {
            Verdict::Failed(LOCK_VIOLATION)
        } else {
            state.lockers.push(Locker { op: name, lock });
            Verdict::Pending
        }
    }

    /// Whether a lock keeps an operation from its bytes: of another file object one that is exclusive, and any for a write;
    /// of its own one that is shared, for a write. Source: LOCK-04.
    pub(super) fn is_barred(&mut self, op: &Op, disk: Name) -> bool {
        let end = op.offset.saturating_add(u64::from(op.length));
        let bars = |lock: &RangeLock| {
            lock.meets(op.offset, end)
                && match op.kind {
                    OpKind::Read => lock.exclusive && lock.file != op.file,
                    OpKind::Write => !lock.exclusive || lock.file != op.file,
                    OpKind::Connect | OpKind::Control | OpKind::Lock | OpKind::Notify => false,
                }
        };
        self.disk(disk).is_some_and(|disk| disk.locks.iter().any(bars))
    }

    /// Gives one lock back: the one of this file object with exactly this range. Says whether there was one. Source: LOCK-03.
    pub(crate) fn unlock(&mut self, disk: Name, file: Name, start: u64, length: u64) -> bool {
        let end = start.saturating_add(length);
        let locks = &mut self.disk_mut(disk).locks;
        let Some(at) = locks.iter().position(|lock| (lock.file, lock.start, lock.end) == (file, start, end)) else {
            return false;
        };
        locks.remove(at);
        self.grant(disk);
        true
    }

    /// The last handle of a file object is gone: so are its locks, and who waits for one in its name is cancelled.
    pub(super) fn unlock_all(&mut self, disk: Name, file: Name) {
        let state = self.disk_mut(disk);
        state.locks.retain(|lock| lock.file != file);
        let waiting: Vec<Name> =
            state.lockers.iter().filter(|locker| locker.lock.file == file).map(|locker| locker.op).collect();
        for op in waiting {
            self.request_cancel(op);
        }
        self.grant(disk);
    }

    /// Those that can have their lock now get it, the first come first: their operations can complete.
    fn grant(&mut self, disk: Name) {
        let waiting = core::mem::take(&mut self.disk_mut(disk).lockers);
        for locker in waiting {
            let cancelled = self.op(locker.op).is_none_or(|op| op.cancelled);
            let state = self.disk_mut(disk);
            if cancelled || state.locks.iter().any(|held| held.excludes(&locker.lock)) {
                state.lockers.push(locker);
            } else {
                state.locks.push(locker.lock);
                self.op_mut(locker.op).phase = OpPhase::Completable(Vec::new());
            }
        }
    }

    /// An operation ends without its lock.
    pub(super) fn stop_locking(&mut self, name: Name, op: &Op) {
        if let Some(FileKind::Disk(disk)) = self.file(op.file).map(|file| file.kind)
            && op.kind == OpKind::Lock
        {
            self.disk_mut(disk).lockers.retain(|locker| locker.op != name);
        }
    }
}
