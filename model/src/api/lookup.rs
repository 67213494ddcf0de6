//! From the words that a program passes to the objects they stand for, and what calls do when there is none.

use alloc::vec;
use alloc::vec::Vec;

use super::{Call, Then};
use crate::event::{Fact, Ref};
use crate::kernel::callback::instance_name;
use crate::kernel::close::handle_object;
use crate::name::{Base, Name, Space, ThreadId};
use crate::program::{Inst, Site};
use crate::rules::RuleId;
use crate::state::{HandleObject, Waitable};
use crate::world::{Halt, Or, World};

/// What GetCurrentProcess returns: INVALID_HANDLE_VALUE, too.
pub(super) const CURRENT_PROCESS: u64 = u64::MAX;
/// What GetCurrentThread returns.
pub(super) const CURRENT_THREAD: u64 = u64::MAX - 1;

impl World<'_> {
    /// The TP_IO behind a PTP_IO that may be used. Source: IO-START-12, IO-CLOSE-12, MIS-15.
    pub(super) fn tp_io(&mut self, word: u64) -> Or<Name> {
        self.tp_object(word, Ref::Io)
    }

    /// The object behind a PTP_WORK, PTP_TIMER, PTP_WAIT or PTP_IO that may be used; `subject` says which it must be.
    /// Source: MIS-15, GRP-03, WORK-09.
    pub(super) fn tp_object(&mut self, word: u64, subject: fn(Name) -> Ref) -> Or<Name> {
        let name = self.opaque(word)?;
        match self.object(name).map(|object| (object.subject(name), object.closed)) {
            Some((found, None)) if found == subject(name) => Ok(name),
            Some((found, Some(site))) if found == subject(name) => Err(self.used_after(found, Some(site))),
            Some(_) => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
            None => match self.state.dead(Base::new(Space::Object, name)).map(|dead| dead.site) {
                Some(site) => Err(self.used_after(subject(name), site)),
                None => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
            },
        }
    }

    /// A closed object is used: `member-after-group` if its group released it at that line.
    fn used_after(&mut self, subject: Ref, closed: Option<Site>) -> Halt {
        let rule = if closed.is_some_and(|site| self.releases_members(site)) {
            RuleId::MemberAfterGroup
        } else {
            RuleId::UseAfterClose
        };
        self.violate(rule, vec![subject])
    }

    fn releases_members(&self, site: Site) -> bool {
        let call = super::find("CloseThreadpoolCleanupGroupMembers");
        self.program.functions.iter().any(|function| {
            let here = function.code.iter().zip(&function.sites).filter(|(_, at)| **at == site);
            here.into_iter().any(|(inst, _)| matches!(inst, Inst::Api { api, .. } if Some(*api) == call))
        })
    }

    /// The group behind a PTP_CLEANUP_GROUP that may be used.
    pub(super) fn tp_group(&mut self, word: u64) -> Or<Name> {
        let name = self.opaque(word)?;
        match self.group(name).map(|group| group.closed) {
            Some(None) => Ok(name),
            Some(Some(_)) => Err(self.violate(RuleId::UseAfterClose, vec![Ref::Group(name)])),
            None if self.state.dead(Base::new(Space::Object, name)).is_some() => {
                Err(self.violate(RuleId::UseAfterClose, vec![Ref::Group(name)]))
            }
            None => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
        }
    }

    /// The worker that runs the callback behind a PTP_CALLBACK_INSTANCE. Source: INST-10, INST-11.
    pub(super) fn tp_instance(&mut self, word: u64) -> Or<ThreadId> {
        let name = self.opaque(word)?;
        let worker = name.creator();
        if name != instance_name(worker) {
            return Err(self.violate(RuleId::OutOfBounds, Vec::new()));
        }
        if self.thread(worker).is_none_or(|thread| thread.instance().is_none()) {
            return Err(self.violate(RuleId::UseAfterFree, vec![Ref::Thread(worker)]));
        }
        Ok(worker)
    }

    /// The pool behind a PTP_POOL that may be used.
    pub(super) fn tp_pool(&mut self, word: u64) -> Or<u8> {
        let name = self.opaque(word)?;
        let found = self.state.pools().find(|(_, pool)| pool.name == Some(name)).map(|(id, pool)| (id, pool.closed));
        match found {
            Some((id, false)) => Ok(id),
            Some((id, true)) => Err(self.violate(RuleId::UseAfterClose, vec![Ref::Pool(id)])),
            None if self.state.dead(Base::new(Space::Object, name)).is_some() => {
                Err(self.violate(RuleId::UseAfterClose, Vec::new()))
            }
            None => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
        }
    }

    /// What one can wait for behind a handle, the pseudo handle of the calling thread included. Source: HND-06.
    pub(super) fn referred(&self, word: u64) -> Option<Waitable> {
        if word == CURRENT_THREAD {
            return Some(Waitable::Thread(self.me()));
        }
        match handle_object(&self.state, word) {
            Some((_, HandleObject::Waitable(thing))) => Some(thing),
            Some((_, HandleObject::Port(_))) | None => None,
        }
    }

    /// The name that an opaque pointer of the pool carries.
    fn opaque(&mut self, word: u64) -> Or<Name> {
        match Base::split(word) {
            Some((base, 0)) if base.space() == Space::Object => Ok(base.name()),
            Some(_) => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
            None if word < 0x1_0000 => Err(self.violate(RuleId::NullDeref, Vec::new())),
            None => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
        }
    }

    /// A name for a new handle and the object behind it.
    pub(super) fn fresh_handle(&mut self, call: &Call) -> Or<Name> {
        self.fresh_at(Space::Handle, call, |state, name| {
            state.handle(name).is_some()
                || state.event(name).is_some()
                || state.mutex(name).is_some()
                || state.semaphore(name).is_some()
                || state.file(name).is_some()
                || state.port(name).is_some()
                || state.pipe(name).is_some()
                || state.disk(name).is_some()
        })
    }

    /// The call returns this word and sets the last error.
    pub(super) fn fail(&mut self, value: u64, code: u32) -> Then {
        self.set_error(code);
        self.tell(Fact::Failed(code));
        Then::Return(value)
    }

    /// The same with FALSE, in a return step of its own.
    pub(crate) fn fail_later(&mut self, code: u32) -> Then {
        self.tell(Fact::Failed(code));
        Then::failed_later(code)
    }

    /// An operation is asked to end. Source: KCAN-03.
    pub(crate) fn request_cancel(&mut self, op: Name) {
        self.op_mut(op).cancelled = true;
        self.tell(Fact::CancelRequested(op));
    }
}
