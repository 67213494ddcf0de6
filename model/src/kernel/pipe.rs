//! Named pipes: bytes written by one end are bound to the other end's pending reads in issue order, and
//! each then completes in a step of its own. Source: STEPS §1.6; IO-CB-11, HND-03.

use alloc::vec;
use alloc::vec::Vec;

use crate::choice::{Completion, How};
use crate::event::{Actor, OpKind};
use crate::name::Name;
use crate::outcome::PortUse;
use crate::state::{Bind, Chunk, End, File, FileKind, Flow, Lens, Op, OpPhase};
use crate::world::{Or, World};

use super::complete::{BROKEN_PIPE, NOT_CONNECTED};
use super::issue::{INVALID_PARAMETER, Request, SKIP_PORT, Verdict};
use crate::memory::Touch;

/// ERROR_NO_DATA: the pipe is being closed.
const NO_DATA: u32 = 232;
/// ERROR_BAD_PIPE
const BAD_PIPE: u32 = 230;
/// ERROR_PIPE_BUSY
const PIPE_BUSY: u32 = 231;
/// ERROR_PIPE_CONNECTED
const PIPE_CONNECTED: u32 = 535;
/// ERROR_PIPE_LISTENING
const PIPE_LISTENING: u32 = 536;

impl Flow {
    /// Takes up to `length` bytes of the first message; says whether some of it is left, and which pending write has no
    /// bytes left here.
    fn take_message(&mut self, length: u32) -> (Vec<u8>, bool, Vec<Name>) {
        let chunk = &mut self.chunks[0];
        let count = chunk.bytes.len().min(length as usize);
        let bytes = chunk.bytes.drain(..count).collect();
        if !chunk.bytes.is_empty() {
            return (bytes, true, Vec::new());
        }
        (bytes, false, self.chunks.remove(0).writer.into_iter().collect())
    }

    /// Takes up to `length` bytes from the front; says which pending writes have no bytes left here.
    fn take(&mut self, length: u32) -> (Vec<u8>, Vec<Name>) {
        let (mut bytes, mut emptied) = (Vec::new(), Vec::new());
        while bytes.len() < length as usize && !self.chunks.is_empty() {
            let chunk = &mut self.chunks[0];
            let count = chunk.bytes.len().min(length as usize - bytes.len());
            bytes.extend(chunk.bytes.drain(..count));
            if chunk.bytes.is_empty() {
                emptied.extend(chunk.writer);
                self.chunks.remove(0);
            }
        }
        (bytes, emptied)
    }

    /// The pending writes of which the pipe now holds all that is not read: they wait no longer. Source: PIPE-11.
    fn kept(&mut self) -> Vec<Name> {
        let (mut held, mut kept) = (0, Vec::new());
        for chunk in &mut self.chunks {
            held += chunk.bytes.len();
            if held <= self.quota as usize {
                kept.extend(chunk.writer.take());
            }
        }
        kept
    }

    fn held(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.bytes.len()).sum()
    }
}

/// How a request on a pipe may turn out: in one way, but for a write that satisfies a read whose packet goes to the same port.
/// There the read is over before the write, or in a step of its own, as everywhere. Source: PIPE-10.
pub(super) fn outcomes(state: &Lens, request: &Request, file: &File, (pipe, end): (Name, End)) -> Vec<How> {
    let writes = request.kind == OpKind::Write && request.length != 0 && request.buffer != 0;
    let sends = file.overlapped && request.overlapped != 0 && file.modes & SKIP_PORT == 0;
    let reads_first = writes && sends && {
        let readers = &state.pipe(pipe).expect("internal: no pipe").flow_from(end).readers;
        let told = |reader: &Op| reader.sends_packet && reader.event == 0 && same_port(reader.bind, file.bind);
        !readers.is_empty() && readers.iter().all(|reader| state.op(*reader).is_some_and(told))
    };
    if reads_first { vec![How::Only, How::ReadsFirst] } else { vec![How::Only] }
}

fn same_port(one: Bind, two: Bind) -> bool {
    match (one, two) {
        (Bind::Io { pool: one, .. }, Bind::Io { pool: two, .. }) => one == two,
        (Bind::Port { port: one, .. }, Bind::Port { port: two, .. }) => one == two,
        (Bind::None | Bind::Io { .. } | Bind::Port { .. }, _) => false,
    }
}

