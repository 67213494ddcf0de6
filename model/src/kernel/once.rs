//! One-time initialisation. It has a component from when it is first begun: in memory it is all zeroes, and nobody has to end
//! it. Source: SYNC-21, SYNC-22, SYNC-25.

use alloc::vec;
use alloc::vec::Vec;

use crate::api::{INVALID_PARAMETER, Then};
use crate::event::Fact;
use crate::name::ThreadId;
use crate::state::{Once, Return, Wait, WaitOn};
use crate::world::{Or, World};

/// Bits of a context that must be zero.
const RESERVED: u64 = 3;

/// INIT_ONCE_CHECK_ONLY
const CHECK_ONLY: u32 = 1;
/// INIT_ONCE_ASYNC
const ASYNC: u32 = 2;
/// INIT_ONCE_INIT_FAILED
const FAILED: u32 = 4;
/// ERROR_GEN_FAILURE
const GEN_FAILURE: u32 = 31;

/// The two forms of the call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// InitOnceExecuteOnce.
    Execute,
    /// InitOnceBeginInitialize.
    Begin,
}

impl World<'_> {
    /// The enter step, and the return step of a thread that waited for another one's initialisation: done, begun by this
    /// thread, or to be waited for.
    pub(crate) fn enter_once(&mut self, form: Form, args: &[u64]) -> Or<Then> {
        let address = args[0];
        self.check_zeroed(address, "an INIT_ONCE that is not made of zeroes")?;
        let me = self.me();
        let flags = if form == Form::Begin { args[1] as u32 } else { 0 };
        let pending = || Return::Value { value: 1, error: None, writes: vec![(args[2], 1, 4)] };
        match (self.once(address).copied(), flags) {
            (Some(Once::Done(context)), 0 | CHECK_ONLY | ASYNC) => Ok(Then::ReturnStep(done(form, args, context))),
            (Some(Once::Running(_)), 0) => Ok(Then::Block(Wait { on: WaitOn::Once(address), deadline: None })),
            (Some(Once::Racing), ASYNC) => Ok(Then::ReturnStep(pending())),
            (None, 0) => {
                self.add_once(address, Once::Running(me));
                let begins = if form == Form::Execute { Return::OnceBegins } else { pending() };
                Ok(Then::ReturnStep(begins))
            }
            (None, ASYNC) => {
                self.add_once(address, Once::Racing);
                Ok(Then::ReturnStep(pending()))
            }
            (Some(Once::Running(_) | Once::Racing) | None, CHECK_ONLY) => Ok(self.fail_later(GEN_FAILURE)),
            // the two ways do not mix
            (Some(Once::Running(_) | Once::Racing | Once::Done(_)) | None, _) => Ok(self.fail_later(INVALID_PARAMETER)),
        }
    }

    /// InitOnceComplete. Source: SYNC-22, SYNC-25.
    pub(crate) fn complete_once(&mut self, id: ThreadId, args: &[u64]) -> Or<Then> {
        let (address, flags, context) = (args[0], args[1] as u32, args[2]);
        match (self.once(address).copied(), flags) {
            (_, FAILED) if context != 0 => Ok(self.fail_later(INVALID_PARAMETER)),
            (_, 0 | ASYNC) if context & RESERVED != 0 => Ok(self.fail_later(INVALID_PARAMETER)),
            (Some(Once::Running(_)), 0 | FAILED) => {
                self.end_once(id, address, (flags == 0).then_some(context))?;
                Ok(Then::Return(1))
            }
            (Some(Once::Racing), ASYNC) => {
                self.tell(Fact::OnceEnded(address, true));
                self.settle_once(address, context);
                Ok(Then::Return(1))
            }
            // somebody else was first, or nobody began
            (Some(Once::Done(_)) | None, 0 | ASYNC | FAILED) => Ok(self.fail_later(GEN_FAILURE)),
            (Some(Once::Running(_) | Once::Racing | Once::Done(_)) | None, _) => Ok(self.fail_later(INVALID_PARAMETER)),
        }
    }

    /// The initialisation that this thread has begun is over. Source: SYNC-21 (one that failed was not begun), SYNC-22.
    pub(crate) fn end_once(&mut self, id: ThreadId, address: u64, context: Option<u64>) -> Or<()> {
        if self.once(address) != Some(&Once::Running(id)) {
            return Err(self.unsupported("the end of an initialisation that the thread has not begun"));
        }
        self.tell(Fact::OnceEnded(address, context.is_some()));
        match context {
            None => drop(self.drop_once(address)),
            Some(context) if context & RESERVED != 0 => {
                return Err(self.unsupported("an INIT_ONCE context whose low two bits are not zero"));
            }
            Some(context) => self.settle_once(address, context),
        }
        Ok(())
    }

    fn settle_once(&mut self, address: u64, context: u64) {
        self.publish(context);
        *self.once_mut(address) = Once::Done(context);
    }
}

/// What the call returns once it is all done: TRUE and the context.
fn done(form: Form, args: &[u64], context: u64) -> Return {
    let mut writes = Vec::new();
    if form == Form::Begin {
        writes.push((args[2], 0, 4));
    }
    if args[3] != 0 {
        writes.push((args[3], context, 8));
    }
    Return::Value { value: 1, error: None, writes }
}
