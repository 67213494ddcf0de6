//! What the functions that ask for something on a callback's return share. Source: INST-07, INST-08, INST-09.

use core::mem::discriminant;

use crate::name::ThreadId;
use crate::state::Duty;
use crate::world::World;

impl World<'_> {
    /// The pool does one more thing when the callback that the worker runs has returned; of two of a kind the first counts.
    pub(super) fn add_duty(&mut self, worker: ThreadId, duty: Duty) {
        let duties = &mut self.instance_mut(worker).duties;
        if duties.iter().any(|other| discriminant(other) == discriminant(&duty)) {
            return;
        }
        let at = duties.partition_point(|other| *other < duty);
        duties.insert(at, duty);
    }
}
