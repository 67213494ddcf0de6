//! Critical sections: what the five functions share. Source: STEPS §1.4; IO-WAIT-14, M17.

use alloc::vec;
use alloc::vec::Vec;

use crate::event::{Fact, Ref};
use crate::memory::Touch;
use crate::name::ThreadId;
use crate::outcome::Finding;
use crate::rules::RuleId;
use crate::state::{Held, Phase, WaitOn};
use crate::world::{Or, World};

/// sizeof(CRITICAL_SECTION)
pub(super) const SIZE: u32 = 40;

impl World<'_> {
    /// The address of a critical section that was initialised.
    pub(crate) fn critical_section(&mut self, address: u64) -> Or<u64> {
        self.resolve(address, SIZE, Touch::Status)?;
        if self.lock(address).is_none() {
            return Err(self.violate(RuleId::UninitialisedRead, vec![Ref::Lock(address)]));
        }
        Ok(address)
    }

    /// Takes the lock if it is free or the thread owns it already.
    pub(crate) fn try_enter(&mut self, address: u64) -> bool {
        let me = self.me();
        let lock = self.lock(address).expect("internal: no lock");
        if lock.owner.is_some_and(|owner| owner != me) {
            return false;
        }
        let lock = self.lock_mut(address);
        lock.owner = Some(me);
        lock.depth += 1;
        self.thread_mut(me).holds.insert(Held::Lock(address));
        self.tell(Fact::Locked(address));
        true
    }

    /// Gives the lock back.
    pub(crate) fn leave_lock(&mut self, address: u64) -> Or<()> {
        let me = self.me();
        if self.lock(address).expect("internal: no lock").owner != Some(me) {
            return Err(self.violate(RuleId::LockNotOwned, vec![Ref::Lock(address)]));
        }
        let lock = self.lock_mut(address);
        lock.depth -= 1;
        if lock.depth == 0 {
            lock.owner = None;
            self.thread_mut(me).holds.remove(&Held::Lock(address));
        }
        self.tell(Fact::Unlocked(address));
        Ok(())
    }

    /// A thread begins to wait for callbacks: one of them may be blocked on a lock that the thread holds.
    pub(super) fn check_wait_under_lock(&mut self, subject: Ref, waiter: ThreadId) {
        let Some(name) = subject.object() else { return };
        let holds = self.thread(waiter).expect("internal: waiter").holds.clone();
        for held in holds {
            let blocked = self.state.threads().any(|(_, thread)| {
                thread.runs_callback_of(name) && matches!(&thread.phase, Phase::Blocked(wait) if wait.needs(held))
            });
            if blocked {
                let site = self.site;
                self.latch(RuleId::WaitUnderLock, site, vec![held.subject(), subject]);
            }
        }
    }

    /// A callback begins to wait for a lock: its owner may be waiting for the callback.
    pub(crate) fn check_lock_under_wait(&mut self, held: Held) {
        let me = self.me();
        let Some(instance) = self.thread(me).expect("internal: me").instance().cloned() else { return };
        let owner = match held {
            Held::Lock(address) => {
                let section = self.lock(address).and_then(|lock| lock.owner);
                section.or_else(|| self.srw(address).and_then(|srw| srw.owner.or_else(|| srw.sharers.first().copied())))
            }
            Held::Mutex(mutex) => self.mutex(mutex).and_then(|mutex| mutex.owner),
        };
        let Some(owner) = owner else { return };
        let Some(Phase::Blocked(wait)) = self.thread(owner).map(|thread| thread.phase.clone()) else { return };
        let waits = match wait.on {
            WaitOn::Callbacks { object, .. } => instance.associated && object.object() == Some(instance.object),
            WaitOn::Members { group, .. } => {
                self.group(group).is_some_and(|group| group.leaving.contains(&instance.object))
            }
            _ => false,
        };
        if waits {
            let subject = self.object(instance.object).expect("internal: no object").subject(instance.object);
            let thread = self.state.thread(owner).expect("internal: owner");
            let site = crate::exec::place(self.program, thread);
            let about: Vec<Ref> = vec![held.subject(), subject];
            let actor = crate::event::Actor::Thread(owner);
            self.note(Finding { rule: RuleId::WaitUnderLock, site, actor, about, other: None });
        }
    }
}

impl Held {
    /// What is held, as a person names it.
    pub(crate) fn subject(self) -> Ref {
        match self {
            Held::Lock(address) => Ref::Lock(address),
            Held::Mutex(mutex) => Ref::Mutex(mutex),
        }
    }
}
