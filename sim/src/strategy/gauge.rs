//! How large a run is in PCT's eyes: who could move, at how many steps there was a question who goes on, and how many
//! ways there were for things to turn out. Knows nothing of priorities but that each actor carries one.

use tpio_model::name::{Name, ThreadId};
use tpio_model::{Choice, Fact, State};

use crate::walk::Taken;

/// Who moves, as PCT sees it. Names come back after their bearer has gone; [`Gauge::passed`] tells the bearers apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// A C thread, or a worker for as long as it runs one callback.
    Thread(ThreadId),
    /// The completion of one operation.
    Completion(Name),
    /// A pool's hand-over of packets.
    Delivery(u8),
    /// The beginning of an object's callbacks.
    Begin(Name),
    /// The clock.
    Time,
}

/// Whose step a choice is.
pub(super) fn who(choice: Choice) -> Who {
    match choice {
        Choice::Thread { thread, .. } => Who::Thread(thread),
        Choice::Begin { object, .. } => Who::Begin(object),
        Choice::Deliver { pool } => Who::Delivery(pool),
        Choice::Complete { op, .. } => Who::Completion(op),
        Choice::Time => Who::Time,
    }
}

/// How large runs are: what PCT's bound is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Most actors that took part where at least two could move: the *n* of the bound.
    pub actors: u64,
    /// Most steps at which at least two actors could move: the *k* of the bound. A change of priorities at any other
    /// step does what the same change does at the next such step, so only these count.
    pub steps: u64,
    /// Most ways in which a run's steps could turn out, given who takes them: the product, over the steps, of how many
    /// choices the moving actor had.
    pub outcomes: u64,
}

impl Default for Size {
    /// One of each: nothing to choose.
    fn default() -> Self {
        Size { actors: 1, steps: 1, outcomes: 1 }
    }
}

impl Size {
    /// The larger of two sizes in every respect.
    #[must_use]
    pub fn max(self, other: Size) -> Size {
        Size {
            actors: self.actors.max(other.actors),
            steps: self.steps.max(other.steps),
            outcomes: self.outcomes.max(other.outcomes),
        }
    }

    /// Whether a run of that size is within this one in every respect.
    pub fn holds(self, other: Size) -> bool {
        self.max(other) == self
    }

    /// PCT's bound: with at least this chance one run shows a given misuse whose shortest cause is `depth` steps that
    /// must come in one order and the outcomes that it needs, if no run is larger than this and none spins.
    /// 1/(n·k^(d−1)), times the chance of the outcomes. Source: Burckhardt et al., ASPLOS 2010.
    #[allow(clippy::cast_precision_loss, reason = "a bound that small needs no sixteenth digit")]
    pub fn chance(self, depth: u32) -> f64 {
        let changes = (self.steps as f64).powi(depth.max(1) as i32 - 1);
        1.0 / (self.actors as f64 * changes * self.outcomes as f64)
    }
}

/// Measures one run as it goes.
#[derive(Clone, Debug)]
pub(super) struct Gauge {
    /// Actors that are about, each with its priority.
    known: Vec<(Who, i64)>,
    size: Size,
}

impl Gauge {
    pub(super) fn new() -> Self {
        Gauge { known: Vec::new(), size: Size { actors: 0, steps: 0, outcomes: 1 } }
    }

    /// How large the run is so far.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// A point of the run; `fresh` gives a priority to each actor that has none. Whether at least two can move.
    pub(super) fn meet(&mut self, choices: &[Choice], fresh: &mut dyn FnMut() -> i64) -> bool {
        let first = who(choices[0]);
        if choices.iter().all(|choice| who(*choice) == first) {
            return false;
        }
        for choice in choices {
            let who = who(*choice);
            if self.priority(who).is_none() {
                self.known.push((who, fresh()));
                self.size.actors += 1;
            }
        }
        self.size.steps += 1;
        true
    }

    /// The actor that moves had so many choices.
    pub(super) fn turned_out(&mut self, alternatives: usize) {
        self.size.outcomes = self.size.outcomes.saturating_mul(alternatives as u64);
    }

    /// An actor's priority, if it has one.
    pub(super) fn priority(&self, who: Who) -> Option<i64> {
        self.known.iter().find(|(other, _)| *other == who).map(|(_, priority)| *priority)
    }

    /// Gives an actor another priority; one that has none yet gets none.
    pub(super) fn set(&mut self, who: Who, priority: i64) {
        if let Some(known) = self.known.iter_mut().find(|(other, _)| *other == who) {
            known.1 = priority;
        }
    }

    /// A step was taken: whoever has gone is forgotten, so that the next bearer of its name is somebody new.
    pub(super) fn passed(&mut self, taken: &Taken, state: &State) {
        let begun = taken.events.iter().find_map(|event| match event.fact {
            Fact::CallbackBegan { thread, .. } => Some(Who::Thread(thread)),
            _ => None,
        });
        self.known.retain(|(who, _)| match *who {
            Who::Thread(thread) => begun != Some(*who) && state.thread(thread).is_some(),
            Who::Completion(op) => state.op(op).is_some(),
            Who::Begin(object) => state.object(object).is_some(),
            Who::Delivery(_) | Who::Time => true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpio_model::How;

    fn thread(number: u32, how: How) -> Choice {
        Choice::Thread { thread: ThreadId(number), how }
    }

    #[test]
    fn only_a_point_at_which_two_actors_can_move_counts() {
        let mut gauge = Gauge::new();
        assert!(!gauge.meet(&[thread(0, How::AtOnce), thread(0, How::Pends)], &mut || 1));
        gauge.turned_out(2);
        assert_eq!(gauge.size(), Size { actors: 0, steps: 0, outcomes: 2 });
        assert!(gauge.meet(&[thread(0, How::Only), Choice::Time], &mut || 1));
        assert!(gauge.meet(&[thread(1, How::Only), Choice::Time], &mut || 1));
        assert_eq!(gauge.size(), Size { actors: 3, steps: 2, outcomes: 2 });
    }

    #[test]
    fn the_bound_is_the_formula() {
        let size = Size { actors: 5, steps: 10, outcomes: 4 };
        assert!((size.chance(1) - 1.0 / 20.0).abs() < 1e-12);
        assert!((size.chance(3) - 1.0 / 2000.0).abs() < 1e-12);
        assert!(size.holds(Size { actors: 5, steps: 9, outcomes: 1 }));
        assert!(!size.holds(Size { actors: 6, steps: 9, outcomes: 1 }));
    }
}
