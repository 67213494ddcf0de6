//! Waitable timers: events that a deadline sets. Each that is to expire has a [`Role::Waiter`], like a timer of the pool.
//! Source: ALARM-01, ALARM-02, ALARM-03; STEPS §1.9.

use alloc::vec;
use alloc::vec::Vec;

use crate::choice::How;
use crate::event::{Actor, Fact, Ref};
use crate::name::{Name, ThreadId};
use crate::state::{Alarm, Lens, Phase, Role, Routine, Thread, Wait, WaitOn};
use crate::world::World;

use super::wait::{candidates, woken};

/// How the end of a waiter's time may turn out: a waitable timer releases one of several threads.
pub(crate) fn ways(state: &Lens, thread: &Thread) -> Vec<How> {
    match thread.role {
        Role::Waiter { object, .. } if state.event(object).is_some() => {
            let threads = candidates(state, object);
            if threads.is_empty() { vec![How::TimedOut] } else { threads.into_iter().map(How::Wakes).collect() }
        }
        _ => vec![How::TimedOut],
    }
}

impl World<'_> {
    /// The timer is set: what it was set to before is forgotten, and it is not signalled.
    pub(crate) fn set_alarm(&mut self, name: Name, due: u32, alarm: Alarm) {
        self.stop_alarm(name);
        let id = self.waiter_id(name);
        let phase = Phase::Blocked(Wait { on: WaitOn::Time, deadline: Some(due) });
        self.add_thread(id, Thread::new(Role::Waiter { object: name, slack: 0 }, phase, Vec::new()));
        let event = self.event_mut(name);
        event.set = false;
        event.alarm = Some(Alarm { waiter: Some(id), ..alarm });
        self.tell(Fact::Armed { object: Ref::Event(name), due: Some(due) });
    }

    /// The timer is to expire no more; whether it is signalled stays as it is. Its routine, if it waits to run, does not.
    pub(crate) fn stop_alarm(&mut self, name: Name) {
        let alarm = self.event_mut(name).alarm.as_mut().expect("internal: no waitable timer");
        let before = core::mem::take(alarm);
        if let Some(waiter) = before.waiter {
            self.drop_thread(waiter);
            self.tell(Fact::Disarmed(Ref::Event(name)));
        }
        if let Some(setter) = before.setter.filter(|setter| self.routines(*setter).is_some()) {
            let waits = self.routines_mut(setter);
            waits.retain(|it| it.function != before.routine || it.args.first() != Some(&before.argument));
            if waits.is_empty() {
                self.drop_routines(setter);
            }
        }
    }

    /// The step of a timer whose time is up.
    pub(super) fn ring(&mut self, id: ThreadId, name: Name, how: How) {
        let alarm = self.event(name).and_then(|event| event.alarm).expect("internal: no waitable timer");
        if alarm.period > 0 {
            self.thread_mut(id).phase = Phase::Blocked(Wait { on: WaitOn::Time, deadline: Some(alarm.period) });
        } else {
            self.drop_thread(id);
            self.event_mut(name).alarm = Some(Alarm { waiter: None, ..alarm });
        }
        let actor = core::mem::replace(&mut self.actor, Actor::Kernel);
        self.set_event(name, woken(how));
        if let Some(setter) = alarm.setter.filter(|setter| self.may_call(*setter, alarm)) {
            let time = self.told_time();
            let args = vec![alarm.argument, time & 0xffff_ffff, time >> 32];
            self.queue_routine(setter, Routine { function: alarm.routine, args, in_turn: true });
        }
        self.actor = actor;
    }

    /// Whether the routine of a timer can be queued: its thread is there, and it does not wait to run already. Source: ALARM-02.
    fn may_call(&mut self, setter: ThreadId, alarm: Alarm) -> bool {
        let waits = |it: &Routine| it.function == alarm.routine && it.args.first() == Some(&alarm.argument);
        self.thread(setter).is_some() && !self.routines(setter).is_some_and(|all| all.iter().any(waits))
    }
}
