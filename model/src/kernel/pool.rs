//! From packet to callback, in two steps (deliver, begin), and the end of a callback. Source: STEPS §1.7, §1.8;
//! semantics §1.

use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

use crate::event::{Actor, Fact, Ref};
use crate::exec;
use crate::name::{Base, Name, Space, ThreadId};
use crate::outcome::Ending;
use crate::rules::RuleId;
use crate::state::{Announced, Lens, OpPhase, Phase, Role, Thread};
use crate::world::{Or, World};

/// Callbacks that we run at once at most; a pool that could run more ends the run as bounded. Source: STEPS §1.8.
pub(crate) const MAX_RUNNING: u32 = 64;

/// The workers that may begin a callback of the pool: the lowest free number, and each parked worker that carries
/// left-over state. Source: STEPS §1.8.
pub(crate) fn workers(state: &Lens, pool: u8) -> Vec<u8> {
    let taken: Vec<u8> = state.worker_numbers(pool).collect();
    let free = (0..127).find(|number| !taken.contains(number));
    let is_parked = |number: &u8| {
        matches!(state.thread(ThreadId::worker(pool, *number)).map(|thread| &thread.role), Some(Role::Parked { .. }))
    };
    let parked = taken.iter().copied().filter(is_parked);
    free.into_iter().chain(parked).collect()
}

/// Whether an operation's packet is owed a promise.
fn counts(op: &crate::state::Op) -> bool {
    !op.stale && op.announced != Announced::TakenBack
}

