//! The handles of a wait: what the waiting functions share. Misuse: `wait-on-closed`. Source: SYNC-08, SYNC-11, SYNC-12.

use alloc::vec::Vec;

use super::lookup::CURRENT_PROCESS;
use super::{Call, INVALID_HANDLE, INVALID_PARAMETER, Then, wait_failed};
use crate::kernel::close::handle_object;
use crate::memory::Touch;
use crate::name::{Base, Space};
use crate::program::Int;
use crate::rules::RuleId;
use crate::state::Waitable;
use crate::world::{Or, World};

/// MAXIMUM_WAIT_OBJECTS
const MOST: u32 = 64;

impl World<'_> {
    /// What a handle stands for, if one can wait for it.
    pub(super) fn waitable(&mut self, handle: u64) -> Option<Waitable> {
        let thing = self.referred(handle);
        let closed = thing.is_none()
            && handle_object(&self.state, handle).is_none()
            && Base::split(handle)
                .is_some_and(|(base, _)| base.space() == Space::Handle && self.state.dead(base).is_some());
        if closed {
            let site = self.site;
            self.latch(RuleId::WaitOnClosed, site, Vec::new());
        }
        thing
    }

    /// The enter step of a wait for the handle in the first argument.
    pub(super) fn wait_for_one(&mut self, call: &Call, milliseconds: u32) -> Then {
        if call.args[0] == CURRENT_PROCESS {
            // the process itself, which ends no earlier than whoever waits for it. Source: SYNC-24
            return self.wait_for(Vec::new(), false, milliseconds);
        }
        match self.waitable(call.args[0]) {
            Some(thing) => self.wait_for(alloc::vec![thing], false, milliseconds),
            None => Then::ReturnStep(wait_failed(INVALID_HANDLE)),
        }
    }

    /// The enter step of a wait for the handles that the first two arguments count and point to.
    pub(super) fn wait_for_several(&mut self, call: &Call, all: bool, milliseconds: u32) -> Or<Then> {
        let count = call.args[0] as u32;
        if count == 0 || count > MOST {
            return Ok(Then::ReturnStep(wait_failed(INVALID_PARAMETER)));
        }
        let mut things = Vec::new();
        for index in 0..u64::from(count) {
            let handle = self.load(call.args[1] + 8 * index, Int::U64, Touch::Read)?;
            if handle == CURRENT_PROCESS {
                return Err(self.unsupported("the process itself among several things to wait for"));
            }
            let Some(thing) = self.waitable(handle) else {
                return Ok(Then::ReturnStep(wait_failed(INVALID_HANDLE)));
            };
            if all && things.contains(&thing) {
                return Ok(Then::ReturnStep(wait_failed(INVALID_PARAMETER)));
            }
            things.push(thing);
        }
        Ok(self.wait_for(things, all, milliseconds))
    }
}
