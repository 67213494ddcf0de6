//! A callback's life on a worker: it begins, its function returns, the finalization callback runs, and the worker is free
//! again. What is done on return is in `duty`. Source: STEPS §1.7, §1.8; semantics §1; DIS-15 (waits on the object go first).

use alloc::vec;
use alloc::vec::Vec;

use crate::event::{Actor, Fact, Ref};
use crate::exec;
use crate::name::{MAX_NUMBER, MAX_SITES, MAX_WORKER, Name, Space, ThreadId};
use crate::outcome::Ending;
use crate::rules::RuleId;
use crate::state::{Entry, Instance, Lens, Op, OpPhase, Phase, Role, Thread, TpObject, What};
use crate::world::{Or, World};

/// Callbacks that we run at once at most; a pool that could run more ends the run as bounded. Source: STEPS §1.8.
pub(crate) const MAX_RUNNING: u32 = MAX_WORKER as u32;

/// The PTP_CALLBACK_INSTANCE of the callback that a worker runs: a name that nothing else gets.
pub(crate) fn instance_name(worker: ThreadId) -> Name {
    Name::new(worker, MAX_SITES - 1, MAX_NUMBER - 1)
}

/// The workers that may begin a callback of the pool: the lowest free number, and each parked worker that carries
/// left-over state. Source: STEPS §1.8.
pub(crate) fn workers(state: &Lens, pool: u8) -> Vec<u16> {
    let taken: Vec<u16> = state.worker_numbers(pool).collect();
    // they come in order
    let used = taken.iter().zip(0..).take_while(|(number, index)| **number == *index).count() as u16;
    let free = (used <= MAX_WORKER).then_some(used);
    let is_parked = |number: &u16| {
        matches!(state.thread(ThreadId::worker(pool, *number)).map(|thread| &thread.role), Some(Role::Parked { .. }))
    };
    let parked = taken.iter().copied().filter(is_parked);
    let mut workers: Vec<u16> = free.into_iter().chain(parked).collect();
    workers.sort_unstable();
    workers
}

/// Whether a callback of higher priority waits in the same pool: a free worker takes that one first. What priority means
/// for the packets of a TP_IO is not documented, so those come in any order. Source: ORD-07, ORD-08.
pub(crate) fn outranked(state: &Lens, object: &TpObject) -> bool {
    let before = |other: &TpObject| {
        other.pool == object.pool && other.io().is_none() && other.priority < object.priority && !other.bag.is_empty()
    };
    object.io().is_none() && state.objects().any(|(_, other)| before(other))
}

