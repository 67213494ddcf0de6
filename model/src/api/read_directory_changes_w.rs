//! `ReadDirectoryChangesW`: waits for a change in a directory that was opened with FILE_FLAG_BACKUP_SEMANTICS. Completes like
//! ReadFile, with FILE_NOTIFY_INFORMATION records in the buffer: those of all changes since the last call on this handle.
//!
//! - Returns: TRUE with an OVERLAPPED, although nothing is done yet: the packet always comes, in skip mode too. FALSE with
//!   ERROR_INVALID_HANDLE (6) for what is no directory, ERROR_INVALID_PARAMETER (87) for a filter of no kind or of an unknown
//!   one, ERROR_NOACCESS (998) for a buffer that does not begin at a multiple of four, ERROR_ACCESS_DENIED (5) without
//!   FILE_LIST_DIRECTORY.
//! - Ends with ERROR_NOTIFY_ENUM_DIR (1022) and no bytes if there were more changes than there was room for; with
//!   ERROR_NOTIFY_CLEANUP (745) if the directory's handle is closed.
//! - Misuse: `start-missing`, `overlapped-reused`, `buffer-touched`, memory rules.
//! - Source: NOTIFY-01 to NOTIFY-06; IO-CREATE-11.

use crate::api::{Call, Effect, INVALID_HANDLE, INVALID_PARAMETER, Row, Then, one};
use crate::event::OpKind;
use crate::kernel::issue::{NOACCESS, Request, Special, WatchRequest, file_of};
use crate::state::{Bind, FileKind};
use crate::world::{Or, World};

/// All FILE_NOTIFY_CHANGE_ bits.
const KINDS: u64 = 0x17f;

pub(super) static ROW: Row = Row {
    name: "ReadDirectoryChangesW",
    prototype: "BOOL ReadDirectoryChangesW(HANDLE directory, LPVOID buffer, DWORD length, BOOL subtree, DWORD filter, LPDWORD count, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let file = file_of(&world.state, call.args[0]).and_then(|name| world.file(name).map(|file| (name, file.clone())));
    let Some((file, state)) = file.filter(|(_, file)| matches!(file.kind, FileKind::Directory(_))) else {
        return Ok(world.fail_later(INVALID_HANDLE));
    };
    let filter = call.args[4] & 0xffff_ffff;
    let routine = call.args[7];
    // a completion routine is for a handle without a port (IO-CREATE-12)
    if filter == 0 || filter & !KINDS != 0 || (routine != 0 && state.bind != Bind::None) {
        return Ok(world.fail_later(INVALID_PARAMETER));
    }
    if !call.args[1].is_multiple_of(4) {
        return Ok(world.fail_later(NOACCESS));
    }
    let request = Request {
        kind: OpKind::Notify,
        file,
        buffer: call.args[1],
        length: call.args[2] as u32,
        count: call.args[5],
        overlapped: call.args[6],
        routine,
        special: Special::Watch(WatchRequest { filter: filter as u32, subtree: call.args[3] as u32 != 0 }),
    };
    world.issue(call, request, call.how)
}
