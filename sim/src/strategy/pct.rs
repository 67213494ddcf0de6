//! PCT, *probabilistic concurrency testing* (Burckhardt et al., ASPLOS 2010), over actors: C threads, callbacks, the
//! completion of each operation, each pool's deliveries, the beginning of each object's callbacks, the clock.
//!
//! Each actor gets a random priority when it first could move beside another one. Whoever has the highest moves; if it can
//! move in several ways, each is equally likely. At d − 1 of the first k steps, drawn beforehand, the actor about to move
//! falls below all others, to the place that the paper gives to that change. So a misuse that takes d steps in one order
//! is met with at least the chance that [`Size::chance`] computes.
//!
//! **Spinning.** An actor with the highest priority that waits in a loop for another would starve it for ever. So it
//! falls below everybody when it *yields* (`Sleep(0)`, `SwitchToThread`, a failed wait, lock or poll that would not wait)
//! or *goes round*: taking only steps of its own it comes back to the very situation in which it was, or, after some
//! dozens of steps, to one in which nothing differs but itself. The paper's bound knows no such falls:
//! [`Beyond::lowered`] says of a run that it had one.

use std::sync::Arc;

use tpio_model::api::ROWS;
use tpio_model::name::ThreadId;
use tpio_model::{Choice, Fact, Key, State};

use super::gauge::{Gauge, Who, who};
use super::{Beyond, Setup, Size, Strategy};
use crate::draw::Draw;
use crate::walk::Taken;

/// Steps in a row after which a thread that has changed nothing but itself is taken to go round.
const PATIENCE: u32 = 64;

/// Priorities, and where they change.
#[derive(Clone, Debug)]
pub struct Pct {
    draw: Draw,
    depth: u32,
    size: Size,
    gauge: Gauge,
    /// At which step, counted by the gauge, the actor about to move falls; the place in the list says how far.
    changes: Vec<u64>,
    /// Below every priority given so far. The changes lead to the places above it, a yield leads here.
    floor: i64,
    lowered: bool,
    round: Option<Round>,
}

impl Pct {
    /// With this seed, depth and size of runs.
    pub fn new(setup: &Setup) -> Self {
        let mut draw = Draw::new(setup.seed);
        let (depth, size) = (setup.depth.max(1), setup.size.unwrap_or_default());
        let changes = (1..depth).map(|_| 1 + draw.below(size.steps.max(1))).collect();
        let floor = -i64::from(depth);
        Pct { draw, depth, size, gauge: Gauge::new(), changes, floor, lowered: false, round: None }
    }

    /// How large the run is so far.
    pub fn size(&self) -> Size {
        self.gauge.size()
    }

    fn highest(&self, choices: &[Choice]) -> Who {
        let ranked = choices.iter().map(|choice| who(*choice)).map(|who| (self.gauge.priority(who), who));
        ranked.max().expect("internal: no choice to pick from").1
    }

    /// The actor falls below everybody, and so do all changes to come.
    fn lower(&mut self, who: Who) {
        self.gauge.set(who, self.floor);
        self.floor -= i64::from(self.depth);
        self.lowered = true;
        self.round = None;
    }
}

impl Strategy for Pct {
    fn pick(&mut self, choices: &[Choice]) -> usize {
        let draw = &mut self.draw;
        // never below zero: those places are for whoever falls
        if self.gauge.meet(choices, &mut || (draw.word() >> 1) as i64) {
            for at in 0..self.changes.len() {
                if self.changes[at] == self.gauge.size().steps {
                    self.gauge.set(self.highest(choices), self.floor + 1 + at as i64);
                }
            }
        }
        let mover = self.highest(choices);
        let ways: Vec<usize> = (0..choices.len()).filter(|index| who(choices[*index]) == mover).collect();
        self.gauge.turned_out(ways.len());
        ways[self.draw.below(ways.len() as u64) as usize]
    }

    fn passed(&mut self, taken: &Taken, state: &State) {
        self.gauge.passed(taken, state);
        let Choice::Thread { thread, .. } = taken.choice else {
            self.round = None;
            return;
        };
        let around = match &mut self.round {
            Some(round) if round.thread == thread => round.closes(state),
            _ => {
                self.round = Some(Round::new(thread, state));
                false
            }
        };
        if around || yields(taken) {
            self.lower(Who::Thread(thread));
        }
    }

    fn profile(&self) -> Option<String> {
        let Size { actors, steps, outcomes } = self.size;
        Some(format!("depth={} actors={actors} steps={steps} outcomes={outcomes}", self.depth))
    }

    fn beyond(&self) -> Beyond {
        Beyond { size: !self.size.holds(self.gauge.size()), lowered: self.lowered }
    }
}