impl World<'_> {
    /// What a pipe makes of a request at once.
    pub(super) fn ask_pipe(&mut self, name: Name, op: &Op, (pipe, end): (Name, End), how: How) -> Or<Verdict> {
        match op.kind {
            _ if self.file(op.file).is_some_and(|file| file.let_go) => Ok(Verdict::Failed(NOT_CONNECTED)),
            OpKind::Connect => Ok(self.ask_connect(name, op, pipe)),
            OpKind::Control | OpKind::Lock | OpKind::Notify => panic!("internal: a pipe is no device"),
            OpKind::Read => Ok(self.ask_read(name, op, pipe, end)),
            OpKind::Write => self.ask_write(name, op, (pipe, end), how),
        }
    }

    fn ask_connect(&mut self, name: Name, op: &Op, pipe: Name) -> Verdict {
        let impatient = self.waits_for_nothing(op);
        let state = self.pipe_mut(pipe);
        match state.client {
            Some(true) => Verdict::Failed(PIPE_CONNECTED),
            Some(false) => Verdict::Failed(NO_DATA),
            None if impatient => {
                // the first call behind a disconnection says that the instance is free again
                let freed = core::mem::take(&mut state.shut);
                if freed { Verdict::Done(Vec::new(), 0) } else { Verdict::Failed(PIPE_LISTENING) }
            }
            None => {
                state.connect = Some(name);
                state.shut = false;
                Verdict::Pending
            }
        }
    }

    fn ask_read(&mut self, name: Name, op: &Op, pipe: Name, end: End) -> Verdict {
        let by_message = self.file(op.file).is_some_and(|file| file.by_message);
        let impatient = self.waits_for_nothing(op);
        let state = self.pipe_mut(pipe);
        if state.client.is_none() {
            return Verdict::Failed(if state.shut { NOT_CONNECTED } else { PIPE_LISTENING });
        }
        let peer = state.open(end.other());
        let flow = state.inward(end);
        if flow.chunks.is_empty() {
            if !peer {
                return Verdict::Failed(BROKEN_PIPE);
            }
            if impatient {
                return Verdict::Failed(NO_DATA);
            }
            flow.readers.push(name);
            return Verdict::Pending;
        }
        if by_message {
            let (bytes, more, mut over) = flow.take_message(op.length);
            over.extend(flow.kept());
            self.writes_over(&over);
            let count = bytes.len() as u32;
            return if more { Verdict::More(bytes) } else { Verdict::Done(bytes, count) };
        }
        let (bytes, mut over) = flow.take(op.length);
        over.extend(flow.kept());
        self.writes_over(&over);
        let count = bytes.len() as u32;
        Verdict::Done(bytes, count)
    }

    fn ask_write(&mut self, name: Name, op: &Op, (pipe, end): (Name, End), how: How) -> Or<Verdict> {
        let state = self.pipe_mut(pipe);
        if state.client.is_none() {
            return Ok(Verdict::Failed(if state.shut { NOT_CONNECTED } else { PIPE_LISTENING }));
        }
        if !state.open(end.other()) {
            return Ok(Verdict::Failed(NO_DATA));
        }
        let mut bytes = self.load_bytes(op.buffer, op.length, Touch::Read)?;
        if self.waits_for_nothing(op) {
            let room = self.room(pipe, end);
            if room < bytes.len() {
                // a message goes whole or not at all. Source: PIPE-07
                bytes.truncate(if self.pipe_mut(pipe).messages { 0 } else { room });
                if bytes.is_empty() {
                    return Ok(Verdict::Done(Vec::new(), 0));
                }
            }
        }
        let count = bytes.len() as u32;
        if bytes.is_empty() && self.pipe_mut(pipe).messages {
            return Ok(self.write_nothing(pipe, end));
        }
        let waiting = (how == How::ReadsFirst).then(|| self.pipe_mut(pipe).outward(end).readers.clone());
        let bytes = self.hand_over(pipe, end, bytes);
        if let Some(waiting) = waiting {
            let left = self.pipe_mut(pipe).outward(end).readers.len();
            if let Bind::Port { port, .. } = op.bind {
                // two packets in one step are more than one
                self.use_port(port, PortUse::Other);
            }
            // the kernel does it, as where it is a step of its own
            let caller = core::mem::replace(&mut self.actor, Actor::Kernel);
            for reader in &waiting[..waiting.len() - left] {
                self.complete(*reader, Completion::Normal, None)?;
            }
            self.actor = caller;
        }
        if bytes.is_empty() {
            return Ok(Verdict::Done(Vec::new(), count));
        }
        let flow = self.pipe_mut(pipe).outward(end);
        let fits = flow.held() + bytes.len() <= flow.quota as usize;
        flow.chunks.push(Chunk { bytes, writer: (!fits).then_some(name) });
        Ok(if fits { Verdict::Done(Vec::new(), count) } else { Verdict::Pending })
    }

    /// Gives bytes to the other end's reads that wait, in issue order; what is left over.
    fn hand_over(&mut self, pipe: Name, end: End, mut bytes: Vec<u8>) -> Vec<u8> {
        while !bytes.is_empty() {
            let flow = self.pipe_mut(pipe).outward(end);
            if flow.readers.is_empty() {
                break;
            }
            let reader = flow.readers.remove(0);
            let room = self.op(reader).expect("internal: no reader").length as usize;
            let rest = bytes.split_off(room.min(bytes.len()));
            let file = self.op(reader).expect("internal: no reader").file;
            let one_message = self.file(file).is_some_and(|file| file.by_message);
            let waiting = self.op_mut(reader);
            waiting.phase = OpPhase::Completable(bytes);
            waiting.more = one_message && !rest.is_empty();
            let cut = waiting.more;
            bytes = rest;
            if cut {
                break;
            }
        }
        bytes
    }

    /// The first half of TransactNamedPipe: writes a message; or why not. The answer is read by an operation of its own.
    /// Source: PIPE-08.
    pub(crate) fn send_message(&mut self, file: Name, buffer: u64, length: u32) -> Or<Result<(), u32>> {
        let state = self.file(file).expect("internal: no file");
        let (FileKind::Pipe(pipe, end), by_message, let_go) = (state.kind, state.by_message, state.let_go) else {
            return Ok(Err(INVALID_PARAMETER));
        };
        let state = self.pipe_mut(pipe);
        let unread = !state.inward(end).chunks.is_empty();
        let fault = match state.client {
            _ if let_go => Some(NOT_CONNECTED),
            None => Some(if state.shut { NOT_CONNECTED } else { PIPE_LISTENING }),
            Some(_) if !state.open(end.other()) => Some(NO_DATA),
            Some(_) if !state.messages || !by_message => Some(BAD_PIPE),
            Some(_) if unread => Some(PIPE_BUSY),
            Some(_) => None,
        };
        if let Some(fault) = fault {
            return Ok(Err(fault));
        }
        let bytes = self.load_bytes(buffer, length, Touch::Read)?;
        let bytes = self.hand_over(pipe, end, bytes);
        let flow = self.pipe_mut(pipe).outward(end);
        if flow.held() + bytes.len() > flow.quota as usize {
            return Err(self.unsupported("TransactNamedPipe with a message for which the pipe has no room"));
        }
        if !bytes.is_empty() {
            flow.chunks.push(Chunk { bytes, writer: None });
        }
        Ok(Ok(()))
    }

    /// Whether the operation is one on a handle with PIPE_NOWAIT.
    fn waits_for_nothing(&mut self, op: &Op) -> bool {
        self.file(op.file).is_some_and(|file| file.impatient)
    }

    /// How many bytes this end may write without waiting: what the other end's reads take, and what the pipe holds.
    fn room(&mut self, pipe: Name, end: End) -> usize {
        let flow = self.pipe_mut(pipe).outward(end);
        let (free, readers) = ((flow.quota as usize).saturating_sub(flow.held()), flow.readers.clone());
        let mut room = free;
        for reader in readers {
            room += self.op(reader).map_or(0, |reader| reader.length as usize);
        }
        room
    }

    /// A message without a byte is one all the same: it ends a read, now or later.
    fn write_nothing(&mut self, pipe: Name, end: End) -> Verdict {
        let flow = self.pipe_mut(pipe).outward(end);
        if flow.readers.is_empty() {
            flow.chunks.push(Chunk { bytes: Vec::new(), writer: None });
        } else {
            let reader = flow.readers.remove(0);
            self.op_mut(reader).phase = OpPhase::Completable(Vec::new());
        }
        Verdict::Done(Vec::new(), 0)
    }

    /// Pending writes that have nothing left to wait for can complete now.
    fn writes_over(&mut self, writers: &[Name]) {
        for writer in writers {
            self.op_mut(*writer).phase = OpPhase::Completable(Vec::new());
        }
    }

    /// An operation ends without its transfer: the pipe forgets it.
    pub(super) fn unlink_from_pipe(&mut self, name: Name, op: &Op) {
        let Some(FileKind::Pipe(pipe, end)) = self.file(op.file).map(|file| file.kind) else { return };
        if self.pipe(pipe).is_none() {
            return;
        }
        let state = self.pipe_mut(pipe);
        state.inward(end).readers.retain(|reader| *reader != name);
        let flow = state.outward(end);
        flow.chunks.retain(|chunk| chunk.writer != Some(name));
        let kept = flow.kept();
        if state.connect == Some(name) {
            state.connect = None;
        }
        self.writes_over(&kept);
    }

    /// A client opened this instance: a ConnectNamedPipe that waits can complete.
    pub(crate) fn client_arrives(&mut self, pipe: Name) {
        let state = self.pipe_mut(pipe);
        state.client = Some(true);
        if let Some(connect) = state.connect.take() {
            self.op_mut(connect).phase = OpPhase::Completable(Vec::new());
        }
    }

    /// The last handle of an end is gone. Its own operations end with 109 or 995, and what its writes have not handed over is
    /// lost; the other end's with 109, once no byte is left for them. Source: STEPS §1.6, PIPE-11.
    pub(crate) fn end_closes(&mut self, pipe: Name, end: End) {
        let state = self.pipe_mut(pipe);
        match end {
            End::Server => state.server = false,
            End::Client => state.client = Some(false),
        }
        let mut mine: Vec<Name> = state.inward(end).readers.drain(..).collect();
        mine.extend(state.connect.take());
        mine.extend(state.outward(end).chunks.iter().filter_map(|chunk| chunk.writer));
        let readers: Vec<Name> = state.outward(end).readers.drain(..).collect();
        let writers: Vec<Name> = state.inward(end).chunks.drain(..).filter_map(|chunk| chunk.writer).collect();
        for op in mine {
            self.op_mut(op).phase = OpPhase::Orphaned;
        }
        for op in readers.into_iter().chain(writers) {
            self.op_mut(op).phase = OpPhase::Broken;
        }
    }
}
