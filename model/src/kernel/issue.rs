//! The issue step of an initiation: validates, takes ownership of OVERLAPPED and buffer, and, when it succeeds at once,
//! completes and sends the packet. Source: STEPS §1.5; semantics §1.1 (the decision table for one initiation).

use alloc::vec;
use alloc::vec::Vec;

use crate::api::{Call, INVALID_FUNCTION, Then};
use crate::choice::How;
use crate::event::{Fact, OpKind, Ref};
use crate::memory::Touch;
use crate::name::{Base, Name};
use crate::program::{Int, Script};
use crate::rules::RuleId;
use crate::state::{Announced, Bind, FileKind, Lens, Op, OpPhase, Outcome, Owned, OwnedWhat, Return, Wait, WaitOn};
use crate::world::{Or, World};

use super::complete::{HANDLE_EOF, MORE_DATA, STATUS_PENDING, event_of};
use super::ranges::LOCK_VIOLATION;

/// ERROR_INVALID_PARAMETER
pub(crate) const INVALID_PARAMETER: u32 = 87;
/// ERROR_IO_PENDING
pub(crate) const IO_PENDING: u32 = 997;
/// ERROR_NOACCESS
pub(crate) const NOACCESS: u32 = 998;
/// ERROR_ACCESS_DENIED
const ACCESS_DENIED: u32 = 5;
/// FILE_SKIP_COMPLETION_PORT_ON_SUCCESS
pub(crate) const SKIP_PORT: u8 = 1;

/// What a program asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request {
    pub(crate) kind: OpKind,
    pub(crate) file: Name,
    pub(crate) buffer: u64,
    pub(crate) length: u32,
    /// Where the byte count goes, or 0.
    pub(crate) count: u64,
    pub(crate) overlapped: u64,
    /// The completion routine that is queued to the issuer, or 0.
    pub(crate) routine: u64,
    /// What only some functions ask for.
    pub(crate) special: Special,
}

/// What only some functions ask for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Special {
    /// nothing of the kind
    None,
    /// LockFileEx
    Lock(LockRequest),
    /// ReadDirectoryChangesW
    Watch(WatchRequest),
}

/// A range of a file that is to be locked; it begins where the OVERLAPPED says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LockRequest {
    pub(crate) length: u64,
    pub(crate) exclusive: bool,
    /// Whether the call fails rather than waits.
    pub(crate) at_once: bool,
}

/// Changes in a directory that are to be reported.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WatchRequest {
    /// FILE_NOTIFY_CHANGE_ bits
    pub(crate) filter: u32,
    /// Whether what happens further down counts.
    pub(crate) subtree: bool,
}

/// What the device makes of a request at once.
pub(super) enum Verdict {
    /// Done: the bytes read and the count.
    Done(Vec<u8>, u32),
    /// Done with a warning: a message longer than the buffer. A packet is sent (IO-CB-12, PORT-24), but not in skip mode
    /// (MODE-15).
    More(Vec<u8>),
    /// Failed with this code: no packet (PORT-24).
    Failed(u32),
    /// Not done yet.
    Pending,
}

/// How a request may turn out.
pub(crate) fn outcomes(program: &crate::Program, state: &Lens, request: Option<Request>) -> Vec<How> {
    let Some(request) = request else { return vec![How::Only] };
    let file = state.file(request.file).expect("internal: no file");
    let disk = match file.kind {
        FileKind::Disk(disk) => disk,
        FileKind::Directory(_) => return vec![How::Only],
        FileKind::Pipe(pipe, end) => return super::pipe::outcomes(state, &request, file, (pipe, end)),
    };
    if request.kind == OpKind::Lock {
        return vec![How::Only];
    }
    if !file.overlapped || request.overlapped == 0 || (request.buffer == 0 && request.length != 0) {
        return vec![How::Only];
    }
    let device = state.disk(disk).and_then(|disk| disk.device);
    let default = Script::default();
    let script = device.map_or(&default, |index| {
        let device = &program.devices[index as usize];
        match request.kind {
            OpKind::Write => &device.write,
            OpKind::Control => &device.control,
            OpKind::Read | OpKind::Connect | OpKind::Lock | OpKind::Notify => &device.read,
        }
    });
    let mut ways = Vec::new();
    if script.success {
        ways.push(How::AtOnce);
    }
    if script.pending {
        ways.push(How::Pends);
    }
    ways.extend(script.fail.iter().map(|code| How::Fails(*code)));
    ways
}

