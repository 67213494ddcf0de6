//! New names in structures of which each field holds names or does not.

use super::{Rename, RenameOperation, Renaming};
use crate::state::{
    Alarm, Arming, Chunk, Disk, EventObject, File, Flow, Frame, Group, Instance, Lock, Locker, Member, MutexObject, Op,
    Owned, Packet, Pipe, Pool, PoolPort, Port, RangeLock, RawPacket, Routine, SemaphoreObject, Srw, Stored, Thread,
    ThreadObject, Timer, TpIo, Variable, Wait, Watch,
};

/// For a structure: the fields that hold names, those that hold names of operations, and those that hold none. Each field
/// is in one of the lists.
macro_rules! fields {
    ($($type:ident { $($field:ident),* $([$($op:ident),*])? ; $($kept:ident),* })*) => {
        $(impl Rename for $type {
            fn rename(&mut self, by: &Renaming) {
                let $type { $($field,)* $($($op,)*)? $($kept: _,)* } = self;
                $($field.rename(by);)*
                $($($op.rename_operation(by);)*)?
            }
        })*
    };
}

fields! {
    Thread { role, phase, frames, holds, port, locals; last_error }
    Stored { value; index }
    ThreadObject { waiters; ended, handles }
    Frame { regs, slots, stack, resumes; func, pc }
    Wait { on; deadline }
    Pool { name; max, min, running, closed, objects, ranked, stack }
    PoolPort { packets; }
    Packet { io [op]; }
    Op {
        file, bind, overlapped, buffer, issuer, event;
        kind, sends_packet, length, offset, site, phase, cancelled, stale, announced, routine, more
    }
    Port { packets, waiters, active; concurrency, handles, files }
    RawPacket { key, overlapped [op]; error, bytes }
    File {
        kind, bind, waiters [ops];
        overlapped, readable, writable, share, modes, signalled, handles, position, by_message, impatient,
        let_go
    }
    Pipe {
        to_server, to_client [connect];
        path, server, client, messages, shut, access, instances, patience
    }
    Disk { locks, lockers; path, folder, device, bytes, exists, delete_on_close }
    Watch { [readers]; filter, subtree, room, changes, lost }
    RangeLock { file; start, end, exclusive }
    Locker { lock [op]; }
    Flow { chunks [readers]; quota }
    Chunk { [writer]; bytes }
    EventObject { waiters, alarm; manual, set, handles, label }
    Alarm { waiter, setter, routine, argument; period }
    Lock { owner; depth }
    MutexObject { owner, waiters; depth, abandoned, handles, label }
    SemaphoreObject { waiters; count, most, handles, label }
    Srw { owner, sharers; }
    Variable { waiters; }
    Routine { function, args; in_turn }
    Timer { waiter; set, period, window }
    Arming { handle, waiter; }
    Member { group, cancel; }
    Group { members, leaving; closed }
    TpIo { file [ops]; automatic, system, promises, surplus, abandoned, stolen, unpaid }
    Instance { object, entry, duties; associated, long, finalizing }
    Owned { [op]; start, end, what }
}
