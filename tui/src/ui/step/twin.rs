//! A program beside its twin: which lines the other does not have, in a sentence and one by one.

use std::collections::BTreeSet;

use tpio_model::Program;
use tpio_sim::session::Moved;

use super::Step;
use crate::shelf::Origin;
use crate::shelf::differences::differences;

/// Beside what a program is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// The other's name.
    pub name: String,
    /// Where the other came from.
    pub origin: Origin,
    /// Lines that the other does not have.
    pub added: BTreeSet<u32>,
    /// Lines of the other that this one does not have.
    pub gone: Vec<u32>,
}

/// So many steps are taken at most to where twins part.
const FARTHEST: usize = 500;

impl Twin {
    /// The twin that was shown before, and how a program differs from it.
    pub(in crate::ui) fn of(before: &Step, program: &Program) -> Self {
        let (added, gone) = differences(before.session.program(), program);
        let (name, origin) = (before.name().to_owned(), before.about.origin.clone());
        Twin { name, origin, added: added.into_iter().collect(), gone }
    }

    /// The difference in a sentence.
    pub fn words(&self) -> String {
        let name = &self.name;
        let added: Vec<u32> = self.added.iter().copied().collect();
        let new = match added.as_slice() {
            [] => "no line is new".to_owned(),
            [line] => format!("line {line} is new (+)"),
            lines => format!("lines {} are new (+)", ranges(lines)),
        };
        let gone = match self.gone.as_slice() {
            [] => String::new(),
            lines => format!(", gone: {}", ranges(lines)),
        };
        format!("Esc goes back; beside {name}: {new}{gone}")
    }
}

impl Step {
    /// Whether the twin that was shown before does not have a line.
    pub fn differs(&self, line: u32) -> bool {
        self.twin.as_ref().is_some_and(|twin| twin.added.contains(&line))
    }

    /// On by first choices to where some thread is about to run a line that the twin does not have; if there is no such place,
    /// or it was stepped before, nothing moves.
    pub(in crate::ui) fn go_where_twins_part(&mut self) {
        if self.session.step_number() > 0 || self.session.has_future() {
            return;
        }
        let new = |step: &Step| {
            let threads = step.session.labels().threads();
            let places = threads
                .into_iter()
                .filter_map(|thread| tpio_sim::narrate::position(step.session.program(), step.session.state(), thread));
            places.into_iter().any(|(_, site)| step.differs(site.line))
        };
        for _ in 0..FARTHEST {
            if new(self) {
                self.refresh();
                return;
            }
            if self.session.forward() == Moved::No {
                break;
            }
        }
        self.session.seek(0);
        self.refresh();
    }
}

/// `36, 39-41`
fn ranges(lines: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            Some(_) | None => runs.push((*line, *line)),
        }
    }
    let run = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_follow_one_another_are_a_range() {
        assert_eq!(ranges(&[36, 39, 40, 41]), "36, 39-41");
        assert_eq!(ranges(&[7]), "7");
        assert_eq!(ranges(&[]), "");
    }
}
