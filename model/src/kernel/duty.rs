//! What the pool does when a callback has returned, because the callback asked for it: one step each, in a fixed order; the
//! first that fails skips the rest. Source: INST-07, INST-08; DIS-15.

use alloc::vec;
use alloc::vec::Vec;

use crate::choice::How;
use crate::name::{Name, ThreadId};
use crate::state::{Duty, HandleObject, Lens, Thread, Waitable};
use crate::world::{Or, World};

use super::close::handle_object;
use super::module;
use super::mutex::{hands_out, releases};
use super::wait::{candidates, wakes, woken};

/// What one can wait for behind a handle.
fn waitable(state: &Lens, handle: u64) -> Option<Waitable> {
    match handle_object(state, handle) {
        Some((_, HandleObject::Waitable(thing))) => Some(thing),
        Some((_, HandleObject::Port(_))) | None => None,
    }
}

/// How the next thing may turn out: what is given back or set may release one of several threads.
pub(crate) fn ways(state: &Lens, id: ThreadId, thread: &Thread) -> Vec<How> {
    let duty = thread.instance().and_then(|instance| instance.duties.first());
    match duty {
        Some(Duty::SetEvent(handle)) => match waitable(state, *handle) {
            Some(Waitable::Event(event)) => wakes(candidates(state, event)),
            _ => vec![How::Only],
        },
        Some(Duty::ReleaseMutex(handle)) => match waitable(state, *handle) {
            Some(Waitable::Mutex(mutex)) => releases(state, mutex, id),
            _ => vec![How::Only],
        },
        Some(Duty::ReleaseSemaphore(handle, units)) => match waitable(state, *handle) {
            Some(Waitable::Semaphore(semaphore)) => hands_out(state, semaphore, *units),
            _ => vec![How::Only],
        },
        Some(Duty::LeaveLock(_) | Duty::FreeLibrary(_)) | None => vec![How::Only],
    }
}

impl World<'_> {
    /// The pool does the next thing.
    pub(crate) fn do_duty(&mut self, id: ThreadId, how: How) -> Or<()> {
        let duty = self.instance_mut(id).duties.remove(0);
        let done = match duty {
            Duty::LeaveLock(address) => {
                self.critical_section(address)?;
                self.leave_lock(address)?;
                true
            }
            Duty::FreeLibrary(handle) => match module::loaded(&self.state, handle) {
                Some(number) => {
                    self.free_module(number);
                    true
                }
                None => false,
            },
            Duty::SetEvent(handle) | Duty::ReleaseMutex(handle) | Duty::ReleaseSemaphore(handle, _) => {
                match (duty, waitable(&self.state, handle)) {
                    (Duty::SetEvent(_), Some(Waitable::Event(event))) => {
                        self.set_event(event, woken(how));
                        true
                    }
                    (Duty::ReleaseMutex(_), Some(Waitable::Mutex(mutex))) => self.release_mutex(mutex, id, how),
                    (Duty::ReleaseSemaphore(_, units), Some(Waitable::Semaphore(semaphore))) => {
                        self.give_units(semaphore, units, how)?
                    }
                    _ => return Err(self.unsupported("something to do on a callback's return with a wrong handle")),
                }
            }
        };
        if !done {
            self.instance_mut(id).duties.clear();
        }
        if self.instance_mut(id).duties.is_empty() {
            self.leave_callback(id);
        }
        Ok(())
    }

    fn give_units(&mut self, semaphore: Name, units: u32, how: How) -> Or<bool> {
        Ok(self.release_semaphore(semaphore, units, how)?.is_some())
    }
}
