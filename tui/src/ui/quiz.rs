//! The quiz: one question after the other, an answer, and why it is right or wrong. The questions are the model's.

use std::sync::Arc;

use tpio_model::Program;
use tpio_sim::quiz::{self, Question};
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
    at: usize,
    /// What was answered, for each question that was.
    answers: Vec<usize>,
}

impl Quiz {
    /// A quiz on a program; `None` if there is nothing to ask.
    pub fn new(program: Arc<Program>, seed: u64) -> Option<Self> {
        let questions = quiz::quiz(&program, seed, COUNT);
        let view = situation(&program, questions.first()?);
        Some(Quiz { questions, view, program, at: 0, answers: Vec::new() })
    }

    /// The question that is asked, and its number from 1.
    pub fn question(&self) -> (usize, &Question) {
        (self.at + 1, &self.questions[self.at])
    }

    /// What was answered to it.
    pub fn answered(&self) -> Option<usize> {
        self.answers.get(self.at).copied()
    }

    /// How many answers were right, and how many were given.
    pub fn score(&self) -> (usize, usize) {
        let right = self.answers.iter().zip(&self.questions).filter(|(answer, asked)| **answer == asked.right());
        (right.count(), self.answers.len())
    }

    /// Does what an action means here; whether the quiz is left.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let count = self.question().1.answers.len();
        match action {
            Action::Leave => return true,
            Action::Row(row) if self.answered().is_none() && usize::from(row) <= count => {
                self.answers.push(usize::from(row) - 1);
            }
            Action::Take if self.answered().is_some() => {
                if self.at + 1 == self.questions.len() {
                    return true;
                }
                self.at += 1;
                self.view = situation(&self.program, &self.questions[self.at]);
            }
            // a second answer does not count, and the table offers no other action on this screen
            _ => {}
        }
        false
    }
}

fn situation(program: &Arc<Program>, question: &Question) -> View {
    let mut session = Session::new(Arc::clone(program));
    // a question's own schedule always fits
    let _ = session.record(&question.schedule, question.step);
    session.seek(question.step);
    View::new(&session)
}
