//! What lies ahead of each choice, and the last step after which a good end was possible. Asked in the background: the
//! screen makes a question, somebody who has time makes the answer, and what comes too late is thrown away.

use std::sync::Arc;

use tpio_model::{Program, State};
use tpio_sim::ahead::{Ahead, Prospect};
use tpio_sim::session::{Next, Session};

/// What is known of the future, and whether it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    hidden: bool,
    /// Counts situations, so that an answer to an older one is known as such.
    ticket: u64,
    asked: u64,
    answer: Option<Answer>,
}

/// What is to be found out about a situation.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which situation.
    pub ticket: u64,
    /// Of which program.
    pub program: Arc<Program>,
    /// What each choice leads to.
    pub choices: Vec<Next>,
    /// At the end of a run that did not end well: the states on the way there.
    pub way: Vec<State>,
}

/// What was found out so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// About which situation.
    pub ticket: u64,
    /// What lies ahead of each choice.
    pub choices: Vec<Prospect>,
    /// Since when no good end was possible.
    pub last_good: LastGood,
    /// Whether no more is to come: all is known, or the search gave up.
    pub over: bool,
}

/// Since when no good end was possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastGood {
    /// It is not known, or nobody asked.
    Unknown,
    /// Since the start: every order goes wrong.
    Never,
    /// After this step it was possible for the last time.
    After(usize),
}

impl Outlook {
    /// Whether what lies ahead is shown.
    pub fn is_shown(&self) -> bool {
        !self.hidden
    }

    pub(super) fn toggle(&mut self) -> &'static str {
        self.hidden = !self.hidden;
        if self.hidden { "what lies ahead is hidden; o shows it" } else { "what lies ahead of each choice is shown" }
    }

    pub(super) fn moved(&mut self) {
        self.ticket += 1;
        self.answer = None;
    }

    /// What to find out, once for each situation.
    pub(in crate::ui) fn question(&mut self, session: &Session) -> Option<Question> {
        if self.hidden || self.asked == self.ticket {
            return None;
        }
        self.asked = self.ticket;
        let bad = session.ended_well() == Some(false);
        let way = if bad { session.way() } else { Vec::new() };
        let choices = session.peek();
        let question = Question { ticket: self.ticket, program: session.shared_program(), choices, way };
        (bad || !question.choices.is_empty()).then_some(question)
    }

    /// Takes an answer, unless it comes too late.
    pub(in crate::ui) fn learn(&mut self, answer: Answer) -> bool {
        let fits = answer.ticket == self.ticket;
        if fits {
            self.answer = Some(answer);
        }
        fits
    }

    /// What lies ahead of a choice, if it is shown and anything is known.
    pub fn prospect(&self, choice: usize) -> Option<Prospect> {
        let answer = self.answer.as_ref().filter(|_| !self.hidden)?;
        answer.choices.get(choice).copied()
    }

    /// Whether the search is over.
    pub fn is_over(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.over)
    }

    /// Since when no good end was possible, if it is known.
    pub fn last_good(&self) -> Option<LastGood> {
        self.answer.as_ref().map(|answer| answer.last_good).filter(|last| *last != LastGood::Unknown)
    }
}

impl Question {
    /// Tells a search what is wanted: what matters most last, for it is looked at first.
    pub fn ask(&self, ahead: &mut Ahead) {
        for state in self.way.iter().chain(self.choices.iter().rev().filter_map(on)) {
            ahead.ask(state);
        }
    }

    /// The answer as far as a search knows it; `more` says whether it goes on.
    pub fn answer(&self, ahead: &Ahead, more: bool) -> Answer {
        let prospect = |next: &Next| match next {
            Next::On(state) => ahead.prospect(state),
            Next::Over(well) => Prospect::over(*well),
        };
        let choices: Vec<Prospect> = self.choices.iter().map(prospect).collect();
        let way: Vec<Prospect> = self.way.iter().map(|state| ahead.prospect(state)).collect();
        let last = way.iter().rposition(|prospect| prospect.good);
        let since = last.map_or(0, |last| last + 1);
        let known = way[since..].iter().all(|prospect| prospect.whole);
        let last_good = match last {
            _ if !known || way.is_empty() => LastGood::Unknown,
            None => LastGood::Never,
            Some(step) => LastGood::After(step),
        };
        let whole = known && choices.iter().all(|prospect| prospect.whole);
        Answer { ticket: self.ticket, choices, last_good, over: whole || !more }
    }
}

fn on(next: &Next) -> Option<&State> {
    match next {
        Next::On(state) => Some(state),
        Next::Over(_) => None,
    }
}

impl super::Step {
    /// What to find out about the situation that is shown, once; nothing while the curtain is drawn.
    pub(in crate::ui) fn question(&mut self) -> Option<Question> {
        if self.curtain == super::Curtain::Drawn {
            return None;
        }
        self.outlook.question(&self.session)
    }
}
