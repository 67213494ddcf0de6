//! Which change mends the program? Somebody who knows the language proposes changes; every order of each changed program is
//! looked at before it is an answer, right or wrong.

use std::ops::ControlFlow;
use std::sync::Arc;

use tpio_model::Program;
use tpio_model::rules::{Consequence, RuleId};

use super::{Answer, Question, Quizzer};
use crate::explore::{Coverage, Effort, Kept, Limits, Outcome, Plan, explore_by};
use crate::session::Session;
use crate::view::{Judgement, View};

/// A change of the program.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What is changed, in words.
    pub text: String,
    /// The program after it.
    pub program: Arc<Program>,
    /// Whether it is proposed as a way to mend it; others are only asked about if they do not.
    pub cure: bool,
}

/// Changed programs with more states are no answer.
const MOST_STATES: u64 = 4_000;

/// So many changes are looked at.
const MOST_EDITS: usize = 14;

/// After so many with more states than that, no others are.
const TOO_LARGE: usize = 2;

/// So many of them as wrong answers.
const WRONG: usize = 3;

impl Quizzer {
    /// Which of a few changes mends the program.
    pub(super) fn mends(&mut self, session: &Session) -> Option<Question> {
        if self.edits.is_empty() {
            return None;
        }
        let mut over = session.clone();
        over.run_to_end(200);
        let view = View::new(&over);
        let verdict = view.verdict.as_ref().filter(|verdict| verdict.judgement == Judgement::Misuse)?;
        let title = verdict.title.clone();
        if self.judged.is_none() {
            let judged = self.judge();
            self.judged = Some(judged);
        }
        let answers = self.judged.clone().filter(|answers| answers.len() > 1)?;
        self.question(
            &over,
            format!("It went wrong: {title}. Which change mends the program, in every order?"),
            answers,
        )
    }

    /// Looks at changes until there are answers enough; none if nothing mends it.
    fn judge(&mut self) -> Vec<Answer> {
        let (cures, mut others): (Vec<Edit>, Vec<Edit>) = self.edits.iter().cloned().partition(|edit| edit.cure);
        for last in (1..others.len()).rev() {
            others.swap(last, self.draw.below(last as u64 + 1) as usize);
        }
        let mut answers: Vec<Answer> = Vec::new();
        let mut patience = TOO_LARGE;
        for edit in cures.iter().chain(&others).take(MOST_EDITS) {
            let cured = answers.iter().any(|answer| answer.right);
            // a program too large is so with most of its changes
            if patience == 0 || (!edit.cure && (!cured || answers.len() > WRONG)) {
                break;
            }
            let Some(why) = look(&edit.program) else {
                patience -= 1;
                continue;
            };
            let right = why.is_ok();
            // one right answer is enough, and what mends it by accident is none
            if right && (cured || !edit.cure) {
                continue;
            }
            answers.push(Answer { text: edit.text.clone(), right, why: why.unwrap_or_else(|why| why) });
        }
        answers
    }
}

/// What comes of every order of a changed program: that it is mended, or what is still wrong; `None` if that cannot be said.
fn look(program: &Program) -> Option<Result<String, String>> {
    let limits = Limits { states: MOST_STATES, ..Limits::default() };
    let plan = Plan { limits, kept: Kept::Verdicts, effort: Effort::Found, ..Plan::default() };
    let found = explore_by(program, plan, &mut |_| ControlFlow::Continue(()));
    if found.coverage != Coverage::Complete {
        return None;
    }
    if found.outcomes.iter().all(Outcome::is_good) {
        return Some(Ok("every order of the changed program was looked at: none breaks a rule".to_owned()));
    }
    let broken = found.outcomes.iter().flat_map(|outcome| &outcome.rules).filter(|rule| matters(**rule));
    let worst = broken.min_by_key(|rule| rule.rule().consequence)?;
    Some(Err(format!("after it some order still goes wrong: {}", worst.rule().title)))
}

fn matters(rule: RuleId) -> bool {
    !matches!(rule.rule().consequence, Consequence::Note | Consequence::Error)
}
