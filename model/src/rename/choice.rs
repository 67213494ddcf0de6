//! Choices under other names.

use super::Renaming;
use crate::choice::{Choice, How};

impl Renaming {
    /// The choice that is taken instead of one, as far as names tell; numbers that count things in their order stay.
    pub fn choice(&self, choice: Choice) -> Choice {
        match choice {
            Choice::Thread { thread, how: How::Wakes(woken) } => {
                Choice::Thread { thread: self.thread(thread), how: How::Wakes(self.thread(woken)) }
            }
            Choice::Thread { thread, how } => Choice::Thread { thread: self.thread(thread), how },
            Choice::Begin { object, entry, worker } => Choice::Begin { object: self.name(object), entry, worker },
            Choice::Complete { op, how, wakes } => {
                Choice::Complete { op: self.operation(op), how, wakes: wakes.map(|woken| self.thread(woken)) }
            }
            Choice::Deliver { .. } | Choice::Time => choice,
        }
    }
}
