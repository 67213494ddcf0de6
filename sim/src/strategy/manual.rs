//! A given schedule, then always the first choice.

use tpio_model::Choice;

use super::Strategy;
use crate::schedule::Schedule;

/// Plays a schedule.
#[derive(Clone, Debug)]
pub struct Manual {
    items: std::vec::IntoIter<u32>,
}

impl Manual {
    /// Plays this schedule.
    pub fn new(schedule: Schedule) -> Self {
        Manual { items: schedule.into_items().into_iter() }
    }
}

impl Strategy for Manual {
    fn pick(&mut self, _choices: &[Choice]) -> usize {
        self.items.next().unwrap_or(0) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_last_item_the_first_choice_is_taken() {
        let mut manual = Manual::new("a.21".parse().expect("a schedule"));
        let picked: Vec<usize> = (0..4).map(|_| manual.pick(&[Choice::Time; 3])).collect();
        assert_eq!(picked, [2, 1, 0, 0]);
    }
}