/// Whether a step was a call that only lets others go first, or asked for something and did not get it.
fn yields(taken: &Taken) -> bool {
    taken.events.iter().any(|event| {
        let Fact::Called { api, args, result, .. } = &event.fact else { return false };
        let zero = |index: usize| args.get(index).is_some_and(|word| *word as u32 == 0);
        match ROWS[api.0 as usize].name {
            "Sleep" => zero(0),
            "SwitchToThread" => true,
            "WaitForSingleObject" => zero(1) && *result == Some(WAIT_TIMEOUT),
            "WaitForMultipleObjects" => zero(3) && *result == Some(WAIT_TIMEOUT),
            "GetQueuedCompletionStatus" => zero(4) && *result == Some(0),
            "GetOverlappedResult" => zero(3) && *result == Some(0),
            "TryEnterCriticalSection" => *result == Some(0),
            _ => false,
        }
    })
}

const WAIT_TIMEOUT: u64 = 258;

/// A thread that moves alone, watched for coming back to where it was. Brent's way: one situation is kept, and replaced
/// after 1, 2, 4, … steps, so that a loop of any length is seen within about three rounds.
#[derive(Clone, Debug)]
struct Round {
    thread: ThreadId,
    kept: State,
    /// Steps since it was kept, and after how many it is replaced.
    since: u32,
    span: u32,
}

impl Round {
    fn new(thread: ThreadId, state: &State) -> Self {
        Round { thread, kept: state.clone(), since: 0, span: 1 }
    }

    /// One more step: whether the thread has come back.
    fn closes(&mut self, state: &State) -> bool {
        self.since += 1;
        if self.is_back(state) {
            return true;
        }
        if self.since == self.span {
            (self.kept, self.since, self.span) = (state.clone(), 0, self.span.saturating_mul(2));
        }
        false
    }

    fn is_back(&self, state: &State) -> bool {
        let own = (self.since >= PATIENCE).then_some(Key::Thread(self.thread));
        let (old, new) = (self.kept.shared_parts(), state.shared_parts());
        let same = |((key, old), (other, new)): (&(Key, Arc<_>), &(Key, Arc<_>))| {
            key == other && (Arc::ptr_eq(old, new) || own == Some(*key) || old == new)
        };
        old.len() == new.len() && old.iter().zip(new).all(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpio_model::How;

    fn threads(count: u32) -> Vec<Choice> {
        (0..count).map(|number| Choice::Thread { thread: ThreadId(number), how: How::Only }).collect()
    }

    fn pct(seed: u64, depth: u32, steps: u64) -> Pct {
        let size = Some(Size { actors: 4, steps, outcomes: 1 });
        Pct::new(&Setup { seed, depth, size, ..Setup::default() })
    }

    #[test]
    fn without_changes_the_highest_moves_until_it_cannot() {
        let choices = threads(4);
        for seed in 0..20 {
            let mut pct = pct(seed, 1, 10);
            let first = pct.pick(&choices);
            assert!((0..10).all(|_| pct.pick(&choices) == first));
            let rest: Vec<Choice> = choices.iter().copied().filter(|choice| *choice != choices[first]).collect();
            let next = rest[pct.pick(&rest)];
            assert!((0..10).all(|_| rest[pct.pick(&rest)] == next));
        }
    }

    #[test]
    fn every_actor_is_first_about_equally_often() {
        let mut first = [0; 4];
        for seed in 0..4000 {
            first[pct(seed, 1, 10).pick(&threads(4))] += 1;
        }
        assert!(first.iter().all(|count| (900..1100).contains(count)), "{first:?}");
    }

    #[test]
    fn a_change_makes_the_mover_the_last_and_every_step_is_drawn() {
        let mut at = [0; 10];
        for seed in 0..2000 {
            let mut pct = pct(seed, 2, 10);
            let picks: Vec<usize> = (0..10).map(|_| pct.pick(&threads(2))).collect();
            // a change at the first step shows in the priorities alone
            let change = picks.windows(2).position(|pair| pair[0] != pair[1]).map_or(0, |step| step + 1);
            assert_eq!(
                picks.iter().filter(|pick| **pick != picks[0]).count(),
                if change == 0 { 0 } else { 10 - change }
            );
            at[change] += 1;
        }
        assert!(at.iter().all(|count| (130..270).contains(count)), "{at:?}");
    }

    #[test]
    fn whoever_falls_by_yielding_is_below_the_changes_so_far_and_above_those_to_come() {
        let mut pct = pct(3, 3, 1000);
        let choices = threads(3);
        pct.pick(&choices);
        pct.lower(Who::Thread(ThreadId(1)));
        let lowest = pct.gauge.priority(Who::Thread(ThreadId(1))).expect("it was met");
        assert!(choices.iter().all(|choice| pct.gauge.priority(who(*choice)).expect("it was met") >= lowest));
        assert!(pct.floor + 2 < lowest, "the highest place of a change to come");
        assert!(pct.beyond().lowered && !pct.beyond().size);
    }

    #[test]
    fn a_run_that_is_larger_than_measured_says_so() {
        let mut pct = pct(0, 2, 3);
        for _ in 0..3 {
            pct.pick(&threads(2));
        }
        assert!(!pct.beyond().size);
        pct.pick(&threads(2));
        assert!(pct.beyond().size);
    }
}
