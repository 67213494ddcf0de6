//! Waits and signals: what becomes signalled satisfies its waiters inside the signalling step.
//! Source: STEPS §1.4.

use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

use crate::api::Then;
use crate::choice::How;
use crate::event::{Fact, Ref};
use crate::name::ThreadId;
use crate::state::{After, Held, Lens, Phase, Return, Thread, Wait, WaitOn, Waitable};
use crate::world::World;

/// WAIT_TIMEOUT
pub(crate) const WAIT_TIMEOUT: u32 = 258;
/// INFINITE
pub(crate) const INFINITE: u32 = u32::MAX;

/// A timeout in milliseconds as a deadline.
pub(crate) fn deadline(milliseconds: u32) -> Option<u32> {
    (milliseconds != INFINITE).then_some(milliseconds)
}

/// WAIT_ABANDONED_0
const WAIT_ABANDONED: u32 = 0x80;

/// Whether a thing is signalled for a thread.
pub(crate) fn signalled(state: &Lens, thing: Waitable, thread: ThreadId) -> bool {
    match thing {
        Waitable::Event(name) => state.event(name).is_some_and(|event| event.set),
        Waitable::File(name) => state.file(name).is_some_and(|file| file.signalled),
        Waitable::Mutex(name) => state.mutex(name).is_some_and(|mutex| mutex.owner.is_none_or(|owner| owner == thread)),
        Waitable::Semaphore(name) => state.semaphore(name).is_some_and(|semaphore| semaphore.count > 0),
        Waitable::Thread(id) => state.thread_object(id).is_none_or(|object| object.ended.is_some()),
    }
}

/// Who waits for a thing.
pub(crate) fn waiters(state: &Lens, thing: Waitable) -> BTreeSet<ThreadId> {
    match thing {
        Waitable::Event(name) => state.event(name).map(|event| event.waiters.clone()),
        Waitable::File(name) => state.file(name).map(|file| file.waiters.clone()),
        Waitable::Mutex(name) => state.mutex(name).map(|mutex| mutex.waiters.clone()),
        Waitable::Semaphore(name) => state.semaphore(name).map(|semaphore| semaphore.waiters.clone()),
        Waitable::Thread(id) => state.thread_object(id).map(|object| object.waiters.clone()),
    }
    .unwrap_or_default()
}

/// The waiters among which a choice is made if an event is set now: an auto-reset event releases one of them; of those that
/// a manual-reset event releases, one comes first if they want another thing that only one of them can have.
pub(crate) fn candidates(state: &Lens, event: crate::name::Name) -> Vec<ThreadId> {
    let Some(object) = state.event(event).filter(|object| !object.set) else { return Vec::new() };
    let this = Waitable::Event(event);
    let mut threads = ready(state, this);
    if object.manual {
        threads.retain(|thread| contends(state, *thread, this));
        if threads.len() == 1 {
            threads.clear();
        }
    }
    threads
}

/// Whether a thread waits for a thing and, at once, for another that its wait takes away from others.
fn contends(state: &Lens, thread: ThreadId, this: Waitable) -> bool {
    let takes = |thing: &Waitable| match *thing {
        Waitable::Event(name) => state.event(name).is_some_and(|event| !event.manual),
        Waitable::Mutex(_) | Waitable::Semaphore(_) => true,
        Waitable::Thread(_) | Waitable::File(_) => false,
    };
    match state.thread(thread).map(|thread| &thread.phase) {
        Some(Phase::Blocked(Wait { on: WaitOn::Objects { objects, all: true }, .. })) => {
            objects.iter().any(|thing| *thing != this && takes(thing))
        }
        _ => false,
    }
}

/// The waiters of a thing that can go once it is signalled, in the order of their names.
pub(crate) fn ready(state: &Lens, this: Waitable) -> Vec<ThreadId> {
    let can_go = |id: &ThreadId| match state.thread(*id).map(|thread| &thread.phase) {
        Some(Phase::Blocked(wait)) => match &wait.on {
            WaitOn::Objects { objects, all: true } => {
                objects.iter().all(|thing| *thing == this || signalled(state, *thing, *id))
            }
            _ => true,
        },
        _ => false,
    };
    waiters(state, this).into_iter().filter(can_go).collect()
}

/// One way for each waiter that a signal may release; one way only if it releases nobody.
pub(crate) fn wakes(threads: Vec<ThreadId>) -> Vec<How> {
    if threads.is_empty() { vec![How::Only] } else { threads.into_iter().map(How::Wakes).collect() }
}

/// The waiter that a way releases.
pub(crate) fn woken(how: How) -> Option<ThreadId> {
    if let How::Wakes(thread) = how { Some(thread) } else { None }
}

