//! Two orders that part in a situation, one of which ends badly: which of them? Both were walked to their end.

use tpio_model::Choice;
use tpio_model::event::Ref;

use super::{Answer, Question, Quizzer};
use crate::narrate;
use crate::session::{Moved, Session};
use crate::view::View;

/// So many orders are walked in search of two that differ in how they end.
const TRIES: usize = 32;

/// Longer orders are no question.
const LONGEST: usize = 60;

/// So often another thread goes on in an order that is told at most.
const MOST_TURNS: usize = 10;

impl Quizzer {
    /// Which of two orders ends badly.
    pub(super) fn orders(&mut self, session: &Session) -> Option<Question> {
        // most situations are decided already: there is nothing to look for
        if session.choices().is_empty() {
            return None;
        }
        self.prospect(session).filter(|prospect| prospect.good && prospect.bad)?;
        let mut ways: [Option<Vec<usize>>; 2] = [None, None];
        for _ in 0..TRIES {
            let Some((way, well)) = self.walk(session) else { continue };
            let kept = &mut ways[usize::from(well)];
            if kept.as_ref().is_none_or(|old| way.len() < old.len()) {
                *kept = Some(way);
            }
        }
        let [Some(bad), Some(good)] = ways else { return None };
        let shared = bad.iter().zip(&good).take_while(|(one, other)| one == other).count();
        let mut parting = session.clone();
        for index in &bad[..shared] {
            parting.step(*index);
        }
        let (bad_text, bad_end) = told(&parting, &bad[shared..])?;
        let (good_text, good_end) = told(&parting, &good[shared..])?;
        let answers = vec![
            Answer { text: bad_text, right: true, why: format!("played to its end: {bad_end}") },
            Answer { text: good_text, right: false, why: format!("this one ends well: {good_end}") },
        ];
        self.question(&parting, "Two orders part here. Which of them ends badly?".to_owned(), answers)
    }

    /// A way from here to an end, as indexes of choices, and whether that end is good. Whoever moves goes on for a while.
    fn walk(&mut self, session: &Session) -> Option<(Vec<usize>, bool)> {
        let mut over = session.clone();
        let mut way = Vec::new();
        while way.len() < LONGEST {
            let count = over.choices().len() as u64;
            let same =
                |choice: &Choice| matches!(choice, Choice::Thread { thread, .. } if Some(*thread) == over.moved_last());
            let going_on = over.choices().iter().position(same);
            let index = match going_on {
                Some(index) if self.draw.below(4) > 0 => index,
                _ if count == 0 => break,
                _ => self.draw.below(count) as usize,
            };
            if over.step(index) == Moved::No {
                break;
            }
            way.push(index);
        }
        over.ended_well().map(|well| (way, well))
    }
}

/// An order in words, and how it ends; `None` if it has too many turns.
fn told(parting: &Session, way: &[usize]) -> Option<(String, String)> {
    let mut session = parting.clone();
    let mut turns: Vec<(String, usize)> = Vec::new();
    let first = *parting.choices().get(*way.first()?)?;
    let first = narrate::choice_text(parting.program(), parting.state(), parting.labels(), first);
    for index in way {
        session.step(*index);
        let who = who(&session)?;
        match turns.last_mut() {
            Some((last, steps)) if *last == who => *steps += 1,
            Some(_) | None => turns.push((who, 1)),
        }
    }
    if turns.len() > MOST_TURNS {
        return None;
    }
    let turn = |(who, steps): &(String, usize)| if *steps == 1 { who.clone() } else { format!("{who} {steps} steps") };
    let turns: Vec<String> = turns.iter().map(turn).collect();
    let end = View::new(&session).verdict?.title;
    Some((format!("first {first}; in turn: {}", turns.join(", ")), end))
}

/// Who took the last step.
fn who(session: &Session) -> Option<String> {
    let last = session.last()?;
    Some(match (last.mover(), last.choice) {
        (Some(thread), _) => session.labels().name(Ref::Thread(thread)),
        (None, Choice::Deliver { .. } | Choice::Begin { .. }) => "port".to_owned(),
        (None, Choice::Time) => "time".to_owned(),
        (None, Choice::Complete { .. } | Choice::Thread { .. }) => "kernel".to_owned(),
    })
}
