//! Cleanup groups: who is a member, and how a thread releases all members at once. Source: semantics §2.17.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use crate::choice::How;
use crate::event::{Fact, Ref};
use crate::exec;
use crate::name::{Base, Name, Space, ThreadId};
use crate::program::Site;
use crate::state::{Lens, Phase, TpObject, Wait, WaitOn};
use crate::world::{Or, World};

/// How a thread in CloseThreadpoolCleanupGroupMembers can go on: with a member whose cancel callback comes now, or, when
/// none is left, with the end of the call. Source: GRP-02, GRP-06, GRP-08.
pub(crate) fn ways(state: &Lens, group: Name, cancel: bool) -> Vec<How> {
    let Some(found) = state.group(group) else { return vec![How::Only] };
    let leaving: Vec<&TpObject> = found.leaving.iter().filter_map(|name| state.object(*name)).collect();
    let has_callback = |object: &TpObject| cancel && object.group.is_some_and(|member| member.cancel != 0);
    if leaving.iter().any(|object| has_callback(object)) {
        let ready = (0..).zip(leaving).filter(|(_, object)| has_callback(object) && object.idle());
        return ready.map(|(index, _)| How::Member(index)).collect();
    }
    let over = leaving.iter().all(|object| object.idle());
    if over { vec![How::Only] } else { Vec::new() }
}

impl World<'_> {
    /// A thread begins to release the members that the group has now: they expire no more, and with TRUE what is queued is
    /// dropped. Source: GRP-02, GRP-13.
    pub(crate) fn begin_release(&mut self, group: Name, cancel: bool) -> Or<()> {
        let members = core::mem::take(&mut self.group_mut(group).members);
        for name in members {
            self.group_mut(group).leaving.insert(name);
            self.disarm(name);
            if cancel {
                self.give_up(name)?;
            }
        }
        Ok(())
    }

    /// The next part of the release: one cancel callback, or the end. Says whether the call is over.
    pub(crate) fn release_members(&mut self, id: ThreadId, wait: &Wait, how: How, site: Site) -> Or<bool> {
        let WaitOn::Members { group, context, cancel } = wait.on else { panic!("internal: no group") };
        let Some(found) = self.group(group) else { return Ok(true) };
        let leaving: Vec<Name> = found.leaving.iter().copied().collect();
        for name in &leaving {
            let _ = self.object(*name);
        }
        assert!(ways(&self.state, group, cancel).contains(&how), "internal: {how:?} is not possible");
        let How::Member(index) = how else {
            for name in leaving {
                self.close_object(name, site);
            }
            return Ok(true);
        };
        let name = leaving[index as usize];
        let object = self.object(name).expect("internal: no member").clone();
        let callback = object.group.expect("internal: no member").cancel;
        self.close_object(name, site);
        let func = exec::function_at(self, callback)?;
        let mut frame = exec::enter_function(self.program, func, &[object.context, context]);
        frame.resumes = Some(Box::new(Phase::Blocked(wait.clone())));
        self.tell(Fact::CancelCallback(object.subject(name)));
        let thread = self.thread_mut(id);
        thread.phase = Phase::Ready;
        thread.frames.push(frame);
        exec::tail(self, id)?;
        Ok(false)
    }

    /// An object is no member of its group any more.
    pub(crate) fn leave_group(&mut self, name: Name) {
        let Some(member) = self.object(name).and_then(|object| object.group) else { return };
        self.object_mut(name).group = None;
        let group = self.group_mut(member.group);
        group.members.remove(&name);
        group.leaving.remove(&name);
        self.free_group_if_unused(member.group);
    }

    /// Removes a closed group that has no members. Source: GRP-05.
    pub(crate) fn free_group_if_unused(&mut self, name: Name) {
        let group = self.group(name).expect("internal: no group");
        if group.closed.is_none() || !group.members.is_empty() || !group.leaving.is_empty() {
            return;
        }
        let group = self.drop_group(name);
        self.retire(Base::new(Space::Object, name), group.closed);
        self.tell(Fact::Freed(Ref::Group(name)));
    }
}
