//! Uniformly random, and measuring the run as it goes: what PCT asks before it begins.

use tpio_model::{Choice, State};

use super::gauge::{Gauge, Size, who};
use super::{Strategy, Uniform};
use crate::walk::Taken;

/// A uniform run that is measured.
#[derive(Clone, Debug)]
pub struct Probe {
    uniform: Uniform,
    gauge: Gauge,
}

impl Probe {
    /// With this seed.
    pub fn new(seed: u64) -> Self {
        Probe { uniform: Uniform::new(seed), gauge: Gauge::new() }
    }

    /// How large the run is so far.
    pub fn size(&self) -> Size {
        self.gauge.size()
    }
}

impl Strategy for Probe {
    fn pick(&mut self, choices: &[Choice]) -> usize {
        self.gauge.meet(choices, &mut || 0);
        let index = self.uniform.pick(choices);
        let mover = who(choices[index]);
        self.gauge.turned_out(choices.iter().filter(|choice| who(**choice) == mover).count());
        index
    }

    fn passed(&mut self, taken: &Taken, state: &State) {
        self.gauge.passed(taken, state);
    }
}
