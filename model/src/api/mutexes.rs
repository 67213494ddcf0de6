//! Making mutexes and semaphores: what the A and W forms share. Source: SYNC-03, SYNC-07; semantics §4.2.

use alloc::collections::BTreeSet;

use super::labels::{Found, Kind};
use super::{Call, INVALID_PARAMETER, Then};
use crate::event::{Fact, Ref};
use crate::kernel::close::handle_object;
use crate::name::{Name, Space};
use crate::program::Int;
use crate::state::{HandleObject, Held, Lens, MutexObject, SemaphoreObject, Waitable};
use crate::world::{Or, World};

/// The mutex behind a HANDLE value.
pub(crate) fn mutex_of(state: &Lens, word: u64) -> Option<Name> {
    match handle_object(state, word) {
        Some((_, HandleObject::Waitable(Waitable::Mutex(mutex)))) => Some(mutex),
        _ => None,
    }
}

/// The semaphore behind a HANDLE value.
pub(crate) fn semaphore_of(state: &Lens, word: u64) -> Option<Name> {
    match handle_object(state, word) {
        Some((_, HandleObject::Waitable(Waitable::Semaphore(semaphore)))) => Some(semaphore),
        _ => None,
    }
}

impl World<'_> {
    /// CreateMutex.
    pub(super) fn create_mutex(&mut self, call: &Call, letter: Int) -> Or<Then> {
        let label = match self.find_named(call, call.args[2], letter, Kind::Mutex)? {
            Found::Nothing(label) => label,
            Found::Over(then) => return Ok(then),
        };
        let name = self.fresh_handle(call)?;
        let me = self.me();
        let owned = call.args[1] as u32 != 0;
        let mutex = MutexObject {
            owner: owned.then_some(me),
            depth: u32::from(owned),
            abandoned: false,
            waiters: BTreeSet::new(),
            handles: 1,
            label,
        };
        self.add_mutex(name, mutex);
        if owned {
            self.thread_mut(me).holds.insert(Held::Mutex(name));
        }
        self.add_handle(name, HandleObject::Waitable(Waitable::Mutex(name)));
        self.tell(Fact::Created(Ref::Mutex(name)));
        Ok(Then::Return(name.pointer(Space::Handle)))
    }

    /// CreateSemaphore.
    pub(super) fn create_semaphore(&mut self, call: &Call, letter: Int) -> Or<Then> {
        let (count, most) = (call.args[1] as i32, call.args[2] as i32);
        if count < 0 || most <= 0 || count > most {
            return Ok(self.fail(0, INVALID_PARAMETER));
        }
        let label = match self.find_named(call, call.args[3], letter, Kind::Semaphore)? {
            Found::Nothing(label) => label,
            Found::Over(then) => return Ok(then),
        };
        let name = self.fresh_handle(call)?;
        let semaphore =
            SemaphoreObject { count: count as u32, most: most as u32, waiters: BTreeSet::new(), handles: 1, label };
        self.add_semaphore(name, semaphore);
        self.add_handle(name, HandleObject::Waitable(Waitable::Semaphore(name)));
        self.tell(Fact::Created(Ref::Semaphore(name)));
        Ok(Then::Return(name.pointer(Space::Handle)))
    }
}
