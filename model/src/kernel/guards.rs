//! SRW locks and condition variables. A lock has a component only while it is taken, a variable only while somebody waits:
//! both are all zeroes in memory, and nobody has to end them. Source: SYNC-14 to SYNC-20; STEPS §1.4.

use alloc::collections::BTreeSet;
use alloc::vec;

use crate::api::Then;
use crate::event::{Fact, Ref};
use crate::memory::Touch;
use crate::name::ThreadId;
use crate::program::Int;
use crate::rules::RuleId;
use crate::state::{Guard, Held, Lens, Phase, Srw, Variable, Wait, WaitOn};
use crate::world::{Or, World};

/// ERROR_TIMEOUT
pub(crate) const TIMEOUT: u32 = 1460;

impl Guard {
    /// What it is, as a person names it.
    pub(crate) fn subject(self) -> Ref {
        match self {
            Guard::Section(address) => Ref::Lock(address),
            Guard::Alone(address) | Guard::Shared(address) => Ref::Srw(address),
            Guard::Nothing(address) => Ref::Variable(address),
        }
    }
}

/// Whether a thread that has nothing of it could take it now.
pub(crate) fn is_free(state: &Lens, guard: Guard) -> bool {
    match guard {
        Guard::Section(address) => state.lock(address).is_none_or(|lock| lock.owner.is_none()),
        Guard::Alone(address) => state.srw(address).is_none(),
        Guard::Shared(address) => state.srw(address).is_none_or(|srw| srw.owner.is_none()),
        Guard::Nothing(_) => true,
    }
}

