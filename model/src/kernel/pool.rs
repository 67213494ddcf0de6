//! Pools and their objects: the packets that a pool's port hands over, how callbacks are queued and given up, and when
//! objects and pools are freed. Source: STEPS §1.7; semantics §1.

use alloc::vec;
use alloc::vec::Vec;

use crate::event::{Fact, Ref, Why};
use crate::name::{Base, Name, Space};
use crate::program::Site;
use crate::rules::RuleId;
use crate::state::{Announced, Entry, What};
use crate::world::{Or, World};

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
            self.survive_at(RuleId::PacketAfterFree, closed, about)?;
            self.drop_op(packet.op);
            self.tell(Fact::PacketDropped { io: packet.io, op: packet.op });
            self.free_pool_if_unused(pool);
            return Ok(());
        }
        self.io_mut(packet.io).ops.remove(&packet.op);
        let unfounded = op.stale || op.announced != Announced::Yes;
        let object = self.io(packet.io).expect("internal: just seen");
        if object.surplus > 0 {
            self.io_mut(packet.io).surplus += 1;
            self.accept(packet.io, packet.op);
            return Ok(());
        }
        if object.promises.is_empty() {
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
        self.io_mut(packet.io).promises.remove(0);
        self.accept(packet.io, packet.op);
        Ok(())
    }

    /// A packet has met a promise, or a counter that is not zero because it is below zero (IO-CANCEL-10).
    fn accept(&mut self, io: Name, op: Name) {
        let promised = self.io(io).expect("internal: no object").count();
        self.enqueue(io, Entry::Op(op));
        self.tell(Fact::PacketAccepted { io, op, promised });
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

    fn enqueue(&mut self, name: Name, entry: Entry) {
        let bag = &mut self.object_mut(name).bag;
        let at = bag.partition_point(|other| *other < entry);
        bag.insert(at, entry);
    }

    /// A callback of an object that is no TP_IO waits for a worker from now on. Source: WORK-01.
    pub(crate) fn queue(&mut self, name: Name, entry: Entry, why: Why) {
        self.enqueue(name, entry);
        let object = self.object(name).expect("internal: no object");
        let (object, queued) = (object.subject(name), object.bag.len() as u32);
        self.tell(Fact::Queued { object, why, queued });
    }

    /// Drops queued callbacks; of a TP_IO also abandons promises, and makes every packet that is still to come stale.
    /// Source: IO-WAIT-05, IO-WAIT-06, WORK-03.
    pub(crate) fn give_up(&mut self, name: Name) -> Or<()> {
        if self.io(name).is_some_and(|io| io.surplus > 0) {
            return Err(self.unsupported("giving up the promises of a TP_IO that has had more Cancels than Starts"));
        }
        let object = self.object_mut(name);
        let bag = core::mem::take(&mut object.bag);
        let subject = object.subject(name);
        let mut abandoned = 0;
        if let What::Io(io) = &mut object.what {
            let promises = core::mem::take(&mut io.promises);
            abandoned = promises.len() as u32;
            io.abandoned.extend(promises);
            io.abandoned.sort_unstable();
            let ops: Vec<Name> = io.ops.iter().copied().collect();
            for op in ops {
                self.op_mut(op).stale = true;
            }
        }
        for entry in &bag {
            if let Entry::Op(op) = entry {
                self.drop_op(*op);
            }
        }
        self.tell(Fact::GaveUp { object: subject, dropped: bag.len() as u32, abandoned });
        Ok(())
    }

    /// The program closes an object, or a group releases it: it leaves its group, is no longer armed, and goes when nothing
    /// pins it. Source: IO-CLOSE-02, IO-CLOSE-10, WORK-04, GRP-01.
    pub(crate) fn close_object(&mut self, name: Name, site: Site) {
        self.disarm(name);
        self.leave_group(name);
        let object = self.object_mut(name);
        object.closed = Some(site);
        let subject = object.subject(name);
        self.tell(Fact::Closed(subject));
        self.free_if_unpinned(name);
    }

    /// Frees a closed object that nothing pins any more. Source: IO-CLOSE-01, IO-CLOSE-02.
    pub(crate) fn free_if_unpinned(&mut self, name: Name) {
        let object = self.object(name).expect("internal: no object");
        if object.closed.is_none() || !object.unpinned() {
            return;
        }
        self.leave_group(name);
        let object = self.drop_object(name);
        if object.what != What::Simple {
            self.retire(Base::new(Space::Object, name), object.closed);
        }
        if let Some(module) = object.library {
            self.free_module(module);
        }
        self.leave_pool(object.pool);
        self.tell(Fact::Freed(object.subject(name)));
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
}
