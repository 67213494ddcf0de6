//! Components stored once each and states as lists of their numbers: equality and hashing of a state then cost a few
//! words, and a component that a step left alone is not looked at again. Exact: numbers are equal if and only if the
//! components are. Knows nothing of programs or steps.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tpio_model::{Key, Part, State};

/// A state as the numbers of its components.
pub(super) type Numbers = Arc<[u32]>;

/// The table of components.
#[derive(Default)]
pub(super) struct Parts {
    numbers: FxHashMap<Key, FxHashMap<Arc<Part>, u32>>,
    count: u32,
    bytes: usize,
}

impl Parts {
    /// The numbers of a state's components. `near` is a state that most components are shared with, usually the one
    /// before the step, with its numbers: a component at the same address is the same and need not be hashed.
    pub(super) fn numbers(&mut self, state: &State, near: Option<(&State, &Numbers)>, out: &mut Vec<u32>) {
        out.clear();
        let (near_parts, near_numbers) =
            near.map_or((&[][..], &[][..]), |(state, numbers)| (state.shared_parts(), &numbers[..]));
        let mut at = 0;
        for (key, part) in state.shared_parts() {
            while near_parts.get(at).is_some_and(|(near_key, _)| near_key < key) {
                at += 1;
            }
            let shared = near_parts.get(at).filter(|(near_key, near)| near_key == key && Arc::ptr_eq(near, part));
            out.push(match shared {
                Some(_) => near_numbers[at],
                None => self.number(*key, part),
            });
        }
    }

    fn number(&mut self, key: Key, part: &Arc<Part>) -> u32 {
        let table = self.numbers.entry(key).or_default();
        if let Some(number) = table.get(part) {
            return *number;
        }
        let number = self.count;
        self.count = number.checked_add(1).expect("internal: more components than a u32 counts");
        self.bytes += weight(part);
        table.insert(Arc::clone(part), number);
        number
    }

    /// About how many bytes the table takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }
}

/// About how many bytes a component takes in the table: itself, what it owns, its entry. The figures were fitted to what
/// the process really used; they are upper estimates.
fn weight(part: &Part) -> usize {
    let owned = match part {
        Part::Alloc(alloc) => alloc.bytes.len() + alloc.init.len() * 8 + alloc.owned.len() * 32,
        Part::Constants(all) => all.iter().flatten().map(|alloc| alloc.bytes.len() + 64).sum(),
        Part::Observer(observer) => observer.output.len() + observer.rules.len() * 64,
        Part::Thread(thread) => thread.frames.iter().map(|frame| 128 + frame.regs.len() * 16).sum(),
        Part::Disk(disk) => disk.bytes.len(),
        Part::Pool(_) | Part::PoolPort(_) | Part::Io(_) | Part::Op(_) | Part::File(_) | Part::Pipe(_) => 128,
        Part::Port(_) | Part::Event(_) | Part::Handle(_) | Part::Lock(_) | Part::Dead(_) => 64,
    };
    size_of::<Part>() + owned + 64
}
