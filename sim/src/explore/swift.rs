//! Steps that are taken at once, behind any step that makes them possible: those of a thread that nobody else can see and
//! that see nobody else. They touch nothing but the thread and its locals whose address nobody else has, so nobody can tell
//! when they are taken, and they may always come first. Two things could tell: time, which passes only where all threads
//! yield, and a race, which ends the run where both threads stand before it; where one of them turns up, no step is taken so
//! any more, and the search starts over. Must never take a step that is not the only one of its thread.

use tpio_model::name::Space;
use tpio_model::program::AfterMisuse;
use tpio_model::{Key, Part, Program};

use super::slots::{Slot, Slots, is_component};
use super::stepper::{Jump, Waits};

/// Steps that are taken at once, one after the other, at most: threads that do nothing else must come to an end.
pub(super) const LONGEST: usize = 24;

/// Whether private steps are taken at once.
pub(super) struct Swift {
    /// In the state that is looked at now.
    pub(super) now: bool,
    pub(super) trust: Trust,
}

/// How far something is trusted that may turn out to be wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Trust {
    /// Nothing is known against it, and nothing rests on it yet.
    #[default]
    Allowed,
    /// Nothing is known against it, and some states rest on it.
    Taken,
    /// It is wrong, and some states rest on it: the search is to start over.
    Refuted,
    /// It is wrong.
    Forbidden,
}

impl Swift {
    pub(super) fn new(program: &Program) -> Self {
        Swift { now: false, trust: Trust::new(program) }
    }

    /// Whether private steps may be taken at once in a state; after one with a deadline never again.
    pub(super) fn allowed(&mut self, deadline: bool) -> bool {
        if deadline {
            self.trust.forbid();
        }
        self.trust.is_there()
    }
}

impl Trust {
    /// In something that brings steps forward. Where a run goes on after a race, whether there is one depends on where each
    /// thread stands: there is none.
    pub(super) fn new(program: &Program) -> Self {
        if program.after_misuse == AfterMisuse::Continue { Trust::Forbidden } else { Trust::Allowed }
    }

    /// Whether nothing is known against it.
    pub(super) fn is_there(self) -> bool {
        matches!(self, Trust::Allowed | Trust::Taken)
    }

    /// It is wrong.
    pub(super) fn forbid(&mut self) {
        *self = match self {
            Trust::Allowed | Trust::Forbidden => Trust::Forbidden,
            Trust::Taken | Trust::Refuted => Trust::Refuted,
        };
    }

    /// From now on states rest on it.
    pub(super) fn note(&mut self) {
        if *self == Trust::Allowed {
            *self = Trust::Taken;
        }
    }

    /// Whether the search is to start over because states rest on it that should not.
    pub(super) fn notice(&mut self) -> bool {
        let refuted = *self == Trust::Refuted;
        if refuted {
            *self = Trust::Forbidden;
        }
        refuted
    }
}

/// Whether the step of a thread, its only one in a situation with these looks, is private.
pub(super) fn is_private(slots: &Slots, mover: Slot, row: &[u32], looks: &[Slot], step: &Jump) -> bool {
    let own = |slot: &Slot| *slot == mover || is_own(slots, mover, *slot, row);
    step.waits != Waits::Never
        && step.accesses.is_empty()
        && step.flips.is_empty()
        && step.changes.iter().all(|(slot, _)| own(slot))
        && looks.iter().all(|slot| own(slot) || stays(slots, *slot))
}

/// Whether a slot is that of a local of the thread whose address nobody else has.
fn is_own(slots: &Slots, mover: Slot, slot: Slot, row: &[u32]) -> bool {
    if !is_component(slot) {
        return false;
    }
    let (Key::Alloc(base), Key::Thread(id)) = (slots.key(slot), slots.key(mover)) else { return false };
    let number = row.get(slot as usize).copied().unwrap_or(0);
    base.space() == Space::Stack
        && base.name().creator() == id
        && number != 0
        && matches!(&**slots.part(slot, number), Part::Alloc(alloc) if !alloc.escaped)
}

/// Whether nothing changes there but the bytes of a global, each access to which is noted.
fn stays(slots: &Slots, slot: Slot) -> bool {
    is_component(slot)
        && match slots.key(slot) {
            Key::Constants => true,
            Key::Alloc(base) => base.space() == Space::Global,
            _ => false,
        }
}
