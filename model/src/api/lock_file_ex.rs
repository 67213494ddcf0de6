//! `LockFileEx`: locks a range of a disk file, which begins where the OVERLAPPED says. If somebody has a part of it already, the
//! call waits, or is pending on a handle that is open for that, until the range is free. Completes like ReadFile.
//!
//! - Returns: FALSE with ERROR_LOCK_VIOLATION (33) instead of waiting, with LOCKFILE_FAIL_IMMEDIATELY; with
//!   ERROR_INVALID_HANDLE (6) for what is no disk file.
//! - Misuse: `start-missing`, `overlapped-reused`, memory rules.
//! - Source: LOCK-01, LOCK-02 (documented); IO-CREATE-11.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::OpKind;
use crate::kernel::issue::{LockRequest, Request, Special, file_of};
use crate::rules::RuleId;
use crate::state::FileKind;
use crate::world::{Or, World};

/// LOCKFILE_FAIL_IMMEDIATELY
const AT_ONCE: u64 = 1;
/// LOCKFILE_EXCLUSIVE_LOCK
const EXCLUSIVE: u64 = 2;

pub(super) static ROW: Row = Row {
    name: "LockFileEx",
    prototype: "BOOL LockFileEx(HANDLE file, DWORD flags, DWORD reserved, DWORD low, DWORD high, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let file = file_of(&world.state, call.args[0])
        .filter(|file| matches!(world.state.file(*file).map(|file| file.kind), Some(FileKind::Disk(_))));
    let Some(file) = file else { return Ok(world.fail_later(INVALID_HANDLE)) };
    let overlapped = call.args[5];
    if overlapped == 0 {
        return Err(world.violate(RuleId::NullDeref, alloc::vec::Vec::new()));
    }
    let lock = LockRequest {
        length: (call.args[3] & 0xffff_ffff) | (call.args[4] << 32),
        exclusive: call.args[1] & EXCLUSIVE != 0,
        at_once: call.args[1] & AT_ONCE != 0,
    };
    let request = Request {
        kind: OpKind::Lock,
        file,
        buffer: 0,
        length: 0,
        count: 0,
        overlapped,
        routine: 0,
        special: Special::Lock(lock),
    };
    world.issue(call, request, call.how)
}