impl World<'_> {
    /// A worker begins a queued callback.
    pub(crate) fn begin(&mut self, name: Name, entry: u16, worker: u16) -> Or<()> {
        let object = self.object(name).expect("internal: no object").clone();
        if self.pool(object.pool).is_some_and(|pool| pool.ranked) {
            self.note_objects();
        }
        let state = self.pool_mut(object.pool);
        assert!(state.running < state.max, "internal: the pool is at its maximum");
        state.running += 1;
        if state.running > MAX_RUNNING {
            return Err(self.halt(Ending::Bounded("511 callbacks of one pool at once")));
        }
        let object_mut = self.object_mut(name);
        let entry = object_mut.bag.remove(entry as usize);
        object_mut.running += 1;
        object_mut.associated += 1;
        let report = entry.op().map(|op| self.drop_op(op));
        if let Some(closed) = object.closed.filter(|_| object.what != What::Simple) {
            let about = entry.op().map(Ref::Op).into_iter().chain([object.subject(name)]).collect();
            self.latch(RuleId::CallbackAfterClose, Some(closed), about);
        }
        let id = ThreadId::worker(object.pool, worker);
        let mut args = arguments(id, name, &object, entry, report.as_ref());
        self.employ(id, object.pool, name, entry);
        self.tell(Fact::CallbackBegan { object: object.subject(name), op: entry.op(), thread: id });
        self.actor = Actor::Thread(id);
        let func = match self.program.status_callback.filter(|_| object.io().is_some_and(|io| io.system)) {
            // it makes the status block, and calls the program's function with it
            Some(func) => {
                args.push(object.callback);
                func
            }
            None => exec::function_at(self, object.callback)?,
        };
        let frame = exec::enter_function(self.program, func, &args);
        self.thread_mut(id).frames.push(frame);
        exec::tail(self, id)
    }

    /// The step rests on what waits in the other objects of the pool.
    fn note_objects(&mut self) {
        let names: Vec<Name> = self.state.objects().map(|(name, _)| name).collect();
        for name in names {
            let _ = self.object(name);
        }
    }

    /// Makes a fresh worker, or gives work to a parked one.
    fn employ(&mut self, id: ThreadId, pool: u8, object: Name, entry: Entry) {
        let instance = Instance { object, entry, associated: true, long: false, finalizing: false, duties: Vec::new() };
        let role = Role::Worker { pool, instance };
        if exec::exists(&self.state, id) {
            let thread = self.thread_mut(id);
            thread.role = role;
            thread.phase = Phase::Ready;
            return;
        }
        self.add_thread(id, Thread::new(role, Phase::Ready, Vec::new()));
        self.tell(Fact::Created(Ref::Thread(id)));
    }

    /// The callback that a worker runs, to change it.
    pub(crate) fn instance_mut(&mut self, id: ThreadId) -> &mut Instance {
        match &mut self.thread_mut(id).role {
            Role::Worker { instance, .. } => instance,
            other => panic!("internal: {other:?} runs no callback"),
        }
    }

    /// A callback's function returned, or that of its finalization callback (ENV-09).
    pub(crate) fn end_callback(&mut self, id: ThreadId) -> Or<()> {
        let instance = self.thread(id).and_then(Thread::instance).expect("internal: no worker").clone();
        let object = self.object(instance.object).expect("internal: a callback without an object").clone();
        self.thread_mut(id).frames.clear();
        if object.finalization != 0 && !instance.finalizing {
            self.instance_mut(id).finalizing = true;
            let func = exec::function_at(self, object.finalization)?;
            let args = [instance_name(id).pointer(Space::Object), object.context];
            let frame = exec::enter_function(self.program, func, &args);
            self.thread_mut(id).frames.push(frame);
            return exec::tail(self, id);
        }
        self.tell(Fact::CallbackEnded { object: object.subject(instance.object) });
        self.dissociate(id);
        if instance.duties.is_empty() {
            self.leave_callback(id);
        } else {
            self.thread_mut(id).phase = Phase::Leaving;
        }
        Ok(())
    }

    /// The callback counts no more for waits on its object. Says whether it did before. Source: INST-05.
    pub(crate) fn dissociate(&mut self, id: ThreadId) -> bool {
        let instance = self.instance_mut(id);
        let (object, counted) = (instance.object, core::mem::take(&mut instance.associated));
        if counted {
            self.object_mut(object).associated -= 1;
        }
        counted
    }

    /// All is done: the worker is free again. Source: DIRTY-01 (locks stay with the worker), IO-CLOSE-07.
    pub(super) fn leave_callback(&mut self, id: ThreadId) {
        let thread = self.thread(id).expect("internal: no worker").clone();
        let Role::Worker { pool, instance } = thread.role else { panic!("internal: no worker") };
        let subject = self.object(instance.object).expect("internal: no object").subject(instance.object);
        for held in &thread.holds {
            self.latch(RuleId::LockHeldAtReturn, self.site, vec![held.subject(), subject]);
        }
        self.leave_port(id);
        // what lies in thread-local storage stays with the worker, too (TLS-03), and so does a handle to it
        if thread.holds.is_empty() && thread.locals.is_empty() && self.thread_object(id).is_none() {
            self.drop_thread(id);
        } else {
            let worker = self.thread_mut(id);
            worker.role = Role::Parked { pool };
            worker.phase = Phase::Idle;
        }
        self.object_mut(instance.object).running -= 1;
        self.pool_mut(pool).running -= 1;
        self.free_if_unpinned(instance.object);
    }
}

/// What a callback gets. Source: IO-CB-01, WORK-05, TWAIT-02; semantics §4.1 (callback types).
fn arguments(worker: ThreadId, name: Name, object: &TpObject, entry: Entry, report: Option<&Op>) -> Vec<u64> {
    let mut args = vec![instance_name(worker).pointer(Space::Object), object.context];
    let own = name.pointer(Space::Object);
    match (entry, report) {
        (Entry::Op(_), Some(op)) => {
            let OpPhase::Done(outcome) = op.phase else { panic!("internal: a callback before completion") };
            if matches!(&object.what, What::Io(io) if io.automatic) {
                return vec![u64::from(outcome.error), u64::from(outcome.bytes), op.overlapped];
            }
            args.extend([op.overlapped, u64::from(outcome.error), u64::from(outcome.bytes), own]);
        }
        (Entry::Op(_), None) => panic!("internal: a packet without an operation"),
        (Entry::Result(result), _) => args.extend([own, u64::from(result)]),
        (Entry::Call, _) if object.what == What::Simple => {}
        (Entry::Call, _) => args.push(own),
    }
    args
}
