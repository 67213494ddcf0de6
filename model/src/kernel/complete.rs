//! The end of an operation: one step that writes the buffer, the status block and the event, and sends the packet.
//! Source: STEPS §1.5, §1.6; OV-01, OV-02, PORT-24, PORT-25; DIS-06 (status at completion).

use alloc::vec;
use alloc::vec::Vec;

use crate::choice::Completion;
use crate::event::{Actor, Fact, OpKind};
use crate::memory::Touch;
use crate::name::{Base, Name, Space, ThreadId};
use crate::outcome::PortUse;
use crate::program::Program;
use crate::state::{
    Bind, FileKind, HandleObject, Lens, Op, OpPhase, Outcome, Packet, RawPacket, Return, Routine, Waitable,
};
use crate::world::{Or, World};

use super::wait::candidates;
use super::watch::{self, LAST_WRITE, NOTIFY_CLEANUP, NOTIFY_ENUM_DIR, SIZE};

/// STATUS_PENDING
pub(crate) const STATUS_PENDING: u64 = 0x103;
/// ERROR_HANDLE_EOF
pub(crate) const HANDLE_EOF: u32 = 38;
/// ERROR_BROKEN_PIPE
pub(crate) const BROKEN_PIPE: u32 = 109;
/// ERROR_PIPE_NOT_CONNECTED
pub(crate) const NOT_CONNECTED: u32 = 233;
/// ERROR_MORE_DATA
pub(crate) const MORE_DATA: u32 = 234;
/// ERROR_OPERATION_ABORTED
pub(crate) const OPERATION_ABORTED: u32 = 995;

/// The ways in which the kernel can complete an operation now. Source: STEPS §1.6, KCAN-03, LOCK-02, LOCK-05.
pub(crate) fn completions(state: &Lens, op: &Op) -> Vec<Completion> {
    match op.phase {
        OpPhase::Pending => match state.file(op.file).map(|file| file.kind) {
            Some(FileKind::Disk(_)) if op.kind == OpKind::Lock && !op.cancelled => Vec::new(),
            Some(FileKind::Disk(_)) if op.kind == OpKind::Lock => vec![Completion::Aborted],
            Some(FileKind::Disk(_)) if op.cancelled => vec![Completion::Normal, Completion::Aborted],
            Some(FileKind::Disk(_)) => vec![Completion::Normal],
            Some(FileKind::Pipe(..) | FileKind::Directory(_)) if op.cancelled => vec![Completion::Aborted],
            Some(FileKind::Pipe(..) | FileKind::Directory(_)) | None => Vec::new(),
        },
        OpPhase::Completable(_) if op.kind == OpKind::Notify => watch::completions(state, op),
        OpPhase::Completable(_) => vec![Completion::Normal],
        OpPhase::Broken | OpPhase::Cut => vec![Completion::Broken],
        OpPhase::Orphaned => vec![Completion::Aborted, Completion::Broken],
        OpPhase::Unwatched => vec![Completion::Normal, Completion::Unwatched],
        OpPhase::Done(_) => Vec::new(),
    }
}

/// Whether an operation's device holds time back while it can complete. Source: STEPS §1.9.
pub(crate) fn holds_time(program: &Program, state: &Lens, op: &Op) -> bool {
    match state.file(op.file).map(|file| file.kind) {
        Some(FileKind::Disk(disk)) => {
            let device = state.disk(disk).and_then(|disk| disk.device);
            !device.is_some_and(|index| program.devices[index as usize].slow)
        }
        Some(FileKind::Directory(_)) => !watch::is_all_cached(state, op),
        Some(FileKind::Pipe(..)) | None => true,
    }
}

/// The event object behind an hEvent value, with or without its low bit.
pub(crate) fn event_of(state: &Lens, word: u64) -> Option<Name> {
    let (base, _) = Base::split(word & !3).filter(|(base, _)| base.space() == Space::Handle)?;
    match state.handle(base.name()) {
        Some(HandleObject::Waitable(Waitable::Event(event))) => {
            Some(*event).filter(|event| state.event(*event).is_some_and(|event| event.alarm.is_none()))
        }
        _ => None,
    }
}

