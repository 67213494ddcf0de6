//! Objects by name: what the functions that create and open events, timers, mutexes and semaphores share. One process, so a name is
//! known to nobody else. Source: SYNC-03; semantics §4.2.

use alloc::string::String;

use super::{Call, INVALID_HANDLE, Then};
use crate::name::Space;
use crate::program::Int;
use crate::state::{HandleObject, Waitable};
use crate::world::{Or, World};

const FILE_NOT_FOUND: u32 = 2;
const ALREADY_EXISTS: u32 = 183;

/// The kinds of objects that have names. All share them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An event.
    Event,
    /// A waitable timer.
    Alarm,
    /// A mutex.
    Mutex,
    /// A semaphore.
    Semaphore,
}

/// What a call that creates an object finds under its name.
pub(super) enum Found {
    /// Nothing: it is made, with this name.
    Nothing(String),
    /// The call is over.
    Over(Then),
}

impl World<'_> {
    /// What has the name at an address, in letters of that type.
    fn named_object(&mut self, address: u64, letter: Int) -> Or<(String, Option<(Waitable, Kind)>)> {
        let units = self.load_string(address, letter)?;
        let name: String = units.iter().map(|unit| char::from_u32(*unit & 0xffff).unwrap_or('?')).collect();
        let label = name.strip_prefix("Local\\").map_or(name.clone(), String::from);
        // whoever makes or ends an object of that name makes a difference
        self.footprint.everything = true;
        let event = self.state.events().find(|(_, event)| event.label == label).map(|(name, event)| {
            (Waitable::Event(name), if event.alarm.is_some() { Kind::Alarm } else { Kind::Event })
        });
        let mutex = self.state.mutexes().find(|(_, mutex)| mutex.label == label);
        let mutex = mutex.map(|(name, _)| (Waitable::Mutex(name), Kind::Mutex));
        let semaphore = self.state.semaphores().find(|(_, semaphore)| semaphore.label == label);
        let semaphore = semaphore.map(|(name, _)| (Waitable::Semaphore(name), Kind::Semaphore));
        Ok((label, event.or(mutex).or(semaphore)))
    }

    /// What a call that creates an object like that one finds under the name at an address.
    pub(super) fn find_named(&mut self, call: &Call, address: u64, letter: Int, wanted: Kind) -> Or<Found> {
        if address == 0 {
            // Source: FILE-06
            self.set_error(0);
            return Ok(Found::Nothing(String::new()));
        }
        match self.named_object(address, letter)? {
            (label, None) => {
                self.set_error(0);
                Ok(Found::Nothing(label))
            }
            (_, Some((thing, kind))) if kind == wanted => {
                self.set_error(ALREADY_EXISTS);
                Ok(Found::Over(self.another_handle(call, thing)?))
            }
            (_, Some(_)) => Ok(Found::Over(self.fail(0, INVALID_HANDLE))),
        }
    }

    /// OpenEvent and its like.
    pub(super) fn open_named(&mut self, call: &Call, letter: Int, wanted: Kind) -> Or<Then> {
        match self.named_object(call.args[2], letter)?.1 {
            None => Ok(self.fail(0, FILE_NOT_FOUND)),
            Some((thing, kind)) if kind == wanted => self.another_handle(call, thing),
            Some(_) => Ok(self.fail(0, INVALID_HANDLE)),
        }
    }

    fn another_handle(&mut self, call: &Call, thing: Waitable) -> Or<Then> {
        let object = HandleObject::Waitable(thing);
        let name = self.fresh_handle(call)?;
        self.count_handle(object);
        self.add_handle(name, object);
        Ok(Then::Return(name.pointer(Space::Handle)))
    }
}