impl World<'_> {
    /// The issue step.
    pub(crate) fn issue(&mut self, call: &Call, request: Request, how: How) -> Or<Then> {
        let file = self.file(request.file).expect("internal: no file").clone();
        let synchronous = !file.overlapped || request.overlapped == 0;
        if file.overlapped && request.overlapped == 0 && matches!(file.kind, FileKind::Disk(_)) {
            // OV-11: where on a disk would it begin? A pipe has no positions; there the call waits
            return Ok(self.refuse(&request, file.bind, INVALID_PARAMETER));
        }
        let counts = !matches!(request.kind, OpKind::Connect | OpKind::Notify);
        if request.overlapped == 0 && request.count == 0 && request.routine == 0 && counts {
            // lpNumberOfBytes may be NULL only beside an OVERLAPPED (semantics §4.2)
            return Err(self.violate(RuleId::NullDeref, Vec::new()));
        }
        let allowed = match request.kind {
            OpKind::Read | OpKind::Notify => file.readable,
            OpKind::Write => file.writable,
            OpKind::Connect | OpKind::Control | OpKind::Lock => true,
        };
        if !allowed {
            return Ok(self.refuse(&request, file.bind, ACCESS_DENIED));
        }
        if request.buffer == 0 && request.length != 0 {
            return Ok(self.refuse(&request, file.bind, NOACCESS));
        }
        let (event, offset) = self.prepare(&request, &file)?;
        let overlapped = if synchronous { 0 } else { request.overlapped };
        let name = self.fresh_op(call)?;
        let op = Op {
            kind: request.kind,
            file: request.file,
            bind: file.bind,
            sends_packet: file.bind != Bind::None && overlapped != 0 && event & 1 == 0,
            overlapped,
            buffer: request.buffer,
            length: request.length,
            offset,
            issuer: self.me(),
            site: call.site,
            phase: OpPhase::Pending,
            cancelled: false,
            stale: false,
            announced: Announced::Yes,
            event: if request.routine == 0 { event & !1 } else { 0 },
            routine: request.routine,
            more: false,
        };
        let asked = match (request.special, file.kind) {
            (Special::Lock(lock), FileKind::Disk(disk)) => self.ask_lock(name, &op, disk, lock),
            (Special::Watch(watch), _) => self.ask_watch(name, &op, watch),
            (_, FileKind::Disk(disk)) if self.is_barred(&op, disk) => Verdict::Failed(LOCK_VIOLATION),
            (_, kind) => self.ask_device(name, &op, kind, how)?,
        };
        let verdict = match asked {
            // without an OVERLAPPED the end of the file is no failure. Source: FILE-03
            Verdict::Failed(HANDLE_EOF) if request.overlapped == 0 => Verdict::Done(Vec::new(), 0),
            verdict => verdict,
        };
        if let Verdict::Failed(code) = verdict {
            return Ok(self.refuse(&request, file.bind, code));
        }
        self.start_op(name, op, file.modes, &verdict)?;
        if request.kind == OpKind::Notify {
            self.tell_of_changes(request.file);
        }
        self.settle(call, &request, name, verdict, synchronous)
    }

    /// The initiation fails at once: no packet, and the status block stays as it is (OV-14). The count is zero (FILE-04).
    pub(crate) fn refuse(&mut self, request: &Request, bind: Bind, code: u32) -> Then {
        self.tell(Fact::Failed(code));
        self.unpaid(bind);
        let counts = request.count != 0 && matches!(request.kind, OpKind::Read | OpKind::Write);
        let writes = if counts { vec![(request.count, 0, 4)] } else { Vec::new() };
        Then::ReturnStep(Return::Value { value: 0, error: Some(code), writes })
    }

    /// Remembers which line's promise will meet no packet, if there is such a promise. Source: IO-CANCEL-05.
    fn unpaid(&mut self, bind: Bind) {
        let Bind::Io { io, .. } = bind else { return };
        let owed = self.owed(io);
        let site = self.site.expect("internal: an initiation without a site");
        if self.io(io).is_some_and(|io| io.promised() > owed) {
            let io = self.io_mut(io);
            let at = io.unpaid.partition_point(|other| *other <= site);
            io.unpaid.insert(at, site);
        }
    }

    /// Reads hEvent and offset, marks the status block pending, resets event and file object. Source: OV-01, OV-03,
    /// OV-04.
    fn prepare(&mut self, request: &Request, file: &crate::state::File) -> Or<(u64, u64)> {
        if request.overlapped == 0 {
            self.file_mut(request.file).signalled = false;
            return Ok((0, file.position));
        }
        // a directory has no positions. Source: NOTIFY-01
        let offset = match request.kind {
            OpKind::Notify => 0,
            _ => self.load_offset(request.overlapped)?,
        };
        let event = self.load(request.overlapped + 24, Int::U64, Touch::Read)?;
        self.store_status(request.overlapped, STATUS_PENDING, Touch::Write)?;
        if let Some(event) = event_of(&self.state, event).filter(|_| request.routine == 0) {
            self.event_mut(event).set = false;
        }
        self.file_mut(request.file).signalled = false;
        Ok((event, offset))
    }

    fn load_offset(&mut self, overlapped: u64) -> Or<u64> {
        let low = self.load(overlapped + 16, Int::U32, Touch::Read)?;
        let high = self.load(overlapped + 20, Int::U32, Touch::Read)?;
        Ok(low | (high << 32))
    }

    fn fresh_op(&mut self, call: &Call) -> Or<Name> {
        assert!(crate::api::names_things(call.api), "internal: a function that is not known to begin operations");
        let me = self.me();
        for number in 0..crate::name::MAX_NUMBER {
            let name = Name::new(me, call.id.0, number);
            if self.state.op(name).is_none() {
                return Ok(name);
            }
        }
        Err(self.halt(crate::Ending::Bounded("1,024 operations of one call in flight")))
    }

    fn ask_device(&mut self, name: Name, op: &Op, kind: FileKind, how: How) -> Or<Verdict> {
        match kind {
            FileKind::Pipe(pipe, end) => self.ask_pipe(name, op, (pipe, end), how),
            // Source: DIR-02
            FileKind::Directory(_) => Ok(Verdict::Failed(INVALID_FUNCTION)),
            FileKind::Disk(_) => match how {
                How::Pends => Ok(Verdict::Pending),
                // a warning is no failure: what fits is there, and a packet is sent (PORT-24, DIS-03)
                How::Fails(MORE_DATA) => Ok(Verdict::More(self.transfer(op)?.1)),
                How::Fails(code) => Ok(Verdict::Failed(code)),
                How::Only
                | How::AtOnce
                | How::ReadsFirst
                | How::Wakes(_)
                | How::WakesSome(_)
                | How::Spurious
                | How::Routine(_)
                | How::TimedOut
                | How::Member(_) => {
                    let (error, data, bytes) = self.transfer(op)?;
                    // IO-CB-13: a read past the end fails at once, or through the callback if it went pending
                    Ok(if error == HANDLE_EOF { Verdict::Failed(error) } else { Verdict::Done(data, bytes) })
                }
            },
        }
    }

    /// The operation begins: the kernel owns its memory, its object counts it.
    fn start_op(&mut self, name: Name, mut op: Op, modes: u8, verdict: &Verdict) -> Or<()> {
        if matches!(verdict, Verdict::Done(..) | Verdict::More(_)) && modes & SKIP_PORT != 0 {
            op.sends_packet = false;
        }
        let (kind, file, overlapped, buffer, length) = (op.kind, op.file, op.overlapped, op.buffer, op.length);
        let (bind, sends) = (op.bind, op.sends_packet);
        self.add_op(name, op);
        self.file_mut(file).ops.insert(name);
        self.tell(Fact::Issued { op: name, kind, file, overlapped });
        if overlapped != 0 {
            self.take_ownership(overlapped, 32, name, OwnedWhat::Overlapped)?;
        }
        // a synchronous call that is done at once never leaves its buffer to the kernel
        if length != 0 && (overlapped != 0 || matches!(verdict, Verdict::Pending)) {
            let what = if kind == OpKind::Write { OwnedWhat::WriteBuffer } else { OwnedWhat::ReadBuffer };
            self.take_ownership(buffer, length, name, what)?;
        }
        match bind {
            Bind::Io { io, .. } if sends && self.io(io).is_some() => {
                self.promise_itself(io);
                self.announce(io, name);
            }
            Bind::Io { .. } if !sends => self.unpaid(bind),
            _ => {}
        }
        Ok(())
    }

    /// An object that needs no Start counts a promise for each operation. Source: BIND-01.
    fn promise_itself(&mut self, io: Name) {
        let site = self.site.expect("internal: an initiation without a site");
        if self.io(io).is_some_and(|io| io.automatic) {
            let promises = &mut self.io_mut(io).promises;
            let at = promises.partition_point(|other| *other <= site);
            promises.insert(at, site);
        }
    }

    /// The object is owed one packet more; with too few promises this operation is the unannounced one.
    /// Source: STEPS §3.
    fn announce(&mut self, io: Name, op: Name) {
        self.io_mut(io).ops.insert(op);
        let owed = self.owed(io);
        let object = self.io(io).expect("internal: no object");
        if owed <= object.promised() {
            return;
        }
        let stolen = object.stolen > 0;
        if stolen {
            self.io_mut(io).stolen -= 1;
        }
        self.op_mut(op).announced = if stolen { Announced::TakenBack } else { Announced::No };
    }

    /// The kernel owns these bytes from now on; whoever gets the pointer back may be another thread.
    fn take_ownership(&mut self, address: u64, size: u32, op: Name, what: OwnedWhat) -> Or<()> {
        let touch = if what == OwnedWhat::WriteBuffer { Touch::KernelRead } else { Touch::KernelWrite };
        self.publish(address);
        let before = self.footprint.memory.len();
        let (base, start) = self.resolve(address, size, touch)?;
        let end = start + size;
        if what == OwnedWhat::Overlapped {
            self.open_to_readers(before);
            let alloc = self.block(base);
            if let Some(other) = alloc
                .owned
                .iter()
                .find(|other| other.what == OwnedWhat::Overlapped && other.start < end && start < other.end)
            {
                let about = vec![Ref::Op(other.op), Ref::Op(op), Ref::Block(base)];
                self.survive(RuleId::OverlappedReused, about)?;
            }
        }
        if self.state.alloc(base).is_some_and(|alloc| !alloc.constant) {
            self.own(base, Owned { start, end, what, op });
        }
        Ok(())
    }

    /// The rest of the issue step: done, pending, or blocked.
    fn settle(&mut self, call: &Call, request: &Request, name: Name, verdict: Verdict, synchronous: bool) -> Or<Then> {
        let count = |bytes: u32| {
            if request.count == 0 { Vec::new() } else { vec![(request.count, u64::from(bytes), 4)] }
        };
        match verdict {
            Verdict::Done(data, bytes) => {
                let wakes = match call.how {
                    How::Wakes(thread) => Some(thread),
                    _ => None,
                };
                self.finish(name, Outcome { error: 0, bytes }, &data, wakes)?;
                if synchronous {
                    self.advance_position(request, bytes);
                }
                Ok(Then::ReturnStep(Return::Value { value: 1, error: None, writes: count(bytes) }))
            }
            Verdict::More(data) => {
                let bytes = data.len() as u32;
                self.finish(name, Outcome { error: MORE_DATA, bytes }, &data, None)?;
                Ok(Then::ReturnStep(Return::Value { value: 0, error: Some(MORE_DATA), writes: count(bytes) }))
            }
            Verdict::Pending if synchronous => Ok(Then::Block(Wait { on: WaitOn::Operation(name), deadline: None })),
            Verdict::Pending if request.kind == OpKind::Notify => {
                self.tell(Fact::WentPending(name));
                // Source: NOTIFY-01
                Ok(Then::ReturnStep(Return::Value { value: 1, error: None, writes: Vec::new() }))
            }
            Verdict::Pending => {
                self.tell(Fact::WentPending(name));
                Ok(Then::ReturnStep(Return::Value { value: 0, error: Some(IO_PENDING), writes: count(0) }))
            }
            Verdict::Failed(_) => unreachable!("internal: a failed initiation has no operation"),
        }
    }

    fn advance_position(&mut self, request: &Request, bytes: u32) {
        let on_disk = matches!(self.file(request.file), Some(file) if matches!(file.kind, FileKind::Disk(_)));
        if on_disk && request.kind != OpKind::Control {
            self.file_mut(request.file).position += u64::from(bytes);
        }
    }
}

/// The file object behind a HANDLE value.
pub(crate) fn file_of(state: &Lens, word: u64) -> Option<Name> {
    let (base, _) = Base::split(word).filter(|(base, _)| base.space() == crate::name::Space::Handle)?;
    match state.handle(base.name()) {
        Some(crate::state::HandleObject::Waitable(crate::state::Waitable::File(file))) => Some(*file),
        _ => None,
    }
}
