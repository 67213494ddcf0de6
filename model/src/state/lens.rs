//! A state that is looked at during a step: every look at a component, and at which components of a kind there are, can
//! be written down, in order. What a step does follows from what it saw, so the list is all that a result rests on: the
//! explorer remembers results by it. Must never offer a look that is not written down.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

use super::{Change, Key, Kind, Part, State};
use crate::name::{MAX_WORKER, ThreadId};

/// One look at a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// At the component of this name, or at whether there is one.
    Part(Key),
    /// At which components of this kind there are.
    Kind(Kind),
}

/// The looks at a state so far, each once, in the order in which they were first taken.
#[derive(Debug, Default)]
pub(crate) struct Log(RefCell<Vec<Look>>);

impl Log {
    fn note(&self, look: Look) {
        let mut looks = self.0.borrow_mut();
        // what was looked at last is often looked at again
        if !looks.iter().rev().any(|other| *other == look) {
            looks.push(look);
        }
    }

    /// The looks.
    pub(crate) fn into_looks(self) -> Vec<Look> {
        self.0.into_inner()
    }
}

/// Whose state it is.
#[derive(Debug)]
enum Held<'a> {
    Shared(&'a State),
    Owned(&'a mut State),
}

/// What stood in a state before each change, each name once.
#[derive(Debug, Default)]
pub(crate) struct Undo(Vec<Change>);

impl Undo {
    fn note(&mut self, state: &State, key: Key) {
        if self.0.iter().all(|(other, _)| *other != key) {
            self.0.push((key, state.shared(key).cloned()));
        }
    }

    /// Takes the changes back. What they were, by name.
    pub(crate) fn take_back(mut self, state: &mut State) -> Vec<Change> {
        self.0.sort_unstable_by_key(|(key, _)| *key);
        let mut changes = Vec::new();
        for (key, old) in self.0 {
            let new = state.put(key, old);
            let old = state.shared(key);
            let same = match (old, &new) {
                (Some(old), Some(new)) => Arc::ptr_eq(old, new) || old == new,
                (old, new) => old.is_none() && new.is_none(),
            };
            if !same {
                changes.push((key, new));
            }
        }
        changes
    }
}

/// A state, seen through a list of looks.
#[derive(Debug)]
pub(crate) struct Lens<'a> {
    held: Held<'a>,
    log: Option<&'a Log>,
    undo: Option<&'a mut Undo>,
    /// Where the component stood that was looked at last: it is often looked at again.
    last: Cell<usize>,
}

impl<'a> Lens<'a> {
    /// To look only.
    pub(crate) fn over(state: &'a State, log: Option<&'a Log>) -> Self {
        Lens { held: Held::Shared(state), log, undo: None, last: Cell::new(0) }
    }

    /// To look and change.
    pub(crate) fn over_mut(state: &'a mut State, log: Option<&'a Log>) -> Self {
        Lens { held: Held::Owned(state), log, undo: None, last: Cell::new(0) }
    }

    /// To look and change, such that it can be taken back.
    pub(crate) fn over_with_undo(state: &'a mut State, log: Option<&'a Log>, undo: &'a mut Undo) -> Self {
        Lens { held: Held::Owned(state), log, undo: Some(undo), last: Cell::new(0) }
    }

    /// The state itself, for questions about the whole of it that no result is remembered for.
    pub(crate) fn whole(&self) -> &State {
        match &self.held {
            Held::Shared(state) => state,
            Held::Owned(state) => state,
        }
    }

    /// Where looks are written down, if anywhere.
    pub(crate) fn log(&self) -> Option<&'a Log> {
        self.log
    }

    fn note(&self, look: Look) {
        if let Some(log) = self.log {
            log.note(look);
        }
    }

    fn find(&self, key: Key) -> Option<usize> {
        let found = self.whole().find_near(key, self.last.get());
        if let Some(index) = found {
            self.last.set(index);
        }
        found
    }

    fn change(&mut self, key: Key) -> &mut State {
        self.note(Look::Part(key));
        let Held::Owned(state) = &mut self.held else { panic!("internal: this state is only looked at") };
        if let Some(undo) = &mut self.undo {
            undo.note(state, key);
        }
        state
    }

    pub(crate) fn get(&self, key: Key) -> Option<&Part> {
        self.note(Look::Part(key));
        self.find(key).map(|index| self.whole().part_at(index))
    }

    pub(crate) fn contains(&self, key: Key) -> bool {
        self.note(Look::Part(key));
        self.find(key).is_some()
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut Part> {
        let index = self.find(key);
        let state = self.change(key);
        index.map(|index| state.part_at_mut(index))
    }

    pub(crate) fn insert(&mut self, key: Key, part: Part) {
        self.change(key).insert(key, part);
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<Arc<Part>> {
        self.change(key).remove(key)
    }

    /// All components in order.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Key, &Part)> {
        for kind in Kind::ALL {
            self.note(Look::Kind(kind));
        }
        self.whole().parts().inspect(|(key, _)| self.note(Look::Part(*key)))
    }

    /// The names of one kind from `from` to `to`, both included.
    pub(crate) fn names(&self, from: Key, to: Key) -> impl Iterator<Item = Key> {
        assert!(from.kind() == to.kind(), "internal: names of two kinds");
        self.note(Look::Kind(from.kind()));
        self.whole().range(from, to).map(|(key, _)| key)
    }

    /// The workers of a pool, by number; not what they do.
    pub(crate) fn worker_numbers(&self, pool: u8) -> impl Iterator<Item = u16> {
        let (from, to) = (ThreadId::worker(pool, 0), ThreadId::worker(pool, MAX_WORKER));
        self.names(Key::Thread(from), Key::Thread(to)).filter_map(|key| match key {
            Key::Thread(id) => id.as_worker().map(|(_, number)| number),
            _ => None,
        })
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (Key, &Part)> {
        self.note(Look::Kind(kind));
        self.whole().of_kind(kind).inspect(|(key, _)| self.note(Look::Part(*key)))
    }
}
