//! How well the questions about a program are known, and when they are worth asking again: after a day, three, a week, three
//! weeks, each time that every answer was right. Days are counted by whoever has a clock.

use serde::{Deserialize, Serialize};

/// Days until the next time, by how often in a row every answer was right.
const PAUSES: [u32; 4] = [1, 3, 7, 21];

/// What is known of a program's quiz.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Study {
    /// How many answers were right the last time, and of how many.
    pub score: (usize, usize),
    /// How often in a row every answer was right.
    pub rounds: usize,
    /// The day from which on it is worth asking again, counted from 1970-01-01.
    pub due: u32,
}

impl Study {
    /// After a quiz was answered to its end.
    #[must_use]
    pub fn after(self, score: (usize, usize), today: u32) -> Study {
        let rounds = if score.0 == score.1 { self.rounds + 1 } else { 0 };
        let pause = PAUSES[rounds.saturating_sub(1).min(PAUSES.len() - 1)];
        Study { score, rounds, due: today.saturating_add(pause) }
    }

    /// Whether it is worth asking again.
    pub fn is_due(&self, today: u32) -> bool {
        self.score.1 > 0 && today >= self.due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_asked_later_each_time_and_what_is_not_tomorrow() {
        let mut study = Study::default();
        assert!(!study.is_due(100), "never asked, never due");
        let mut pauses = Vec::new();
        for _ in 0..5 {
            study = study.after((8, 8), 100);
            pauses.push(study.due - 100);
        }
        assert_eq!(pauses, [1, 3, 7, 21, 21]);
        assert!(!study.is_due(120) && study.is_due(121));
        let missed = study.after((7, 8), 200);
        assert_eq!((missed.rounds, missed.due), (0, 201));
    }
}
