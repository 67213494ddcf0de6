//! Waitable timers: what the functions that create and set them share. Source: ALARM-01, ALARM-02.

use alloc::collections::BTreeSet;

use super::labels::{Found, Kind};
use super::{Call, Then};
use crate::event::{Fact, Ref};
use crate::kernel::close::handle_object;
use crate::name::{Name, Space};
use crate::program::Int;
use crate::state::{Alarm, EventObject, HandleObject, Lens, Waitable};
use crate::world::{Or, World};

/// The waitable timer behind a HANDLE value.
pub(super) fn alarm_of(state: &Lens, word: u64) -> Option<Name> {
    match handle_object(state, word) {
        Some((_, HandleObject::Waitable(Waitable::Event(event)))) => {
            Some(event).filter(|event| state.event(*event).is_some_and(|event| event.alarm.is_some()))
        }
        _ => None,
    }
}

impl World<'_> {
    /// CreateWaitableTimer.
    pub(super) fn create_alarm(&mut self, call: &Call, manual: bool, named: (u64, Int)) -> Or<Then> {
        let label = match self.find_named(call, named.0, named.1, Kind::Alarm)? {
            Found::Nothing(label) => label,
            Found::Over(then) => return Ok(then),
        };
        let name = self.fresh_handle(call)?;
        let event = EventObject {
            manual,
            set: false,
            waiters: BTreeSet::new(),
            handles: 1,
            label,
            alarm: Some(Alarm::default()),
        };
        self.add_event(name, event);
        self.add_handle(name, HandleObject::Waitable(Waitable::Event(name)));
        self.tell(Fact::Created(Ref::Event(name)));
        Ok(Then::Return(name.pointer(Space::Handle)))
    }
}
