//! From the words that a program passes to the objects they stand for, and what calls do when there is none.

use alloc::vec;
use alloc::vec::Vec;

use super::{Call, Then};
use crate::event::{Fact, Ref};
use crate::kernel::close::handle_object;
use crate::name::{Base, Name, Space};
use crate::rules::RuleId;
use crate::state::{HandleObject, Waitable};
use crate::world::{Or, World};

/// What GetCurrentThread returns.
pub(super) const CURRENT_THREAD: u64 = u64::MAX - 1;

impl World<'_> {
    /// The TP_IO behind a PTP_IO that may be used. Source: IO-START-12, IO-CLOSE-12, MIS-15.
    pub(super) fn tp_io(&mut self, word: u64) -> Or<Name> {
        let name = self.object(word)?;
        match self.io(name).map(|io| io.closed) {
            Some(None) => Ok(name),
            Some(Some(_)) => Err(self.violate(RuleId::UseAfterClose, vec![Ref::Io(name)])),
            None if self.state.dead(Base::new(Space::Object, name)).is_some() => {
                Err(self.violate(RuleId::UseAfterClose, vec![Ref::Io(name)]))
            }
            None => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
        }
    }

    /// The pool behind a PTP_POOL that may be used.
    pub(super) fn tp_pool(&mut self, word: u64) -> Or<u8> {
        let name = self.object(word)?;
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

    fn object(&mut self, word: u64) -> Or<Name> {
        match Base::split(word) {
            Some((base, 0)) if base.space() == Space::Object => Ok(base.name()),
            Some(_) => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
            None if word < 0x1_0000 => Err(self.violate(RuleId::NullDeref, Vec::new())),
            None => Err(self.violate(RuleId::OutOfBounds, Vec::new())),
        }
    }

    /// A name for a new handle and the object behind it.
    pub(super) fn fresh_handle(&mut self, call: &Call) -> Or<Name> {
        self.fresh_at(Space::Handle, call.id, |state, name| {
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
    pub(super) fn fail_later(&mut self, code: u32) -> Then {
        self.tell(Fact::Failed(code));
        Then::failed_later(code)
    }

    /// An operation is asked to end. Source: KCAN-03.
    pub(super) fn request_cancel(&mut self, op: Name) {
        self.op_mut(op).cancelled = true;
        self.tell(Fact::CancelRequested(op));
    }
}