impl World<'_> {
    /// The kernel completes a pending operation.
    pub(crate) fn complete(&mut self, name: Name, how: Completion, wakes: Option<ThreadId>) -> Or<()> {
        let op = self.op(name).expect("internal: no operation").clone();
        let (error, data, bytes) = match how {
            Completion::Aborted => (OPERATION_ABORTED, Vec::new(), 0),
            Completion::Broken if op.phase == OpPhase::Cut => (NOT_CONNECTED, Vec::new(), 0),
            Completion::Broken => (BROKEN_PIPE, Vec::new(), 0),
            Completion::Unwatched => (NOTIFY_CLEANUP, Vec::new(), 0),
            Completion::Uncached => {
                let data = self.take_changes(&op, false);
                let bytes = data.len() as u32;
                (0, data, bytes)
            }
            Completion::Lost => {
                self.take_changes(&op, true);
                (NOTIFY_ENUM_DIR, Vec::new(), 0)
            }
            Completion::Normal => self.transfer(&op)?,
        };
        if how != Completion::Normal {
            self.unlink_from_pipe(name, &op);
            self.stop_locking(name, &op);
        }
        if op.kind == OpKind::Notify {
            self.stop_watching(name, op.file);
        }
        self.finish(name, Outcome { error, bytes }, &data, wakes)
    }

    /// What an operation that ends normally transfers: code, bytes read, count.
    pub(crate) fn transfer(&mut self, op: &Op) -> Or<(u32, Vec<u8>, u32)> {
        let kind = self.file(op.file).expect("internal: no file").kind;
        match (kind, &op.phase) {
            (FileKind::Disk(_), _) if op.kind == OpKind::Lock => Ok((0, Vec::new(), 0)),
            (FileKind::Disk(disk), _) => self.transfer_disk(op, disk),
            (FileKind::Directory(_), OpPhase::Unwatched) => Ok((0, Vec::new(), 0)),
            (FileKind::Directory(_), _) => {
                let bytes = self.take_changes(op, true);
                let count = bytes.len() as u32;
                Ok((0, bytes, count))
            }
            (FileKind::Pipe(..), OpPhase::Completable(bytes)) => Ok(match op.kind {
                OpKind::Read => (if op.more { MORE_DATA } else { 0 }, bytes.clone(), bytes.len() as u32),
                OpKind::Write => (0, Vec::new(), op.length),
                OpKind::Connect | OpKind::Control | OpKind::Lock | OpKind::Notify => (0, Vec::new(), 0),
            }),
            (FileKind::Pipe(..), phase) => panic!("internal: {phase:?} cannot end normally"),
        }
    }

    fn transfer_disk(&mut self, op: &Op, disk: Name) -> Or<(u32, Vec<u8>, u32)> {
        let start = if op.kind == OpKind::Control { 0 } else { op.offset as usize };
        if op.kind == OpKind::Write {
            let bytes = self.load_bytes(op.buffer, op.length, Touch::KernelRead)?;
            let state = self.disk_mut(disk);
            let content = &mut state.bytes;
            let end = start + bytes.len();
            let grows = content.len() < end;
            if grows {
                content.resize(end, 0);
            }
            content[start..end].copy_from_slice(&bytes);
            if !bytes.is_empty() {
                self.note_write(disk, if grows { SIZE | LAST_WRITE } else { LAST_WRITE });
            }
            return Ok((0, Vec::new(), op.length));
        }
        let content = &self.disk(disk).expect("internal: no disk file").bytes;
        if start >= content.len() && op.kind == OpKind::Read {
            return Ok((HANDLE_EOF, Vec::new(), 0));
        }
        let end = content.len().min(start + op.length as usize);
        let bytes = content[start..end].to_vec();
        let count = bytes.len() as u32;
        Ok((0, bytes, count))
    }

    /// Gives everything back: buffer, status block, file object, event, packet.
    pub(crate) fn finish(&mut self, name: Name, outcome: Outcome, data: &[u8], wakes: Option<ThreadId>) -> Or<()> {
        let op = self.op(name).expect("internal: no operation").clone();
        let touch = if self.actor == Actor::Thread(op.issuer) && op.overlapped == 0 {
            Touch::CallWrite
        } else {
            Touch::KernelWrite
        };
        self.store_bytes(op.buffer, data, touch)?;
        if op.overlapped != 0 {
            self.store_status(op.overlapped, status(outcome.error), Touch::KernelWrite)?;
            self.store_status(op.overlapped + 8, u64::from(outcome.bytes), Touch::KernelWrite)?;
            self.disown(op.overlapped, name);
        }
        self.disown(op.buffer, name);
        self.tell(Fact::Completed { op: name, error: outcome.error, bytes: outcome.bytes });
        let file = self.file_mut(op.file);
        file.ops.remove(&name);
        // FILE_SKIP_SET_EVENT_ON_HANDLE. Source: MODE-03.
        if file.modes & 2 == 0 || op.overlapped == 0 {
            self.signal_file(op.file);
        }
        if let Some(event) = event_of(&self.state, op.event) {
            let wakes = match wakes {
                Some(thread) => Some(thread),
                None => self.only_waiter(event)?,
            };
            self.set_event(event, wakes);
        }
        self.op_mut(name).phase = OpPhase::Done(outcome);
        self.report(name, &op, outcome);
        self.free_file_if_unused(op.file);
        Ok(())
    }

    /// Who is released by an event of which nobody has chosen whom: an operation that is done at once sets it.
    fn only_waiter(&mut self, event: Name) -> Or<Option<ThreadId>> {
        match candidates(&self.state, event)[..] {
            [] => Ok(None),
            [thread] => Ok(Some(thread)),
            _ => Err(self.unsupported("several threads that wait for the event of an operation which is done at once")),
        }
    }

    /// Sends the packet, or wakes the thread that issued a synchronous operation, or does neither.
    fn report(&mut self, name: Name, op: &Op, outcome: Outcome) {
        if op.overlapped == 0 {
            self.drop_op(name);
            if self.actor != Actor::Thread(op.issuer) {
                let result = synchronous_result(self, op, outcome);
                self.release(op.issuer, result);
            }
            return;
        }
        if op.routine != 0 {
            self.drop_op(name);
            if self.thread(op.issuer).is_some() {
                let args = vec![u64::from(outcome.error), u64::from(outcome.bytes), op.overlapped];
                self.queue_routine(op.issuer, Routine { function: op.routine, args, in_turn: false });
            }
            return;
        }
        if !op.sends_packet {
            self.drop_op(name);
            if op.bind != Bind::None {
                self.tell(Fact::PacketSuppressed(name));
            }
            return;
        }
        match op.bind {
            Bind::None => panic!("internal: a packet without a port"),
            Bind::Io { io, pool } => {
                self.pool_port_mut(pool).packets.push(Packet { io, op: name });
                self.tell(Fact::PacketPosted { pool: Some(pool), port: None, op: Some(name) });
            }
            Bind::Port { port, key } => {
                if self.port_as(port, PortUse::Gives).is_none() {
                    self.drop_op(name);
                    return;
                }
                let packet = RawPacket {
                    op: Some(name),
                    error: outcome.error,
                    bytes: outcome.bytes,
                    key,
                    overlapped: op.overlapped,
                };
                self.post(port, packet);
            }
        }
    }
}

