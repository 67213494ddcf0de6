//! The quiz: one question after the other, an answer, and why it is right or wrong. The questions are the model's.

use std::collections::BTreeSet;
use std::sync::Arc;

use tpio_model::Program;
use tpio_sim::quiz::{self, Question};
use tpio_sim::schedule::Schedule;
use tpio_sim::session::Session;
use tpio_sim::view::View;

use super::action::Action;

/// So many questions.
pub const COUNT: usize = 8;

/// The screen of the quiz.
#[derive(Clone, Debug)]
pub struct Quiz {
    /// The questions.
    pub questions: Vec<Question>,
    /// What there is to see of the situation that is asked about.
    pub view: View,
    program: Arc<Program>,
    seed: u64,
    at: usize,
    /// Whether the last question is done with: the score is shown, scrolled down by so many rows.
    over: Option<usize>,
    /// What was answered, for each question that was.
    answers: Vec<usize>,
    /// Questions with a hint: they count only as answered.
    hints: BTreeSet<usize>,
    /// Answers in a row that were right before the first question.
    before: usize,
    /// Whether its end was taken note of.
    noted: bool,
}

/// What the quiz asks of the model around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Nothing,
    /// It is over, or was left.
    Leave,
    /// Why nothing was done.
    Say(&'static str),
    /// Step to the situation that is asked about: this order, that step.
    Show(Schedule, usize),
}

impl Quiz {
    /// A quiz on a program; `None` if there is nothing to ask.
    pub fn new(program: Arc<Program>, twin: Option<&str>, seed: u64) -> Option<Self> {
        let edits = crate::shelf::edits(&program, twin);
        let questions = quiz::quiz(&program, &edits, seed, COUNT);
        let view = situation(&program, questions.first()?);
        let (answers, hints) = (Vec::new(), BTreeSet::new());
        Some(Quiz { questions, view, program, seed, at: 0, over: None, answers, hints, before: 0, noted: false })
    }

    /// The same, after so many answers in a row that were right.
    #[must_use]
    pub(super) fn with_streak(self, before: usize) -> Self {
        Quiz { before, ..self }
    }

    /// How many answers in a row were right, without a hint.
    pub fn streak(&self) -> usize {
        (0..self.answers.len()).fold(self.before, |streak, at| if self.is_point(at) { streak + 1 } else { 0 })
    }

    fn is_point(&self, at: usize) -> bool {
        let answer = self.answers.get(at).zip(self.questions.get(at));
        answer.is_some_and(|(answer, asked)| *answer == asked.right()) && !self.hints.contains(&at)
    }

    /// Whether its last question is done with; true once.
    pub(super) fn ends_now(&mut self) -> bool {
        self.over.is_some() && !std::mem::replace(&mut self.noted, true)
    }

    /// The question that is asked, and its number from 1.
    pub fn question(&self) -> (usize, &Question) {
        (self.at + 1, &self.questions[self.at])
    }

    /// What was answered to it.
    pub fn answered(&self) -> Option<usize> {
        self.answers.get(self.at).copied()
    }

    /// Whether all questions are done with and the score is shown.
    pub fn is_over(&self) -> bool {
        self.over.is_some()
    }

    /// By how many rows the score is scrolled down.
    pub fn scroll(&self) -> usize {
        self.over.unwrap_or(0)
    }

    /// The questions that brought no point: the number of each, the question, what was answered.
    pub fn missed(&self) -> impl Iterator<Item = (usize, &Question, usize)> {
        let given = self.answers.iter().zip(&self.questions).enumerate();
        let missed = given.filter(|(at, (answer, asked))| **answer != asked.right() || self.hints.contains(at));
        missed.map(|(at, (answer, asked))| (at + 1, asked, *answer))
    }

    /// How many answers were right without a hint, and how many were given.
    pub fn score(&self) -> (usize, usize) {
        let given = self.answers.iter().zip(&self.questions).enumerate();
        let right = given.filter(|(at, (answer, asked))| **answer == asked.right() && !self.hints.contains(at));
        (right.count(), self.answers.len())
    }

    /// The wrong answer that the hint to this question strikes out, if it was asked for.
    pub fn hint(&self) -> Option<usize> {
        let wrong = || self.question().1.answers.iter().rposition(|answer| !answer.right);
        self.hints.contains(&self.at).then(wrong).flatten()
    }

    /// Whether it is about this program.
    pub(super) fn is_about(&self, program: &Program, seed: u64) -> bool {
        self.program.fingerprint == program.fingerprint && self.seed == seed
    }

    /// Does what an action means here.
    pub(super) fn act(&mut self, action: Action) -> Asked {
        if let Some(top) = self.over {
            return self.act_at_the_end(action, top);
        }
        let count = self.question().1.answers.len();
        match action {
            Action::Leave => return Asked::Leave,
            Action::Row(row) if self.answered().is_none() && usize::from(row) <= count => {
                self.answers.push(usize::from(row) - 1);
            }
            Action::Take if self.answered().is_some() => {
                if self.at + 1 == self.questions.len() {
                    self.over = Some(0);
                } else {
                    self.ask(self.at + 1);
                }
            }
            Action::Show => {
                let question = &self.questions[self.at];
                return Asked::Show(question.schedule.clone(), question.step);
            }
            Action::Hint if self.answered().is_some() => {}
            Action::Hint if count == 2 => return Asked::Say("of two answers one is right: a hint would be the answer"),
            Action::Hint => {
                self.hints.insert(self.at);
            }
            // a second answer does not count, and the table offers no other action on this screen
            _ => {}
        }
        Asked::Nothing
    }
}

impl Quiz {
    fn ask(&mut self, at: usize) {
        self.at = at;
        self.view = situation(&self.program, &self.questions[at]);
    }

    /// The score is shown.
    fn act_at_the_end(&mut self, action: Action, top: usize) -> Asked {
        match action {
            Action::Leave => return Asked::Leave,
            Action::Retry => {
                self.over = None;
                self.noted = false;
                self.before = self.streak();
                self.answers.clear();
                self.hints.clear();
                self.ask(0);
            }
            Action::Down => self.over = Some((top + 1).min(super::draw::MOST_SCROLL as usize)),
            Action::Up => self.over = Some(top.saturating_sub(1)),
            _ => return Asked::Say("that was the last question: r asks all again, Esc leaves"),
        }
        Asked::Nothing
    }
}

fn situation(program: &Arc<Program>, question: &Question) -> View {
    let mut session = Session::new(Arc::clone(program));
    // a question's own schedule always fits
    let _ = session.record(&question.schedule, question.step);
    session.seek(question.step);
    View::new(&session)
}
