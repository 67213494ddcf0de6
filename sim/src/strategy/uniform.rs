//! Each enabled choice is equally likely.

use tpio_model::Choice;

use super::Strategy;
use crate::draw::Draw;

/// Draws once at each point with at least two choices.
#[derive(Clone, Debug)]
pub struct Uniform {
    draw: Draw,
}

impl Uniform {
    /// With this seed.
    pub fn new(seed: u64) -> Self {
        Uniform { draw: Draw::new(seed) }
    }
}

impl Strategy for Uniform {
    fn pick(&mut self, choices: &[Choice]) -> usize {
        self.draw.below(choices.len() as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpio_model::How;
    use tpio_model::name::ThreadId;

    #[test]
    fn a_seed_determines_every_pick() {
        let choices: Vec<Choice> =
            (0..5).map(|number| Choice::Thread { thread: ThreadId(number), how: How::Only }).collect();
        let picks = |seed| {
            let mut strategy = Uniform::new(seed);
            (0..50).map(|_| strategy.pick(&choices)).collect::<Vec<_>>()
        };
        assert_eq!(picks(1), picks(1));
        assert_ne!(picks(1), picks(2));
    }
}
