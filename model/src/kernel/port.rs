//! Raw completion ports: packets leave in FIFO order, waiters are released LIFO, and only while fewer associated threads
//! run than the port's concurrency. Source: PORT-06, PORT-07, PORT-08, PORT-09, PORT-10; STEPS §1.4, §1.8.

use alloc::vec;
use alloc::vec::Vec;

use crate::api::Then;
use crate::event::Fact;
use crate::name::{Name, ThreadId};
use crate::outcome::PortUse;
use crate::program::Program;
use crate::state::{After, Phase, RawPacket, Return, Thread, Wait, WaitOn};
use crate::world::World;

use super::complete::{answer, status};
use super::wait::{INFINITE, WAIT_TIMEOUT, deadline};

/// ERROR_ABANDONED_WAIT_0
const ABANDONED: u32 = 735;
/// sizeof(OVERLAPPED_ENTRY)
const ENTRY: usize = 32;

impl World<'_> {
    /// A packet enters a raw port.
    pub(crate) fn post(&mut self, port: Name, packet: RawPacket) {
        let op = packet.op;
        self.port_mut_as(port, PortUse::Gives).packets.push(packet);
        self.tell(Fact::PacketPosted { pool: None, port: Some(port), op });
        self.release_waiters(port);
    }

    /// Hands out packets while somebody waits and concurrency allows.
    fn release_waiters(&mut self, port: Name) {
        while let Some(state) = self.bare_port(port) {
            if state.packets.is_empty() || state.active.len() as u32 >= state.concurrency {
                return;
            }
            let Some(thread) = self.bare_port_mut(port).waiters.pop() else { return };
            let result = self.take_packets(port, thread);
            self.release(thread, result);
        }
    }

    /// A thread does not wait for a packet any more. One that got its packet has left already.
    pub(super) fn leave_packets(&mut self, port: Name, thread: ThreadId) {
        if self.bare_port(port).is_some_and(|port| port.waiters.contains(&thread)) {
            self.port_mut(port).waiters.retain(|waiter| *waiter != thread);
        }
    }

    /// Takes what a thread asks for, one packet or a batch: what its call returns. Source: PORT-12, PORT-14, PORT-17.
    fn take_packets(&mut self, port: Name, thread: ThreadId) -> Return {
        let program = self.program;
        let caller = self.thread(thread).expect("internal: no such thread");
        let (args, in_batches) = (crate::api::args(program, caller), takes_batch(program, caller));
        if !in_batches {
            return self.take_one(port, thread, &args);
        }
        let most = args[2] as u32 as usize;
        let packets = &mut self.bare_port_mut(port).packets;
        let batch: Vec<RawPacket> = packets.drain(..most.min(packets.len())).collect();
        self.tell(Fact::PacketTaken { port, thread });
        let mut writes = vec![(args[3], batch.len() as u64, 4)];
        for (packet, entry) in batch.into_iter().zip((args[1]..).step_by(ENTRY)) {
            if let Some(op) = packet.op {
                self.drop_op(op);
            }
            let (status, bytes) = (status(packet.error), u64::from(packet.bytes));
            writes.extend([(entry, packet.key, 8), (entry + 8, packet.overlapped, 8)]);
            writes.extend([(entry + 16, status, 8), (entry + 24, bytes, 4)]);
        }
        Return::Value { value: 1, error: None, writes }
    }

    fn take_one(&mut self, port: Name, thread: ThreadId, args: &[u64]) -> Return {
        let packet = self.bare_port_mut(port).packets.remove(0);
        self.tell(Fact::PacketTaken { port, thread });
        if let Some(op) = packet.op {
            self.drop_op(op);
        }
        let writes =
            vec![(args[1], u64::from(packet.bytes), 4), (args[2], packet.key, 8), (args[3], packet.overlapped, 8)];
        let (value, error) = answer(packet.error);
        Return::Value { value, error, writes }
    }

    /// The enter step of GetQueuedCompletionStatus and its Ex form.
    pub(crate) fn take_from_port(&mut self, port: Name, milliseconds: u32) -> Then {
        let me = self.me();
        let alike = milliseconds == INFINITE && !takes_batch(self.program, self.thread(me).expect("internal: me"));
        self.associate(port);
        let what = if alike { PortUse::Takes } else { PortUse::Other };
        self.port_mut_as(port, what).active.remove(&me);
        let state = self.bare_port(port).expect("internal: no port");
        if !state.packets.is_empty() && (state.active.len() as u32) < state.concurrency {
            let result = self.take_packets(port, me);
            self.bare_port_mut(port).active.insert(me);
            return Then::ReturnStep(result);
        }
        if self.has_routines_to_run() {
            self.bare_port_mut(port).active.insert(me);
            return Then::ReturnStep(Return::Routines(After::Call));
        }
        if milliseconds == 0 {
            self.bare_port_mut(port).active.insert(me);
            let result = timed_out(self.state.thread(me).expect("internal: me"), self.program);
            return Then::ReturnStep(result);
        }
        self.bare_port_mut(port).waiters.push(me);
        Then::Block(Wait { on: WaitOn::Packet(port), deadline: deadline(milliseconds) })
    }

    /// The thread belongs to this port from now on. Source: PORT-11.
    fn associate(&mut self, port: Name) {
        let me = self.me();
        let old = self.thread(me).expect("internal: me").port;
        if old == Some(port) {
            return;
        }
        self.leave_port(me);
        self.thread_mut(me).port = Some(port);
    }

    /// A thread that belongs to a port does not run any more: it blocks, or ends.
    pub(crate) fn pause_port(&mut self, thread: ThreadId, port: Option<Name>) {
        let Some(port) = port.filter(|port| self.port_as(*port, PortUse::Counts).is_some()) else { return };
        if self.port_mut_as(port, PortUse::Counts).active.remove(&thread) {
            if self.bare_port(port).is_some_and(|port| !port.packets.is_empty() && !port.waiters.is_empty()) {
                self.use_port(port, PortUse::Other);
            }
            self.release_waiters(port);
        }
    }

    /// A thread that belongs to a port runs again; the count may exceed the limit for a while (PORT-09).
    pub(crate) fn resume_port(&mut self, thread: ThreadId, port: Option<Name>) {
        if let Some(port) = port.filter(|port| self.port_as(*port, PortUse::Counts).is_some()) {
            self.bare_port_mut(port).active.insert(thread);
        }
    }

    /// A thread belongs to no port any more.
    pub(crate) fn leave_port(&mut self, thread: ThreadId) {
        let port = self.thread(thread).and_then(|thread| thread.port);
        if port.is_some() {
            self.thread_mut(thread).port = None;
            self.pause_port(thread, port);
        }
    }

    /// The last handle of a port is gone: its waiters are sent away with 735. Source: PORT-15, DIS-12.
    pub(crate) fn abandon_port(&mut self, port: Name) {
        let waiters: Vec<ThreadId> = self.port(port).map(|port| port.waiters.clone()).unwrap_or_default();
        for thread in waiters {
            let program = self.program;
            let result = without_packet(self.thread(thread).expect("internal: waiter"), program, ABANDONED);
            self.release(thread, result);
        }
    }
}

/// No packet came in time. Source: PORT-13, PORT-18.
pub(crate) fn timed_out(thread: &Thread, program: &Program) -> Return {
    debug_assert!(matches!(thread.phase, Phase::Blocked(_) | Phase::Ready));
    without_packet(thread, program, WAIT_TIMEOUT)
}

/// The call returns without a packet: FALSE, the code, `*overlapped` NULL, the other outputs untouched. The Ex form says
/// that there is one entry, and leaves the entries as they are. Source: PORT-13, PORT-15, PORT-18.
pub(crate) fn without_packet(thread: &Thread, program: &Program, code: u32) -> Return {
    let output = crate::api::args(program, thread)[3];
    let written = if takes_batch(program, thread) { (output, 1, 4) } else { (output, 0, 8) };
    Return::Value { value: 0, error: Some(code), writes: vec![written] }
}

/// Whether a thread is in the Ex form.
fn takes_batch(program: &Program, thread: &Thread) -> bool {
    crate::api::row(program, thread).name == "GetQueuedCompletionStatusEx"
}
