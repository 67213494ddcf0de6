//! The pool's own waits, for a timer to expire and for what a TP_WAIT is armed on. Each is a [`Role::Waiter`] that waits like
//! a thread and queues a callback when its wait is over. Source: STEPS §1.4, §1.9; semantics §2.19.

use alloc::vec::Vec;

use crate::choice::How;
use crate::event::{Actor, Fact, Why};
use crate::name::{Name, ThreadId};
use crate::outcome::Ending;
use crate::state::{Entry, Phase, Return, Role, Thread, Wait, WaitOn, Waitable, What};
use crate::world::{Or, World};

use super::wait::WAIT_TIMEOUT;

/// Callbacks of one timer that may wait for a worker.
const MOST_QUEUED: usize = 64;

impl World<'_> {
    /// The object's own wait begins. `thing`: what a TP_WAIT is armed on; `due`: milliseconds until its time is up.
    pub(crate) fn arm(&mut self, name: Name, thing: Option<Waitable>, due: Option<u32>) {
        let id = self.waiter_id(name);
        let on = match thing {
            Some(thing) => WaitOn::Objects { objects: Vec::from([thing]), all: false },
            None => WaitOn::Time,
        };
        let role = Role::Waiter { object: name, slack: self.window(name) };
        self.add_thread(id, Thread::new(role, Phase::Blocked(Wait { on, deadline: due }), Vec::new()));
        let object = self.object_mut(name);
        *object.waiter_mut() = Some(id);
        let subject = object.subject(name);
        self.tell(Fact::Armed { object: subject, due });
        if let Some(thing) = thing {
            self.join_waiters(id, thing);
        }
    }

    fn window(&mut self, name: Name) -> u32 {
        match self.object(name).map(|object| &object.what) {
            Some(What::Timer(timer)) => timer.window,
            _ => 0,
        }
    }

    /// A name for a waiter that nobody has.
    pub(super) fn waiter_id(&mut self, name: Name) -> ThreadId {
        let mut attempt = 0;
        loop {
            let id = ThreadId::waiter(name, attempt);
            if self.thread(id).is_none() {
                return id;
            }
            attempt += 1;
        }
    }

    /// The object's own wait ends, if there is one. Says whether it was cut short: a wait that is over already queues its
    /// callback. Source: TIMER-01, TIMER-09, TWAIT-05, TWAIT-10.
    pub(crate) fn disarm(&mut self, name: Name) -> bool {
        let object = self.object(name).expect("internal: no object");
        let subject = object.subject(name);
        let Some(id) = object.waiter() else { return false };
        let Phase::Blocked(wait) = self.thread(id).expect("internal: no waiter").phase.clone() else {
            self.wait_is_over(id);
            return false;
        };
        self.leave_wait(id, &wait.on);
        self.drop_thread(id);
        self.forget_waiter(name);
        self.tell(Fact::Disarmed(subject));
        true
    }

    fn forget_waiter(&mut self, name: Name) {
        let object = self.object_mut(name);
        *object.waiter_mut() = None;
        if let What::Wait(arming) = &mut object.what {
            arming.handle = None;
        }
    }

    /// The step of a waiter. A timer may expire again and again while no worker takes its callbacks: the run ends then.
    pub(crate) fn end_own_wait(&mut self, id: ThreadId, how: How) -> Or<()> {
        let Some(Role::Waiter { object, .. }) = self.thread(id).map(|thread| thread.role.clone()) else {
            panic!("internal: {id:?} is no waiter")
        };
        if self.event(object).is_some() {
            self.ring(id, object, how);
            return Ok(());
        }
        if self.object(object).is_some_and(|object| object.bag.len() >= MOST_QUEUED) {
            return Err(self.halt(Ending::Bounded("64 queued callbacks of one timer")));
        }
        self.wait_is_over(id);
        Ok(())
    }

    /// The wait is over: its time is up, or it was released.
    pub(crate) fn wait_is_over(&mut self, id: ThreadId) {
        let thread = self.thread(id).expect("internal: no waiter").clone();
        let Role::Waiter { object: name, .. } = thread.role else { panic!("internal: {id:?} is no waiter") };
        let object = self.object(name).expect("internal: a waiter without an object").clone();
        let (entry, why) = match (&object.what, &thread.phase) {
            (What::Timer(_), Phase::Blocked(_)) => (Entry::Call, Why::Expired),
            (What::Wait(_), Phase::Blocked(wait)) => {
                self.leave_wait(id, &wait.on);
                (Entry::Result(WAIT_TIMEOUT), Why::TimedOut)
            }
            (What::Wait(_), Phase::Returning(Return::Value { value, .. })) => {
                (Entry::Result(*value as u32), Why::Signalled)
            }
            (what, phase) => panic!("internal: {phase:?} of {what:?}"),
        };
        match &object.what {
            What::Timer(timer) if timer.period > 0 => {
                let wait = Wait { on: WaitOn::Time, deadline: Some(timer.period) };
                let thread = self.thread_mut(id);
                thread.phase = Phase::Blocked(wait);
                thread.role = Role::Waiter { object: name, slack: timer.window };
            }
            _ => {
                self.drop_thread(id);
                self.forget_waiter(name);
            }
        }
        let actor = core::mem::replace(&mut self.actor, Actor::Pool(object.pool));
        self.queue(name, entry, why);
        self.actor = actor;
    }
}
