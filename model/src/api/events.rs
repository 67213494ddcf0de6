//! Making events: what the A and W forms share. Source: semantics §4.2; STEPS §1.4.

use alloc::collections::BTreeSet;

use super::labels::{Found, Kind};
use super::{Call, Then};
use crate::event::{Fact, Ref};
use crate::name::Space;
use crate::program::Int;
use crate::state::{EventObject, HandleObject, Waitable};
use crate::world::{Or, World};

impl World<'_> {
    /// CreateEvent.
    pub(super) fn create_event(&mut self, call: &Call, letter: Int) -> Or<Then> {
        let label = match self.find_named(call, call.args[3], letter, Kind::Event)? {
            Found::Nothing(label) => label,
            Found::Over(then) => return Ok(then),
        };
        let name = self.fresh_handle(call)?;
        let event = EventObject {
            manual: call.args[1] != 0,
            set: call.args[2] != 0,
            waiters: BTreeSet::new(),
            handles: 1,
            label,
            alarm: None,
        };
        self.add_event(name, event);
        self.add_handle(name, HandleObject::Waitable(Waitable::Event(name)));
        self.tell(Fact::Created(Ref::Event(name)));
        Ok(Then::Return(name.pointer(Space::Handle)))
    }
}
