//! Mutexes and semaphores: taking, giving back, and what a thread that ends leaves behind. Waiting is in `wait`.
//! Source: SYNC-01 to SYNC-06; STEPS §1.4.

use alloc::vec;
use alloc::vec::Vec;

use crate::choice::How;
use crate::event::{Fact, Ref};
use crate::name::{Name, ThreadId};
use crate::rules::RuleId;
use crate::state::{Held, Lens, Waitable};
use crate::world::{Or, World};

use super::wait::{ready, wakes, woken};

/// ERROR_NOT_OWNER
pub(crate) const NOT_OWNER: u32 = 288;
/// ERROR_TOO_MANY_POSTS
pub(crate) const TOO_MANY_POSTS: u32 = 298;

/// Waiters of one semaphore of which some may be chosen; with more the run ends as bounded.
const MOST_CHOSEN: usize = 10;

/// Whom the release of a mutex may hand it to: one way each.
pub(crate) fn releases(state: &Lens, mutex: Name, by: ThreadId) -> Vec<How> {
    match state.mutex(mutex) {
        Some(object) if object.owner == Some(by) && object.depth == 1 => wakes(ready(state, Waitable::Mutex(mutex))),
        _ => vec![How::Only],
    }
}

/// Whom units of a semaphore may be handed to: one way for each set of waiters that is as large as it can be.
pub(crate) fn hands_out(state: &Lens, semaphore: Name, units: u32) -> Vec<How> {
    let Some(object) = state.semaphore(semaphore) else { return vec![How::Only] };
    let waiters = ready(state, Waitable::Semaphore(semaphore));
    let fits = units > 0 && object.count.checked_add(units).is_some_and(|count| count <= object.most);
    match (units as usize, waiters.len()) {
        (units, most) if !fits || units >= most || most > MOST_CHOSEN => vec![How::Only],
        (1, _) => wakes(waiters),
        (units, most) => {
            (0_u16..1 << most).filter(|set| set.count_ones() as usize == units).map(How::WakesSome).collect()
        }
    }
}

/// The mutexes that a thread owns.
fn owned(state: &Lens, thread: ThreadId) -> Vec<Name> {
    let holds = state.thread(thread).map(|thread| thread.holds.clone()).unwrap_or_default();
    holds.into_iter().filter_map(|held| if let Held::Mutex(mutex) = held { Some(mutex) } else { None }).collect()
}

/// How a thread's end may turn out: if it leaves a mutex behind that several wait for, any of them gets it.
pub(crate) fn ends(state: &Lens, thread: ThreadId) -> Vec<How> {
    let waited = owned(state, thread).into_iter().map(|mutex| ready(state, Waitable::Mutex(mutex)));
    wakes(waited.into_iter().find(|waiters| waiters.len() > 1).unwrap_or_default())
}

impl World<'_> {
    /// A thread gets a mutex; says whether its last owner had left it behind.
    pub(super) fn take_mutex(&mut self, name: Name, thread: ThreadId) -> bool {
        let mutex = self.mutex_mut(name);
        assert!(mutex.owner.is_none_or(|owner| owner == thread), "internal: the mutex is taken");
        mutex.owner = Some(thread);
        mutex.depth += 1;
        let abandoned = core::mem::take(&mut mutex.abandoned);
        self.thread_mut(thread).holds.insert(Held::Mutex(name));
        self.tell(Fact::Taken(Ref::Mutex(name), thread));
        abandoned
    }

    /// A thread gives a mutex back once. `how` names the waiter that gets it, if several wait. Says whether
    /// the thread owned it. Source: SYNC-01, SYNC-02.
    pub(crate) fn release_mutex(&mut self, name: Name, by: ThreadId, how: How) -> bool {
        if self.mutex(name).is_none_or(|mutex| mutex.owner != Some(by)) {
            let site = self.site;
            self.latch(RuleId::MutexNotOwned, site, vec![Ref::Mutex(name), Ref::Thread(by)]);
            return false;
        }
        let mutex = self.mutex_mut(name);
        mutex.depth -= 1;
        if mutex.depth > 0 {
            return true;
        }
        mutex.owner = None;
        self.thread_mut(by).holds.remove(&Held::Mutex(name));
        self.tell(Fact::GivenBack(Ref::Mutex(name)));
        self.hand_on(Waitable::Mutex(name), woken(how));
        true
    }

    /// Something that several may wait for can be taken again: the chosen waiter first, then whoever can still go.
    fn hand_on(&mut self, thing: Waitable, first: Option<ThreadId>) {
        if let Some(thread) = first {
            self.satisfy(thread);
        }
        self.satisfy_all(thing);
    }

    /// Units are given to a semaphore. `how` says who gets them, if more wait than there are units. `None`: there would
    /// be more than the most, and nothing has changed. Else: how many there were before. Source: SYNC-05, SYNC-06.
    pub(crate) fn release_semaphore(&mut self, name: Name, units: u32, how: How) -> Or<Option<u32>> {
        let object = self.semaphore(name).expect("internal: no semaphore");
        let (before, most) = (object.count, object.most);
        if before.checked_add(units).is_none_or(|count| count > most) {
            let site = self.site;
            self.latch(RuleId::SemaphoreOverflow, site, vec![Ref::Semaphore(name)]);
            return Ok(None);
        }
        let waiters = ready(&self.state, Waitable::Semaphore(name));
        if waiters.len() > MOST_CHOSEN && waiters.len() > units as usize {
            return Err(
                self.halt(crate::Ending::Bounded("more than 10 threads that wait for a few units of a semaphore"))
            );
        }
        self.semaphore_mut(name).count += units;
        self.tell(Fact::GivenBack(Ref::Semaphore(name)));
        if let How::WakesSome(set) = how {
            for (_, thread) in waiters.iter().enumerate().filter(|(index, _)| set >> index & 1 == 1) {
                self.satisfy(*thread);
            }
        }
        self.hand_on(Waitable::Semaphore(name), woken(how));
        Ok(Some(before))
    }

    /// A thread ends: the mutexes that it owns are left behind. Source: SYNC-04.
    pub(crate) fn abandon_mutexes(&mut self, thread: ThreadId, how: How) -> Or<()> {
        let mutexes = owned(&self.state, thread);
        let contended = mutexes.iter().filter(|mutex| ready(&self.state, Waitable::Mutex(**mutex)).len() > 1).count();
        if contended > 1 {
            return Err(self.unsupported("a thread that ends with two mutexes that several threads wait for"));
        }
        for name in mutexes {
            let site = self.site;
            self.latch(RuleId::MutexAbandoned, site, vec![Ref::Mutex(name), Ref::Thread(thread)]);
            let mutex = self.mutex_mut(name);
            mutex.owner = None;
            mutex.depth = 0;
            mutex.abandoned = true;
            self.thread_mut(thread).holds.remove(&Held::Mutex(name));
            self.tell(Fact::Abandoned(Ref::Mutex(name)));
            let first = woken(how).filter(|chosen| ready(&self.state, Waitable::Mutex(name)).contains(chosen));
            self.hand_on(Waitable::Mutex(name), first);
        }
        Ok(())
    }

    /// The last handle of a mutex is gone: nobody owns it any more.
    pub(super) fn drop_mutex_object(&mut self, name: Name) {
        if let Some(owner) = self.drop_mutex(name).owner {
            self.thread_mut(owner).holds.remove(&Held::Mutex(name));
        }
    }
}