impl World<'_> {
    /// The eight bytes of an SRW lock or a condition variable are there and zero.
    pub(crate) fn check_zeroed(&mut self, address: u64, what: &'static str) -> Or<()> {
        if self.load(address, Int::U64, Touch::Status)? == 0 { Ok(()) } else { Err(self.unsupported(what)) }
    }

    /// Takes an SRW lock, if it is free in that mode. Source: SYNC-14, SYNC-15.
    pub(crate) fn try_take_srw(&mut self, guard: Guard) -> Or<bool> {
        let (me, address) = (self.me(), guard.address());
        self.check_zeroed(address, "an SRW lock that is not made of zeroes")?;
        if self.srw(address).is_some_and(|srw| srw.sharers.contains(&me)) && matches!(guard, Guard::Shared(_)) {
            return Err(self.unsupported("an SRW lock that a thread shares twice"));
        }
        let _ = self.srw(address);
        if !is_free(&self.state, guard) {
            return Ok(false);
        }
        if self.srw(address).is_none() {
            self.add_srw(address, Srw::default());
        }
        let srw = self.srw_mut(address);
        if matches!(guard, Guard::Shared(_)) {
            srw.sharers.insert(me);
        } else {
            srw.owner = Some(me);
        }
        self.thread_mut(me).holds.insert(Held::Lock(address));
        self.tell(Fact::Taken(Ref::Srw(address), me));
        Ok(true)
    }

    /// The enter step of an acquisition.
    pub(crate) fn take_srw(&mut self, guard: Guard) -> Or<Then> {
        if self.try_take_srw(guard)? {
            return Ok(Then::value_later(0));
        }
        self.check_lock_under_wait(Held::Lock(guard.address()));
        Ok(Then::Block(Wait { on: WaitOn::Srw(guard), deadline: None }))
    }

    /// Gives an SRW lock back in the mode in which the thread has it. Source: SYNC-16.
    pub(crate) fn release_srw(&mut self, guard: Guard) -> Or<()> {
        let (me, address) = (self.me(), guard.address());
        self.check_zeroed(address, "an SRW lock that is not made of zeroes")?;
        let has = self.srw(address).is_some_and(|srw| match guard {
            Guard::Shared(_) => srw.sharers.contains(&me),
            Guard::Alone(_) | Guard::Section(_) | Guard::Nothing(_) => srw.owner == Some(me),
        });
        if !has {
            return Err(self.violate(RuleId::LockNotOwned, vec![Ref::Srw(address)]));
        }
        let srw = self.srw_mut(address);
        srw.owner = None;
        srw.sharers.remove(&me);
        if srw.sharers.is_empty() {
            self.drop_srw(address);
        }
        self.thread_mut(me).holds.remove(&Held::Lock(address));
        self.tell(Fact::GivenBack(Ref::Srw(address)));
        Ok(())
    }

    /// The return step of a wait for a lock that is free.
    pub(crate) fn take_guard(&mut self, guard: Guard) -> Or<()> {
        let taken = match guard {
            Guard::Section(address) => {
                let address = self.critical_section(address)?;
                self.try_enter(address)
            }
            Guard::Alone(_) | Guard::Shared(_) => self.try_take_srw(guard)?,
            Guard::Nothing(_) => true,
        };
        assert!(taken, "internal: the lock is taken");
        Ok(())
    }

    /// The enter step of SleepConditionVariable: gives the guard back and waits, in one. `spurious`: the wait is over at
    /// once. Source: SYNC-17, SYNC-20.
    pub(crate) fn sleep_on(&mut self, address: u64, guard: Guard, deadline: Option<u32>, spurious: bool) -> Or<Then> {
        self.check_zeroed(address, "a condition variable that is not made of zeroes")?;
        match guard {
            Guard::Section(section) => {
                let section = self.critical_section(section)?;
                self.leave_lock(section)?;
            }
            Guard::Alone(_) | Guard::Shared(_) => self.release_srw(guard)?,
            Guard::Nothing(_) => panic!("internal: a condition variable has a lock"),
        }
        Ok(self.await_wake(address, guard, deadline, spurious))
    }

    /// Waits for a wake at an address. `spurious`: the wait is over at once. Source: SYNC-20, ADDR-01.
    pub(crate) fn await_wake(&mut self, address: u64, guard: Guard, deadline: Option<u32>, spurious: bool) -> Then {
        if spurious {
            return Then::Block(Wait { on: WaitOn::Retake { guard, woken: true }, deadline: None });
        }
        let me = self.me();
        if self.variable(address).is_none() {
            self.add_variable(address, Variable { waiters: BTreeSet::new() });
        }
        self.variable_mut(address).waiters.insert(me);
        Then::Block(Wait { on: WaitOn::Variable(address, guard), deadline })
    }

    /// A thread does not wait for a condition variable any more.
    pub(super) fn leave_variable(&mut self, address: u64, thread: ThreadId) {
        let waiters = &mut self.variable_mut(address).waiters;
        waiters.remove(&thread);
        if waiters.is_empty() {
            self.drop_variable(address);
        }
    }

    /// A wait for a condition variable is over: the guard is next.
    pub(crate) fn end_sleep(&mut self, thread: ThreadId, woken: bool) {
        let Phase::Blocked(Wait { on: WaitOn::Variable(address, guard), .. }) = self.thread_mut(thread).phase else {
            panic!("internal: {thread:?} waits for no condition variable")
        };
        self.leave_variable(address, thread);
        self.thread_mut(thread).phase = Phase::Blocked(Wait { on: WaitOn::Retake { guard, woken }, deadline: None });
    }

    /// Wakes one waiter, the given one, or all of them. With nobody there nothing is kept. Source: SYNC-19.
    pub(crate) fn wake(&mut self, address: u64, one: Option<ThreadId>, all: bool) -> Or<()> {
        self.check_zeroed(address, "a condition variable that is not made of zeroes")?;
        self.wake_at(address, one, all);
        Ok(())
    }

    /// The same for those that wait at an address: what lies there is not looked at. Source: ADDR-02.
    pub(crate) fn wake_at(&mut self, address: u64, one: Option<ThreadId>, all: bool) {
        self.tell(Fact::Woken(address, all));
        let waiters = self.variable(address).map(|variable| variable.waiters.clone()).unwrap_or_default();
        for thread in waiters.into_iter().filter(|waiter| all || one == Some(*waiter)) {
            self.end_sleep(thread, true);
            self.tell(Fact::Released(thread));
        }
    }

    /// A thread ends with a lock: nobody gets it any more. Source: STEPS §1.10.
    pub(crate) fn keep_for_ever(&mut self, address: u64, thread: ThreadId) {
        if self.srw(address).is_some() {
            let srw = self.srw_mut(address);
            if srw.owner == Some(thread) {
                srw.owner = Some(ThreadId::NOBODY);
            }
            if srw.sharers.remove(&thread) {
                srw.sharers.insert(ThreadId::NOBODY);
            }
            return;
        }
        self.lock_mut(address).owner = Some(ThreadId::NOBODY);
    }
}
