//! States whose threads have other names: which state stands for all that differ in nothing else, and what has to be watched
//! on the way so that it may. Must never decide where to look next.

use super::{Names, Space};
use crate::explore::graph::{NOBODY, Runner};
use crate::explore::slots::{Slot, write};
use crate::explore::symmetry::{AS_IT_IS, Member, Way};
use crate::explore::table::Node;

impl Space<'_> {
    /// Whether states are renamed where they are arrived at.
    pub(in crate::explore) fn renames(&self) -> bool {
        self.mirror.renames() && self.names != Names::Kept
    }

    /// Watches the steps that are taken as one for what leaving out names rests on: those after the first that use a handle
    /// to one of several threads, for the first was watched where it was gathered; those that take a packet from a port; and
    /// those that change what handles to such threads refer to.
    pub(super) fn watch(&mut self, start: u32) {
        if !self.mirror.exchanges_threads() {
            return;
        }
        let Space { stepper, mirror, takers, path, state, changes, row, .. } = self;
        let path = &path[start as usize..];
        let mut foreign = |local: u32| mirror.foreign(stepper, stepper.get(local).mover, local).is_some();
        let uses = path.iter().skip(1).any(|(local, _)| foreign(*local));
        let takes = path.iter().any(|(local, _)| stepper.get(*local).takes.is_some());
        let objects = changes.iter().any(|(slot, _)| mirror.is_object(*slot));
        if !(uses || takes || objects) {
            return;
        }
        row.clear();
        row.extend_from_slice(state.row());
        let mut after = Vec::new();
        for step in path {
            let (mover, port) = (stepper.get(step.0).mover, stepper.get(step.0).takes);
            mirror.watch(stepper, row, mover, step.0);
            if let Some(port) = port {
                takers.watch(&mut stepper.slots, mirror, row, mover, port);
            }
            after.clear();
            stepper.changes(*step, row, &mut after);
            write(row, &after);
        }
        if objects {
            takers.compare_all(&mut stepper.slots, mirror, row);
        }
    }

    /// Renames the state after the changes so far.
    pub(super) fn rename(&mut self) -> Way {
        let row = &mut self.row;
        row.clear();
        row.extend_from_slice(self.state.row());
        write(row, &self.changes);
        let by = self.mirror.rename(&mut self.stepper.slots, &self.state, row, &mut self.changes);
        self.make_room();
        by
    }

    /// Does something with states that keep their names.
    pub(in crate::explore) fn plainly<T>(&mut self, what: impl FnOnce(&mut Self) -> T) -> T {
        self.with(Names::Kept, what)
    }

    /// Does something with states whose names are exchanged, without asking again whether they may be.
    pub(in crate::explore) fn unwatched<T>(&mut self, what: impl FnOnce(&mut Self) -> T) -> T {
        self.with(Names::Exchanged, what)
    }

    fn with<T>(&mut self, names: Names, what: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.names, names);
        let done = what(self);
        self.names = before;
        done
    }

    /// Who a runner is once a state was renamed.
    pub(in crate::explore) fn renamed_runner(&mut self, runner: Runner, by: Way) -> Runner {
        if runner == NOBODY || by == AS_IT_IS {
            return runner;
        }
        let slot = self.runners[usize::from(runner) - 1];
        let slot = self.mirror.image_of_slot(&mut self.stepper.slots, slot, by);
        self.runner(slot)
    }

    /// The state that stands for this one and all that differ from it in the names of threads that are alike.
    pub(in crate::explore) fn representative(&mut self, node: Node) -> Node {
        if !self.mirror.renames() {
            return node;
        }
        self.table.unpack(node, &mut self.state);
        self.changes.clear();
        self.rename();
        self.table.changed(&self.state, &self.changes)
    }

    /// Whether it was left out which thread takes a packet from a port.
    pub(in crate::explore) fn takers_alike(&self) -> bool {
        self.mirror.exchanges_threads() && self.takers.counts()
    }

    /// By group of threads that are alike: whether one of them lives in a state.
    pub(in crate::explore) fn living(&self, node: Node) -> Vec<bool> {
        let lives = |member: &Member| self.table.at(node, member.thread) != 0;
        self.mirror.groups.iter().map(|group| group.iter().any(lives)).collect()
    }

    /// The movers that are like this one but for their names, itself included.
    pub(in crate::explore) fn everybody_like(&mut self, slot: Slot) -> Vec<Slot> {
        if !self.mirror.renames() {
            return vec![slot];
        }
        self.mirror.orbit(&mut self.stepper.slots, slot)
    }
}
