//! Swarm testing (Groce et al., ISSTA 2012): the seed first draws a profile, a weight for each kind of choice, then picks
//! by weight. One run in which completions hardly ever come and another in which they always come first, together, show
//! more than a thousand runs in which everything is about equally likely. No weight is zero: every order stays possible.

use std::fmt::Write as _;

use tpio_model::{Choice, Completion, How};

use super::{Setup, Strategy};
use crate::draw::Draw;

/// Kinds of choices, in the order in which their weights are drawn and recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Thread,
    Worker,
    Begin,
    Deliver,
    Complete,
    Time,
    AtOnce,
    Pends,
    Fails,
    TimedOut,
    Normal,
    Aborted,
    Broken,
}

const KINDS: [(Kind, &str); 13] = [
    (Kind::Thread, "thread"),
    (Kind::Worker, "worker"),
    (Kind::Begin, "begin"),
    (Kind::Deliver, "deliver"),
    (Kind::Complete, "complete"),
    (Kind::Time, "time"),
    (Kind::AtOnce, "at-once"),
    (Kind::Pends, "pends"),
    (Kind::Fails, "fails"),
    (Kind::TimedOut, "timed-out"),
    (Kind::Normal, "normal"),
    (Kind::Aborted, "aborted"),
    (Kind::Broken, "broken"),
];

/// Each equally likely: up to 64 times as likely as another.
const WEIGHTS: [u64; 4] = [1, 4, 16, 64];

/// Picks by weight.
#[derive(Clone, Debug)]
pub struct Swarm {
    draw: Draw,
    weights: [u64; KINDS.len()],
}

impl Swarm {
    /// With this seed.
    pub fn new(setup: &Setup) -> Self {
        let mut draw = Draw::new(setup.seed);
        let weights = [(); KINDS.len()].map(|()| WEIGHTS[draw.below(WEIGHTS.len() as u64) as usize]);
        Swarm { draw, weights }
    }

    /// The weight of who moves, times that of how it turns out.
    fn weight(&self, choice: Choice) -> u64 {
        let (mover, way) = kinds(choice);
        self.weights[mover as usize] * way.map_or(1, |way| self.weights[way as usize])
    }
}

/// Who moves, and how it turns out if that has a kind.
fn kinds(choice: Choice) -> (Kind, Option<Kind>) {
    match choice {
        Choice::Thread { thread, how } => {
            let way = match how {
                How::Only | How::Wakes(_) | How::WakesSome(_) | How::Spurious | How::Routine(_) | How::Member(_) => {
                    None
                }
                How::AtOnce | How::ReadsFirst => Some(Kind::AtOnce),
                How::Pends => Some(Kind::Pends),
                How::Fails(_) => Some(Kind::Fails),
                How::TimedOut => Some(Kind::TimedOut),
            };
            (if thread.is_worker() { Kind::Worker } else { Kind::Thread }, way)
        }
        Choice::Begin { .. } => (Kind::Begin, None),
        Choice::Deliver { .. } => (Kind::Deliver, None),
        Choice::Complete { how, .. } => {
            let way = match how {
                Completion::Normal => Kind::Normal,
                Completion::Aborted => Kind::Aborted,
                Completion::Broken | Completion::Lost | Completion::Unwatched => Kind::Broken,
            };
            (Kind::Complete, Some(way))
        }
        Choice::Time => (Kind::Time, None),
    }
}

impl Strategy for Swarm {
    fn pick(&mut self, choices: &[Choice]) -> usize {
        let all: u64 = choices.iter().map(|choice| self.weight(*choice)).sum();
        let mut left = self.draw.below(all);
        for (index, choice) in choices.iter().enumerate() {
            match left.checked_sub(self.weight(*choice)) {
                Some(rest) => left = rest,
                None => return index,
            }
        }
        panic!("internal: more was drawn than all weights together")
    }

    fn profile(&self) -> Option<String> {
        let mut text = String::new();
        for ((_, name), weight) in KINDS.iter().zip(self.weights) {
            let _ = write!(text, "{}{name}={weight}", if text.is_empty() { "" } else { " " });
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpio_model::name::ThreadId;

    fn swarm(seed: u64) -> Swarm {
        Swarm::new(&Setup { seed, ..Setup::default() })
    }

    #[test]
    fn kinds_stand_where_their_numbers_say() {
        assert!(KINDS.iter().enumerate().all(|(index, (kind, _))| *kind as usize == index));
    }

    #[test]
    fn choices_come_as_often_as_they_weigh() {
        let choices = [Choice::Deliver { pool: 0 }, Choice::Time];
        let mut swarm = swarm(1);
        (swarm.weights[Kind::Deliver as usize], swarm.weights[Kind::Time as usize]) = (16, 4);
        let time = (0..10_000).filter(|_| swarm.pick(&choices) == 1).count();
        assert!((1_850..2_150).contains(&time), "{time} of 10000, one in five was expected");
    }

    #[test]
    fn a_way_weighs_beside_the_one_who_takes_it() {
        let mut swarm = swarm(1);
        (swarm.weights[Kind::Thread as usize], swarm.weights[Kind::Pends as usize]) = (4, 16);
        let thread = ThreadId::MAIN;
        assert_eq!(swarm.weight(Choice::Thread { thread, how: How::Pends }), 64);
        assert_eq!(swarm.weight(Choice::Thread { thread, how: How::Only }), 4);
    }

    #[test]
    fn seeds_draw_different_profiles() {
        assert_eq!(swarm(1).profile(), swarm(1).profile());
        assert_ne!(swarm(1).profile(), swarm(2).profile());
    }
}
