//! Data races in runs that go on after them. A race is seen in a state, not in a step, so a search that leaves orders out
//! might come past it: where there is one, no order is left out.

use std::sync::Arc;

use tpio_model::program::AfterMisuse;
use tpio_model::rules::RuleId;
use tpio_model::{Access, Choice, Finding, Key};

use super::Explorer;
use super::ample::MOVERS;
use super::proof::Labels;
use super::reduce::Reduce;
use super::slots::{directory, write};
use super::space::Space;

impl Explorer<'_> {
    /// Whether runs go on after what was found.
    pub(super) fn goes_on(&self, findings: &[Finding]) -> bool {
        self.space.stepper.program().after_misuse == AfterMisuse::Continue
            && findings.iter().any(|finding| finding.rule == RuleId::DataRace)
    }

    /// Begins again, with every order and with races noted.
    pub(super) fn search_plainly(&mut self) {
        self.plan.reduce = Reduce::None;
        self.space = Space::new(self.space.stepper.program(), false);
        self.space.notes_races = true;
        self.labels = Labels::default();
        self.start_over();
    }
}

impl Space<'_> {
    /// Notes the races of the state after the changes so far, as the model does after a step.
    pub(super) fn note_races(&mut self) {
        let mut row = self.state.row().to_vec();
        write(&mut row, &self.changes);
        if !self.races_in(&row) {
            return;
        }
        let mut state = self.stepper.slots.state(&row);
        self.raced.extend(tpio_model::note_races(self.stepper.program(), &mut state));
        let observer = state.get(Key::Observer).expect("internal: no observer");
        let slot = self.stepper.slots.slot(Key::Observer);
        let number = self.stepper.slots.number(slot, &Arc::new(observer.clone()));
        self.changes.push((slot, number));
    }

    /// Whether two threads race in a state of these numbers.
    fn races_in(&mut self, row: &[u32]) -> bool {
        let mut locals = Vec::new();
        for kind in MOVERS {
            for slot in self.stepper.slots.members(row[directory(kind) as usize]).to_vec() {
                locals.push(self.stepper.local(slot, row));
            }
        }
        let jumps = locals.iter().flat_map(|local| &self.stepper.get(*local).jumps);
        let steps: Vec<(Choice, &[Access])> = jumps.map(|jump| (jump.choice, &*jump.accesses)).collect();
        tpio_model::race(&steps).is_some()
    }
}
