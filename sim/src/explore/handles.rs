//! Handles to threads that were made alike. They stand in the program's arrays and are not renamed with the threads, so
//! symmetry holds as long as the program uses all of them alike: each step that looks at what a handle to another thread
//! refers to is tried under every other name, and must come to the renamed states. Must never rename a state for good.

use std::collections::BTreeMap;

use tpio_model::name::ThreadId;
use tpio_model::{Part, Renaming};

use super::slots::{Slot, Slots, write};
use super::stepper::{Stepper, passes};
use super::symmetry::{MOST_ORDERS, Member, Mirror, Numbered, Way, at, handles_to, permutations};

impl Mirror {
    /// Gives symmetry up if a mover uses a handle to one of the threads otherwise than to all of them alike.
    pub(super) fn watch(&mut self, stepper: &mut Stepper<'_>, row: &[u32], slot: Slot, local: u32) {
        let Some(group) = self.foreign(stepper, slot, local) else { return };
        if !self.is_fair(stepper, row, group, slot, local) {
            self.give_up("a handle to one of several threads made alike is used by itself");
        }
    }

    /// The group of a thread other than the mover to whose object a situation has a look.
    pub(super) fn foreign(&mut self, stepper: &Stepper<'_>, slot: Slot, local: u32) -> Option<usize> {
        if let Some(known) = self.foreign.get(local as usize).filter(|known| **known != 0) {
            return known.checked_sub(2).map(usize::from);
        }
        let looks = &stepper.get(local).looks;
        let group = self.groups.iter().position(|group| {
            let other = |member: &&Member| member.thread != slot;
            group.iter().filter(other).filter_map(|member| member.object).any(|object| looks.contains(&object))
        });
        if !passes(local) {
            let needed = self.foreign.len().max(local as usize + 1);
            self.foreign.resize(needed, 0);
            self.foreign[local as usize] = group.map_or(1, |group| group as u8 + 2);
        }
        group
    }

    fn is_fair(&mut self, stepper: &mut Stepper<'_>, row: &[u32], group: usize, slot: Slot, local: u32) -> bool {
        let objects = self.groups[group].iter().filter_map(|member| member.object);
        let objects: Vec<Numbered> = objects.map(|slot| (slot, at(row, slot))).collect();
        let key = (local, objects.iter().map(|(_, number)| *number).collect());
        if passes(local) {
            return false;
        }
        if let Some(fair) = self.fair.get(&key) {
            return *fair;
        }
        let there = objects.iter().filter(|(_, number)| *number != 0);
        let there: Vec<&Part> = there.map(|(slot, number)| &**stepper.slots.part(*slot, *number)).collect();
        let over = |part: &&Part| matches!(part, Part::ThreadObject(object) if object.ended.is_some());
        // handles to threads that have all ended, and equally, are nothing that the threads' names could change
        let fair = (there.iter().all(over) && there.windows(2).all(|two| two[0] == two[1]))
            || self.treats_all_alike(stepper, row, group, (slot, local));
        self.fair.insert(key, fair);
        fair
    }

    /// Whether a mover can do the same under all other names of a group.
    fn treats_all_alike(
        &mut self,
        stepper: &mut Stepper<'_>,
        row: &[u32],
        group: usize,
        (slot, local): (Slot, u32),
    ) -> bool {
        let mut classes: BTreeMap<u32, Vec<ThreadId>> = BTreeMap::new();
        for member in &self.groups[group] {
            // where there is no handle, there is nothing that a renamed state would have to keep
            let handles = handles_to(&stepper.slots, row, *member);
            if handles > 0 {
                classes.entry(handles).or_default().push(member.id);
            }
        }
        let own = after(stepper, row, local);
        for class in classes.into_values() {
            let count: usize = (1..=class.len()).product();
            if count > MOST_ORDERS {
                return false;
            }
            for order in permutations(&class) {
                let way = self.ways.number(&Renaming::new(class.iter().copied().zip(order).collect()));
                let renamed = self.image_of_row(&mut stepper.slots, row, way);
                let mover = stepper.slots.slot(self.ways.get(way).key(stepper.slots.key(slot)));
                let there = stepper.local(mover, &renamed);
                let mut theirs = after(stepper, &renamed, there);
                let mut ours: Vec<Vec<u32>> =
                    own.iter().map(|row| self.image_of_row(&mut stepper.slots, row, way)).collect();
                let width = stepper.slots.len();
                ours.iter_mut().chain(&mut theirs).for_each(|row| row.resize(width, 0));
                ours.sort_unstable();
                theirs.sort_unstable();
                if ours != theirs {
                    return false;
                }
            }
        }
        true
    }

    fn image_of_row(&mut self, slots: &mut Slots, row: &[u32], way: Way) -> Vec<u32> {
        let mut image = vec![0; slots.len()];
        for (slot, number) in (0..).zip(row).filter(|(_, number)| **number != 0) {
            let (slot, number) = self.image(slots, (slot, *number), way);
            image.resize(slots.len(), 0);
            image[slot as usize] = number;
        }
        image
    }
}

/// The states after each choice of a mover in a situation.
fn after(stepper: &mut Stepper<'_>, row: &[u32], local: u32) -> Vec<Vec<u32>> {
    let mut changes = Vec::new();
    let count = stepper.get(local).jumps.len() as u32;
    let after = (0..count).map(|way| {
        changes.clear();
        stepper.changes((local, way), row, &mut changes);
        let mut after = row.to_vec();
        write(&mut after, &changes);
        after
    });
    after.collect()
}