impl WaitOn {
    /// The things that the wait is for; none for a wait for time.
    pub fn things(&self) -> Vec<Ref> {
        match self {
            WaitOn::Time | WaitOn::Key(_) => Vec::new(),
            WaitOn::Objects { objects, .. } => objects.iter().copied().map(subject).collect(),
            WaitOn::Callbacks { object, .. } => vec![*object],
            WaitOn::Members { group, .. } => vec![Ref::Group(*group)],
            WaitOn::Lock(address) => vec![Ref::Lock(*address)],
            WaitOn::Srw(guard) | WaitOn::Retake { guard, .. } => vec![guard.subject()],
            WaitOn::Variable(address, _) => vec![Ref::Variable(*address)],
            WaitOn::Once(address) => vec![Ref::Once(*address)],
            WaitOn::Packet(port) => vec![Ref::Port(*port)],
            WaitOn::Operation(op) => vec![Ref::Op(*op)],
            WaitOn::Result(thing) => vec![subject(*thing)],
            WaitOn::Pipe(..) => Vec::new(),
        }
    }
}

/// What a wait is for, as a person names it.
pub(crate) fn subject(thing: Waitable) -> Ref {
    match thing {
        Waitable::Event(name) => Ref::Event(name),
        Waitable::Thread(id) => Ref::Thread(id),
        Waitable::File(name) => Ref::File(name),
        Waitable::Mutex(name) => Ref::Mutex(name),
        Waitable::Semaphore(name) => Ref::Semaphore(name),
    }
}

