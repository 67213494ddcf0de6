//! One-time initialisation. It has a component from when it is first begun: in memory it is all zeroes, and nobody has to end
//! it. Source: SYNC-21, SYNC-22.

use alloc::vec;
use alloc::vec::Vec;

use crate::api::Then;
use crate::event::Fact;
use crate::name::ThreadId;
use crate::state::{Once, Return, Wait, WaitOn};
use crate::world::{Or, World};

/// Bits of a context that must be zero.
const RESERVED: u64 = 3;

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
        match self.once(address).copied() {
            Some(Once::Done(context)) => Ok(Then::ReturnStep(done(form, args, context))),
            Some(Once::Running(_)) => Ok(Then::Block(Wait { on: WaitOn::Once(address), deadline: None })),
            None => {
                self.add_once(address, Once::Running(me));
                Ok(Then::ReturnStep(match form {
                    Form::Execute => Return::OnceBegins,
                    Form::Begin => Return::Value { value: 1, error: None, writes: vec![(args[2], 1, 4)] },
                }))
            }
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
            Some(context) => {
                self.publish(context);
                *self.once_mut(address) = Once::Done(context);
            }
        }
        Ok(())
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