/// What a synchronous ReadFile, WriteFile, ConnectNamedPipe or the like returns after it blocked.
fn synchronous_result(world: &mut World, op: &Op, outcome: Outcome) -> Return {
    let args = crate::api::args(world.program, world.thread(op.issuer).expect("internal: issuer"));
    let count = match op.kind {
        OpKind::Connect | OpKind::Lock => None,
        // TransactNamedPipe has a message before its buffer (PIPE-08)
        OpKind::Read | OpKind::Write => args.get(if args.len() == 7 { 5 } else { 3 }).copied(),
        OpKind::Control => args.get(6).copied(),
        OpKind::Notify => args.get(5).copied(),
    };
    let count = count.filter(|address| *address != 0);
    let (value, error) = answer(outcome.error);
    Return::Value {
        value,
        error,
        writes: count.map(|address| (address, u64::from(outcome.bytes), 4)).into_iter().collect(),
    }
}

/// The NTSTATUS that stands in OVERLAPPED.Internal for a Win32 code; 0xC0070000 and the code where there is none of its own.
/// Source: semantics §5.2.
///
/// ```
/// assert_eq!(tpio_model::status(995), 0xC000_0120);
/// ```
pub fn status(error: u32) -> u64 {
    match error {
        0 => 0,
        MORE_DATA => 0x8000_0005,
        HANDLE_EOF => 0xC000_0011,
        BROKEN_PIPE => 0xC000_014B,
        NOT_CONNECTED => 0xC000_00B0,
        OPERATION_ABORTED => 0xC000_0120,
        NOTIFY_CLEANUP => 0x10B,
        NOTIFY_ENUM_DIR => 0x10C,
        other => 0xC007_0000 | u64::from(other),
    }
}

/// What a function returns of an operation that ended with this code: TRUE, or FALSE and the last error. There are statuses
/// of success that have something to say. Source: NOTIFY-03, NOTIFY-06.
pub(crate) fn answer(error: u32) -> (u64, Option<u32>) {
    if status(error) < 0x8000_0000 { (1, None) } else { (0, Some(error)) }
}

/// The Win32 code of an NTSTATUS.
pub(crate) fn win32(status: u64) -> u32 {
    match status {
        0 => 0,
        0x8000_0005 => MORE_DATA,
        0xC000_0011 => HANDLE_EOF,
        0xC000_014B => BROKEN_PIPE,
        0xC000_00B0 => NOT_CONNECTED,
        0xC000_0120 => OPERATION_ABORTED,
        0x10B => NOTIFY_CLEANUP,
        0x10C => NOTIFY_ENUM_DIR,
        other => (other & 0xffff) as u32,
    }
}