impl World<'_> {
    /// How many packets the object is owed; reads all its operations.
    pub(crate) fn owed(&mut self, io: Name) -> u32 {
        let ops: Vec<Name> = self.io(io).map(|io| io.ops.iter().copied().collect()).unwrap_or_default();
        ops.into_iter().filter(|op| self.op(*op).is_some_and(counts)).count() as u32
    }

    /// The kernel hands the packet at the head of a pool's port to its object.
    pub(crate) fn deliver(&mut self, pool: u8) -> Or<()> {
        let packet = self.pool_port_mut(pool).packets.remove(0);
        let about = vec![Ref::Op(packet.op), Ref::Io(packet.io)];
        let op = self.op(packet.op).expect("internal: a packet without an operation").clone();
        if op.announced == Announced::No {
            self.latch(RuleId::StartMissing, Some(op.site), about.clone());
        }
        if self.io(packet.io).is_none() {
            let closed = self.state.dead(Base::new(Space::Object, packet.io)).and_then(|dead| dead.site);
            return Err(self.violate_at(RuleId::PacketAfterFree, closed, about));
        }
        self.io_mut(packet.io).ops.remove(&packet.op);
        let unfounded = op.stale || op.announced != Announced::Yes;
        if self.io(packet.io).expect("internal: just seen").promises.is_empty() {
            self.drop_packet(packet.io, packet.op);
            return Ok(());
        }
        let victim = self.owed_announced(packet.io);
        if op.stale || (unfounded && victim) {
            self.latch(RuleId::PromiseCrossed, Some(op.site), about);
        }
        if op.stale && !victim {
            // the Start stands, its operation is still to be issued: that one will not be to blame
            self.io_mut(packet.io).stolen += 1;
        }
        let io = self.io_mut(packet.io);
        io.promises.remove(0);
        let promised = io.promised();
        let at = io.bag.partition_point(|other| *other < packet.op);
        io.bag.insert(at, packet.op);
        self.tell(Fact::PacketAccepted { io: packet.io, op: packet.op, promised });
        Ok(())
    }

    fn owed_announced(&mut self, io: Name) -> bool {
        let ops: Vec<Name> = self.io(io).map(|io| io.ops.iter().copied().collect()).unwrap_or_default();
        ops.into_iter().any(|op| self.op(op).is_some_and(|op| counts(op) && op.announced == Announced::Yes))
    }

    /// A packet finds no promise: no callback. It meets an abandoned promise, if there is one. Source: IO-START-05,
    /// IO-WAIT-09, IO-WAIT-11.
    fn drop_packet(&mut self, io: Name, op: Name) {
        self.drop_op(op);
        let object = self.io_mut(io);
        if !object.abandoned.is_empty() {
            object.abandoned.remove(0);
        }
        self.tell(Fact::PacketDropped { io, op });
        self.free_if_unpinned(io);
    }

    /// Frees a closed object that nothing pins any more. Source: IO-CLOSE-01, IO-CLOSE-02.
    pub(crate) fn free_if_unpinned(&mut self, io: Name) {
        let object = self.io(io).expect("internal: no object");
        if object.closed.is_none() || !object.unpinned() {
            return;
        }
        let object = self.drop_io(io);
        self.retire(Base::new(Space::Object, io), object.closed);
        self.leave_pool(object.pool);
        self.tell(Fact::Freed(Ref::Io(io)));
    }

    /// One TP object less is bound to the pool; a closed pool goes with its last object. Source: POOL-10.
    pub(crate) fn leave_pool(&mut self, pool: u8) {
        let state = self.pool_mut(pool);
        state.objects -= 1;
        self.free_pool_if_unused(pool);
    }

    /// Removes a closed pool that has no objects.
    pub(crate) fn free_pool_if_unused(&mut self, pool: u8) {
        let state = self.pool(pool).expect("internal: no pool");
        let Some(name) = state.name.filter(|_| state.closed && state.objects == 0 && state.running == 0) else {
            return;
        };
        if self.pool_port(pool).is_some_and(|port| port.packets.is_empty()) {
            self.drop_pool(pool);
            self.drop_pool_port(pool);
            self.retire(Base::new(Space::Object, name), self.site);
            self.tell(Fact::Freed(Ref::Pool(pool)));
        }
    }

    /// A worker begins a queued callback.
    pub(crate) fn begin(&mut self, io: Name, entry: u8, worker: u8) -> Or<()> {
        let object = self.io(io).expect("internal: no object").clone();
        let state = self.pool_mut(object.pool);
        assert!(state.running < state.max, "internal: the pool is at its maximum");
        state.running += 1;
        if state.running > MAX_RUNNING {
            return Err(self.halt(Ending::Bounded("64 callbacks of one pool at once")));
        }
        let op = self.io_mut(io).bag.remove(entry as usize);
        let report = self.drop_op(op);
        let OpPhase::Done(outcome) = report.phase else { panic!("internal: a callback before completion") };
        let object_mut = self.io_mut(io);
        object_mut.running += 1;
        object_mut.associated += 1;
        if let Some(closed) = object.closed {
            self.latch(RuleId::CallbackAfterClose, Some(closed), vec![Ref::Op(op), Ref::Io(io)]);
        }
        let id = ThreadId::worker(object.pool, worker);
        let args = [
            Name::new(id, 0, 0).pointer(Space::Object),
            object.context,
            report.overlapped,
            u64::from(outcome.error),
            u64::from(outcome.bytes),
            io.pointer(Space::Object),
        ];
        self.employ(id, object.pool, io, op);
        self.tell(Fact::CallbackBegan { io, op, thread: id });
        self.actor = Actor::Thread(id);
        let func = exec::function_at(self, object.callback)?;
        let frame = exec::enter_function(self.program, func, &args);
        self.thread_mut(id).frames.push(frame);
        exec::tail(self, id)
    }

    /// Makes a fresh worker, or gives work to a parked one.
    fn employ(&mut self, id: ThreadId, pool: u8, io: Name, op: Name) {
        let role = Role::Worker { pool, io, op, associated: true };
        if exec::exists(&self.state, id) {
            let thread = self.thread_mut(id);
            thread.role = role;
            thread.phase = Phase::Ready;
            return;
        }
        let thread =
            Thread { role, phase: Phase::Ready, frames: Vec::new(), last_error: 0, holds: BTreeSet::new(), port: None };
        self.add_thread(id, thread);
        self.tell(Fact::Created(Ref::Thread(id)));
    }

    /// A callback's function returned. Source: DIRTY-01 (locks stay with the worker), IO-CLOSE-07.
    pub(crate) fn end_callback(&mut self, id: ThreadId) {
        let thread = self.thread(id).expect("internal: no worker").clone();
        let Role::Worker { pool, io, associated, .. } = thread.role else { panic!("internal: no worker") };
        for held in &thread.holds {
            self.latch(RuleId::LockHeldAtReturn, self.site, vec![held.subject(), Ref::Io(io)]);
        }
        self.tell(Fact::CallbackEnded { io });
        self.leave_port(id);
        if thread.holds.is_empty() {
            self.drop_thread(id);
        } else {
            let worker = self.thread_mut(id);
            worker.frames.clear();
            worker.role = Role::Parked { pool };
            worker.phase = Phase::Idle;
        }
        let object = self.io_mut(io);
        object.running -= 1;
        object.associated -= u32::from(associated);
        self.pool_mut(pool).running -= 1;
        self.free_if_unpinned(io);
    }
}
