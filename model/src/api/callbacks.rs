//! Waiting for callbacks: what the four functions that wait for an object's callbacks, and the one that closes a group's
//! members, share. Source: semantics §1; IO-WAIT-02, IO-WAIT-05, IO-WAIT-07, IO-WAIT-12, GRP-14.

use alloc::vec;
use alloc::vec::Vec;

use super::Then;
use crate::event::Ref;
use crate::name::Name;
use crate::rules::RuleId;
use crate::state::{Wait, WaitOn};
use crate::world::{Or, World};

impl World<'_> {
    /// The enter step of a wait for the callbacks of an object; with TRUE what is queued is dropped first.
    pub(super) fn wait_for_callbacks(&mut self, subject: Ref, cancel: bool) -> Or<Then> {
        let name = subject.object().expect("internal: no object");
        if cancel {
            self.give_up(name)?;
        }
        let me = self.me();
        if self.thread(me).is_some_and(|thread| thread.runs_callback_of(name)) {
            let site = self.site;
            self.latch(RuleId::WaitInsideCallback, site, vec![subject, Ref::Thread(me)]);
        }
        self.check_wait_under_lock(subject, me);
        Ok(Then::Block(Wait { on: WaitOn::Callbacks { object: subject, cancel }, deadline: None }))
    }

    /// The enter step of the release of a group's members. A callback that is disassociated counts here (GRP-11).
    pub(super) fn wait_for_members(&mut self, group: Name, cancel: bool, context: u64) -> Or<Then> {
        let me = self.me();
        self.begin_release(group, cancel)?;
        let leaving: Vec<Name> = self.group(group).expect("internal: no group").leaving.iter().copied().collect();
        let own = self.thread(me).and_then(|thread| thread.instance()).map(|instance| instance.object);
        for name in leaving {
            let subject = self.object(name).expect("internal: no member").subject(name);
            if own == Some(name) {
                let site = self.site;
                self.latch(RuleId::WaitInsideCallback, site, vec![subject, Ref::Thread(me)]);
            }
            self.check_wait_under_lock(subject, me);
        }
        Ok(Then::Block(Wait { on: WaitOn::Members { group, cancel, context }, deadline: None }))
    }
}
