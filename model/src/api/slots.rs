//! Thread-local storage: what the Tls and the Fls functions share. Indexes belong to the process, values to its threads.
//! Source: TLS-01, TLS-02, TLS-03.

use super::{Call, INVALID_PARAMETER, Then};
use crate::name::ThreadId;
use crate::state::{Role, Slot, Stored};
use crate::world::{Or, World};

/// TLS_OUT_OF_INDEXES, FLS_OUT_OF_INDEXES
const OUT_OF_INDEXES: u64 = 0xffff_ffff;
/// Indexes that a process may have.
const MOST: u16 = 1088;
/// The first index that is given out: the C library uses those below.
const FIRST: u16 = 2;
/// ERROR_NO_MORE_ITEMS
const NO_MORE_ITEMS: u32 = 259;

fn index(word: u64) -> Option<u16> {
    u16::try_from(word & 0xffff_ffff).ok().filter(|index| *index < MOST)
}

impl World<'_> {
    /// The lowest index that is free. Source: TLS-01.
    pub(super) fn take_slot(&mut self) -> Then {
        for index in FIRST..MOST {
            if self.slot(index).is_none() {
                self.add_slot(index, Slot);
                return Then::Return(u64::from(index));
            }
        }
        self.fail(OUT_OF_INDEXES, NO_MORE_ITEMS)
    }

    /// The thread's value; zero if it has put nothing there. Success clears the last error. Source: TLS-02.
    pub(super) fn slot_value(&mut self, call: &Call) -> Then {
        let Some(index) = index(call.args[0]) else { return self.fail(0, INVALID_PARAMETER) };
        let me = self.me();
        self.set_error(0);
        let thread = self.thread(me).expect("internal: no thread");
        let stored = thread.locals.iter().find(|stored| stored.index == index);
        Then::Return(stored.map_or(0, |stored| stored.value))
    }

    /// Puts a value there. Source: TLS-02.
    pub(super) fn set_slot_value(&mut self, call: &Call) -> Then {
        let Some(index) = index(call.args[0]) else { return self.fail(0, INVALID_PARAMETER) };
        let (me, value) = (self.me(), call.args[1]);
        self.publish(value);
        let locals = &mut self.thread_mut(me).locals;
        locals.retain(|stored| stored.index != index);
        if value != 0 {
            let at = locals.partition_point(|stored| stored.index < index);
            locals.insert(at, Stored { index, value });
        }
        Then::Return(1)
    }

    /// The index is free, and no thread has a value there any more. Source: TLS-01.
    pub(super) fn free_slot(&mut self, call: &Call) -> Or<Then> {
        let Some(index) = index(call.args[0]).filter(|index| self.slot(*index).is_some()) else {
            return Ok(self.fail(0, INVALID_PARAMETER));
        };
        self.drop_slot(index);
        self.footprint.everything = true;
        let holders = self.state.threads().filter(|(_, it)| it.locals.iter().any(|stored| stored.index == index));
        let holders: alloc::vec::Vec<ThreadId> = holders.map(|(id, _)| id).collect();
        for id in holders {
            let thread = self.thread_mut(id);
            thread.locals.retain(|stored| stored.index != index);
            if matches!(thread.role, Role::Parked { .. }) && thread.locals.is_empty() && thread.holds.is_empty() {
                self.drop_thread(id);
            }
        }
        Ok(Then::Return(1))
    }
}
