//! The end of threads and of the process. Source: STEPS §1.10; THR-02, THR-03.

use alloc::vec::Vec;

use crate::choice::How;
use crate::event::Fact;
use crate::name::{Name, ThreadId};
use crate::outcome::Ending;
use crate::state::{Bind, Held, Waitable};
use crate::world::{Halt, Or, World};

impl World<'_> {
    /// Everything ends.
    pub(crate) fn end_process(&mut self, code: u32) -> Halt {
        self.judge_end();
        self.tell(Fact::ProcessEnded(code));
        self.halt(Ending::Finished(code))
    }

    /// A thread ends; `how` names the waiter that gets a mutex which it leaves behind. The process ends with
    /// its last C thread.
    pub(crate) fn end_thread(&mut self, id: ThreadId, code: u32, how: How) -> Or<()> {
        self.leave_port(id);
        self.tell(Fact::ThreadEnded(id));
        self.cancel_unbound(id);
        // its locks stay taken for ever: nobody who may come under its name later owns them
        self.abandon_mutexes(id, how)?;
        for held in core::mem::take(&mut self.thread_mut(id).holds) {
            let Held::Lock(address) = held else { panic!("internal: a mutex that is still owned") };
            self.keep_for_ever(address, id);
        }
        if self.routines(id).is_some() {
            self.drop_routines(id);
        }
        self.drop_thread(id);
        if self.thread_object(id).is_some() {
            self.thread_object_mut(id).ended = Some(code);
            self.satisfy_all(Waitable::Thread(id));
            self.free_thread_if_unused(id);
        }
        let alive = self.state.thread_objects().any(|(id, object)| object.ended.is_none() && !id.is_worker());
        if alive { Ok(()) } else { Err(self.end_process(code)) }
    }

    /// A thread's end asks for the end of what it issued on handles without a port; on a bound handle it goes on.
    /// Source: THR-03.
    fn cancel_unbound(&mut self, issuer: ThreadId) {
        let ops: Vec<Name> = self.state.ops().map(|(name, _)| name).collect();
        for name in ops {
            if self.op(name).is_some_and(|op| op.issuer == issuer && op.bind == Bind::None && op.in_flight()) {
                self.request_cancel(name);
            }
        }
    }
}
