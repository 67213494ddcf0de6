//! The quiz: one question after the other, an answer, and why it is right or wrong. The questions are the model's.

use std::collections::BTreeSet;
use std::sync::Arc;

use tpio_model::Program;
use tpio_sim::quiz::{self, Form, Question};
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
    /// The step that the cursor is at, where a question is answered by pointing.
    cursor: usize,
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
        let (answers, hints) = (Vec::new(), BTreeSet::new());
        let view = situation(&program, questions.first()?, 1, false);
        let (at, cursor, before) = (0, 1, 0);
        Some(Quiz { questions, view, program, seed, at, cursor, over: None, answers, hints, before, noted: false })
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

    /// The step that the cursor is at, if the question is answered by pointing and not answered yet.
    pub fn pointer(&self) -> Option<usize> {
        let points = self.question().1.form == Form::Point && self.answered().is_none();
        (points && !self.is_over()).then_some(self.cursor)
    }

    /// Puts the cursor on a step, where the question is answered so.
    pub(super) fn point(&mut self, step: usize) {
        if self.pointer().is_some() {
            self.cursor = step.clamp(1, self.question().1.answers.len());
            self.view = self.situation();
        }
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
        let question = self.question().1;
        let wrong = || question.answers.iter().rposition(|answer| !answer.right);
        (question.form == Form::Pick && self.hints.contains(&self.at)).then(wrong).flatten()
    }

    /// The steps that the hint leaves, the first and the last, if it was asked for: half of them.
    pub fn hinted_steps(&self) -> Option<(usize, usize)> {
        let question = self.question().1;
        let (all, right) = (question.answers.len(), question.right() + 1);
        let half = all / 2;
        let steps = if right > half { (half + 1, all) } else { (1, half) };
        (question.form == Form::Point && self.hints.contains(&self.at)).then_some(steps)
    }

    /// Whether a hint was asked for.
    pub fn is_hinted(&self) -> bool {
        self.hints.contains(&self.at)
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
        match action {
            Action::Leave => return Asked::Leave,
            Action::Row(_) | Action::Take | Action::Forward | Action::Back => return self.answer(action),
            Action::Down | Action::Up | Action::First | Action::Last => self.move_cursor(action),
            Action::Show => {
                let question = &self.questions[self.at];
                return Asked::Show(question.schedule.clone(), self.pointer().unwrap_or(question.step));
            }
            Action::Hint if self.answered().is_some() => {}
            Action::Hint if self.question().1.answers.len() == 2 => {
                return Asked::Say("of two answers one is right: a hint would be the answer");
            }
            Action::Hint => {
                self.hints.insert(self.at);
            }
            // the table offers no other action on this screen
            _ => {}
        }
        Asked::Nothing
    }
}

impl Quiz {
    /// An answer, or on to the next question. A second answer does not count.
    fn answer(&mut self, action: Action) -> Asked {
        let question = &self.questions[self.at];
        match (action, self.answered(), question.form) {
            (Action::Take | Action::Forward, Some(_), _) if self.at + 1 == self.questions.len() => self.over = Some(0),
            (Action::Take | Action::Forward, Some(_), _) => *self = self.clone().asking(self.at + 1),
            (_, Some(_), _) => {}
            (Action::Row(row), None, Form::Pick) if usize::from(row) <= question.answers.len() => {
                self.answers.push(usize::from(row) - 1);
            }
            (Action::Row(_), None, Form::Pick) => {}
            (_, None, Form::Pick) => return Asked::Say("an answer first: its letter"),
            (Action::Take, None, Form::Point) => {
                self.answers.push(self.cursor - 1);
                self.cursor = question.right() + 1;
                self.view = self.situation();
            }
            (Action::Row(_), None, Form::Point) => return Asked::Say("n and N go to the step, Enter takes it"),
            (_, None, Form::Point) => self.move_cursor(action),
        }
        Asked::Nothing
    }

    fn move_cursor(&mut self, action: Action) {
        let last = self.question().1.answers.len();
        self.point(match action {
            Action::First => 1,
            Action::Last => last,
            Action::Back | Action::Up => self.cursor.saturating_sub(1),
            _ => self.cursor + 1,
        });
    }

    /// The situation that is asked about; where a step is looked for, the one after the step at the cursor.
    fn situation(&self) -> View {
        situation(&self.program, self.question().1, self.cursor, self.answered().is_some())
    }

    /// The same, at that question.
    fn asking(self, at: usize) -> Self {
        let mut asking = Quiz { at, cursor: 1, ..self };
        asking.view = asking.situation();
        asking
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
                *self = self.clone().asking(0);
            }
            Action::Down => self.over = Some((top + 1).min(super::draw::MOST_SCROLL as usize)),
            Action::Up => self.over = Some(top.saturating_sub(1)),
            Action::First => self.over = Some(0),
            Action::Last => {}
            _ => return Asked::Say("that was the last question: r asks all again, Esc leaves"),
        }
        Asked::Nothing
    }
}

fn situation(program: &Arc<Program>, question: &Question, cursor: usize, answered: bool) -> View {
    let mut session = Session::new(Arc::clone(program));
    // a question's own schedule always fits
    let _ = session.record(&question.schedule, question.step);
    session.seek(if question.form == Form::Point { cursor } else { question.step });
    let mut view = View::new(&session);
    match question.form {
        Form::Pick => {}
        Form::Point if answered => view.show_future(&session),
        Form::Point => view.hide_blame(&session),
    }
    view
}
