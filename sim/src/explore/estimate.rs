//! A guess at how many states a search will find. A breadth-first search finds them in layers, by their distance from the
//! start. The logarithm of a layer's size is taken to be a parabola: it goes through the last layers, and comes down to a
//! single state where runs end. How long runs are, a few random ones tell. What is said is
//! never a bound.

#![expect(clippy::cast_precision_loss, reason = "a guess has one digit")]

use tpio_model::Program;

use super::reduce::Skip;
use super::space::{Looked, Space};
use super::{Plan, Progress, Stage};
use crate::draw::Draw;

/// Runs that are played to see how long they are, and most steps of each.
const PROBES: u32 = 32;
const LONG: u32 = 2_000;

/// Layers smaller than this say little about how they grow.
const SMALL: f64 = 256.0;
/// The parabola goes through the last layer and the one that is so far behind it.
const BACK: usize = 4;
/// Nobody waits for more states than this.
const MOST: f64 = 1e15;
/// Nor do runs have so many steps.
const MOST_LAYERS: u32 = 100_000;

/// The layers of a search so far.
#[derive(Clone, Debug, Default)]
pub struct Growth {
    layers: Vec<f64>,
    depth: u32,
    states: u64,
}

impl Growth {
    /// Learns how far a breadth-first search has got; to be called now and then.
    pub fn learn(&mut self, progress: &Progress) {
        if progress.states < self.states || progress.depth < self.depth {
            // the search has started over
            *self = Growth::default();
        }
        if progress.stage != Stage::Search || progress.depth <= self.depth {
            return;
        }
        // between two calls a search may pass many layers at its narrow start
        let passed = progress.depth - self.depth;
        let each = progress.states.saturating_sub(self.states) as f64 / f64::from(passed);
        self.layers.extend((0..passed).map(|_| each));
        (self.depth, self.states) = (progress.depth, progress.states);
    }

    /// About how many states there will be if runs are that long; `None` if that cannot be told from the layers so far.
    pub fn estimate(&self, longest: u32) -> Option<u64> {
        let last = *self.layers.last().filter(|layer| **layer >= SMALL)?;
        let before = *self.layers.get(self.layers.len().checked_sub(BACK + 1)?).filter(|layer| **layer >= SMALL)?;
        let left = longest.saturating_sub(self.depth).max(1);
        let to_come = f64::from(left);
        // the parabola through the logarithms of these two sizes, and through 0 at the end
        let (now, rise) = (last.ln(), (last / before).ln() / BACK as f64);
        let bend = (now + rise * to_come) / (to_come * (to_come + BACK as f64));
        let slope = rise - bend * BACK as f64;
        let layer = |at: u32| (now + (slope - bend * f64::from(at)) * f64::from(at)).min(MOST.ln()).exp();
        let total = self.states as f64 + (1..left.min(MOST_LAYERS)).map(layer).sum::<f64>();
        (total < MOST).then_some(total as u64)
    }
}

/// How long runs of a program are, in steps of a search by that plan: the mean of a few that take each step with the same
/// chance. `None` if none of them came to its end.
pub fn length_of_runs(program: &Program, plan: &Plan) -> Option<u32> {
    let skip = if plan.shares { Skip::Nothing } else { plan.reduce.most() };
    let mut space = Space::new(program, false);
    let mut draw = Draw::new(0);
    let lengths: Vec<u32> = (0..PROBES).filter_map(|_| length(&mut space, skip, &mut draw)).collect();
    lengths.iter().sum::<u32>().checked_div(lengths.len() as u32)
}

/// The steps of one run; `None` if it is too long.
fn length(space: &mut Space<'_>, skip: Skip, draw: &mut Draw) -> Option<u32> {
    let mut node = 0;
    for steps in 0..LONG {
        if matches!(space.look(node, skip), Looked::Over(..)) {
            return Some(steps);
        }
        let arrivals = space.arrivals();
        let arrival = arrivals[draw.below(arrivals.len() as u64) as usize];
        if arrival.over {
            return Some(steps + 1);
        }
        node = arrival.to;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::watch::tests::NOTHING;
    use super::*;

    /// What is said after each layer of these sizes, and the truth.
    fn guesses(layers: &[u64], longest: u32) -> (Vec<Option<u64>>, u64) {
        let (mut growth, mut states) = (Growth::default(), 0);
        let mut guesses = Vec::new();
        for (depth, layer) in (1..).zip(layers) {
            states += layer;
            growth.learn(&Progress { states, depth, ..NOTHING });
            guesses.push(growth.estimate(longest));
        }
        (guesses, states)
    }

    #[test]
    fn the_layers_of_a_grid_are_foreseen() {
        // binomial coefficients: as many states as forty things that happen or not, in any order, have at each distance
        let mut layers = vec![1_u64];
        for row in 0..40 {
            let last = *layers.last().expect("a layer");
            layers.push(last * (40 - row) / (row + 1));
        }
        for longest in [36, 41, 46] {
            let (guesses, truth) = guesses(&layers, longest);
            for guess in &guesses[12..30] {
                let ratio = guess.expect("a guess") as f64 / truth as f64;
                assert!((0.2..5.0).contains(&ratio), "{guesses:?} {truth}");
            }
        }
    }

    #[test]
    fn what_has_hardly_begun_is_not_foreseen() {
        assert_eq!(guesses(&[300, 600, 900, 1_200], 20).0, [None; 4]);
        assert!(guesses(&[200; 40], 20).0.iter().all(Option::is_none), "small layers");
        assert_eq!(Growth::default().estimate(20), None);
        let double: Vec<u64> = (0..40).map(|depth| 1 << depth).collect();
        assert_eq!(guesses(&double, u32::MAX).0.last(), Some(&None), "nobody waits for so many");
    }

    #[test]
    fn no_numbers_make_it_fail() {
        let mut draw = Draw::new(23);
        for _ in 0..300 {
            let size = |draw: &mut Draw| {
                let bits = draw.below(50);
                draw.below(1 << bits)
            };
            let layers: Vec<u64> = (0..draw.below(60)).map(|_| size(&mut draw)).collect();
            for longest in [0, 1, 10, 60, 1_000] {
                let mut states = 0;
                for (layer, guess) in layers.iter().zip(guesses(&layers, longest).0) {
                    states += layer;
                    assert!(guess.is_none_or(|guess| guess >= states), "less than there are: {layers:?}");
                }
            }
        }
    }
}