impl World<'_> {
    fn enlist(&mut self, thing: Waitable, thread: ThreadId, add: bool) {
        let list = match thing {
            Waitable::Event(name) => &mut self.event_mut(name).waiters,
            Waitable::File(name) => &mut self.file_mut(name).waiters,
            Waitable::Mutex(name) => &mut self.mutex_mut(name).waiters,
            Waitable::Semaphore(name) => &mut self.semaphore_mut(name).waiters,
            Waitable::Thread(id) => &mut self.thread_object_mut(id).waiters,
        };
        if add {
            list.insert(thread);
        } else {
            list.remove(&thread);
        }
    }

    fn note_read(&mut self, thing: Waitable) {
        match thing {
            Waitable::Event(name) => drop(self.event(name).is_some()),
            Waitable::File(name) => drop(self.file(name).is_some()),
            Waitable::Mutex(name) => drop(self.mutex(name).is_some()),
            Waitable::Semaphore(name) => drop(self.semaphore(name).is_some()),
            Waitable::Thread(id) => drop(self.thread_object(id).is_some()),
        }
    }

    /// Takes what a satisfied wait takes: an auto-reset event is reset, a mutex gets an owner, a semaphore loses a unit.
    /// Says whether it was a mutex that its last owner had left behind.
    fn acquire(&mut self, thing: Waitable, thread: ThreadId) -> bool {
        match thing {
            Waitable::Event(name) => {
                if self.event(name).is_some_and(|event| !event.manual) {
                    self.event_mut(name).set = false;
                }
                false
            }
            Waitable::Mutex(name) => self.take_mutex(name, thread),
            Waitable::Semaphore(name) => {
                self.semaphore_mut(name).count -= 1;
                self.tell(Fact::Taken(Ref::Semaphore(name), thread));
                false
            }
            Waitable::Thread(_) | Waitable::File(_) => false,
        }
    }

    /// If the wait is satisfied now, takes what it takes and says what it returns. Source: SYNC-04, SYNC-09, SYNC-10.
    fn try_wait(&mut self, thread: ThreadId, objects: &[Waitable], all: bool) -> Option<u32> {
        for thing in objects {
            self.note_read(*thing);
        }
        if all {
            if !objects.iter().all(|thing| signalled(&self.state, *thing, thread)) {
                return None;
            }
            let mut abandoned = false;
            for thing in objects {
                abandoned |= self.acquire(*thing, thread);
            }
            return Some(if abandoned { WAIT_ABANDONED } else { 0 });
        }
        let index = objects.iter().position(|thing| signalled(&self.state, *thing, thread))?;
        let abandoned = self.acquire(objects[index], thread);
        Some(index as u32 + if abandoned { WAIT_ABANDONED } else { 0 })
    }

    /// The enter step of a wait for objects.
    pub(crate) fn wait_for(&mut self, objects: Vec<Waitable>, all: bool, milliseconds: u32) -> Then {
        let me = self.me();
        if let Some(result) = self.try_wait(me, &objects, all) {
            return Then::value_later(u64::from(result));
        }
        if self.has_routines_to_run() {
            return Then::ReturnStep(Return::Routines(After::Call));
        }
        if milliseconds == 0 {
            return Then::value_later(u64::from(WAIT_TIMEOUT));
        }
        for thing in &objects {
            self.enlist(*thing, me, true);
            if let Waitable::Mutex(mutex) = thing {
                self.check_lock_under_wait(Held::Mutex(*mutex));
            }
        }
        Then::Block(Wait { on: WaitOn::Objects { objects, all }, deadline: deadline(milliseconds) })
    }

    /// A thread that is blocked on this one thing already joins its waiters; if it is signalled, the wait is over at once.
    pub(crate) fn join_waiters(&mut self, id: ThreadId, thing: Waitable) {
        self.enlist(thing, id, true);
        self.satisfy(id);
    }

    /// The enter step of GetOverlappedResult's wait.
    pub(crate) fn wait_for_result(&mut self, thing: Waitable, milliseconds: u32) -> Then {
        let me = self.me();
        if self.try_wait(me, &[thing], false).is_some() {
            return Then::ReturnStep(Return::OverlappedResult);
        }
        if self.has_routines_to_run() {
            return Then::ReturnStep(Return::Routines(After::Call));
        }
        self.enlist(thing, me, true);
        Then::Block(Wait { on: WaitOn::Result(thing), deadline: deadline(milliseconds) })
    }

    /// Leaves all lists of waiters that a wait stands in.
    pub(crate) fn leave_wait(&mut self, thread: ThreadId, on: &WaitOn) {
        match on {
            WaitOn::Objects { objects, .. } => {
                for thing in objects {
                    self.enlist(*thing, thread, false);
                }
            }
            WaitOn::Result(thing) => self.enlist(*thing, thread, false),
            WaitOn::Packet(port) => self.leave_packets(*port, thread),
            WaitOn::Variable(address, _) => self.leave_variable(*address, thread),
            WaitOn::Time
            | WaitOn::Key(_)
            | WaitOn::Callbacks { .. }
            | WaitOn::Members { .. }
            | WaitOn::Lock(_)
            | WaitOn::Srw(_)
            | WaitOn::Retake { .. }
            | WaitOn::Once(_)
            | WaitOn::Pipe(..)
            | WaitOn::Operation(_) => {}
        }
    }

    /// Releases a thread whose wait is over: its return step is next.
    pub(crate) fn release(&mut self, thread: ThreadId, result: Return) {
        let Thread { phase, port, .. } = self.thread_mut(thread);
        let port = *port;
        let Phase::Blocked(wait) = core::mem::replace(phase, Phase::Returning(result)) else {
            panic!("internal: {thread:?} does not wait");
        };
        self.leave_wait(thread, &wait.on);
        self.resume_port(thread, port);
        if !thread.is_waiter() {
            self.tell(Fact::Released(thread));
        }
    }

    /// Tries to satisfy one waiter; says whether it was released.
    pub(super) fn satisfy(&mut self, thread: ThreadId) -> bool {
        let Some(Thread { phase: Phase::Blocked(wait), .. }) = self.thread(thread) else { return false };
        match wait.on.clone() {
            WaitOn::Objects { objects, all } => match self.try_wait(thread, &objects, all) {
                Some(index) => {
                    self.release(thread, Return::value(u64::from(index)));
                    true
                }
                None => false,
            },
            WaitOn::Result(thing) => {
                self.acquire(thing, thread);
                self.release(thread, Return::OverlappedResult);
                true
            }
            WaitOn::Time
            | WaitOn::Key(_)
            | WaitOn::Callbacks { .. }
            | WaitOn::Members { .. }
            | WaitOn::Lock(_)
            | WaitOn::Srw(_)
            | WaitOn::Variable(..)
            | WaitOn::Retake { .. }
            | WaitOn::Once(_)
            | WaitOn::Packet(_)
            | WaitOn::Pipe(..)
            | WaitOn::Operation(_) => false,
        }
    }

    /// Sets an event. `wakes` is the one waiter that an auto-reset event releases, or that comes first.
    pub(crate) fn set_event(&mut self, name: crate::name::Name, wakes: Option<ThreadId>) {
        let event = self.event_mut(name);
        event.set = true;
        let manual = event.manual;
        self.tell(Fact::Signalled(name, true));
        if let Some(thread) = wakes {
            assert!(self.satisfy(thread), "internal: {thread:?} was no candidate");
        }
        if manual {
            self.satisfy_all(Waitable::Event(name));
        }
    }

    /// A thing became signalled and stays so: releases every waiter that can go.
    pub(crate) fn satisfy_all(&mut self, thing: Waitable) {
        self.note_read(thing);
        let mut can_go = ready(&self.state, thing);
        can_go.retain(|thread| signalled(&self.state, thing, *thread));
        for thread in waiters(&self.state, thing) {
            // of two that want the same other thing the one with the smaller name gets it
            let got = self.satisfy(thread);
            self.tell_names(!got && can_go.contains(&thread));
        }
    }

    /// A file object becomes signalled.
    pub(crate) fn signal_file(&mut self, name: crate::name::Name) {
        self.file_mut(name).signalled = true;
        self.satisfy_all(Waitable::File(name));
    }
}

impl Return {
    /// A call that is over, leaves the last error alone and writes nothing.
    pub(crate) fn value(value: u64) -> Return {
        Return::Value { value, error: None, writes: Vec::new() }
    }

    /// A call that is over, returns FALSE and sets the last error.
    pub(crate) fn failed(code: u32) -> Return {
        Return::Value { value: 0, error: Some(code), writes: Vec::new() }
    }
}
