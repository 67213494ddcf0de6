//! Which step broke the rule: asked of a run that went wrong, answered by pointing at one of its steps.

use tpio_model::Choice;
use tpio_model::event::Ref;
use tpio_model::rules::RuleId;

use super::{Answer, Form, Question, Quizzer};
use crate::narrate;
use crate::session::{Past, Session};
use crate::view::{Judgement, View, step_words};

/// Longer runs are no question.
const LONGEST: usize = 60;

impl Quizzer {
    /// Which step broke the rule.
    pub(super) fn culprit(_: &mut Self, session: &Session) -> Option<Question> {
        let mut over = session.clone();
        over.run_to_end(LONGEST);
        let verdict = View::new(&over).verdict.filter(|verdict| verdict.judgement == Judgement::Misuse)?;
        let rule = verdict.rule.filter(|rule| is_of_one_step(*rule))?;
        let past = over.past();
        let mut guilty = past.iter().filter(|step| breaks(step, rule));
        // of two steps that broke it nobody could say which is meant
        if past.len() > LONGEST || guilty.next()?.number != verdict.step || guilty.next().is_some() {
            return None;
        }
        let led = |step: usize| verdict.why.iter().any(|reason| reason.step == step);
        let answer = |step: &Past<'_>| {
            let right = step.number == verdict.step;
            let why = match step.findings.iter().find(|finding| finding.rule != rule) {
                _ if right => format!("{rule}: {}", rule.rule().rule),
                Some(other) => format!("that is another matter: {}", other.rule.rule().title),
                None if led(step.number) => "it led there, but broke no rule yet".to_owned(),
                None if step.number > verdict.step => "the rule was broken before it".to_owned(),
                None => "it broke no rule".to_owned(),
            };
            Answer { text: told(&over, step), right, why }
        };
        let answers: Vec<Answer> = past.iter().map(answer).collect();
        let asked = format!("A rule was broken: {}. By which step?", rule.rule().title);
        let (schedule, step) = (over.schedule_here(), over.step_number());
        let context = vec![over.story().swap_remove(0)];
        Some(Question { schedule, step, context, asked, form: Form::Point, answers })
    }
}

/// Whether one step alone breaks it; what is judged of a whole run, at its end, is broken by none.
fn is_of_one_step(rule: RuleId) -> bool {
    let of_all =
        [RuleId::CancelMissing, RuleId::Deadlock, RuleId::Hang, RuleId::Leak, RuleId::Livelock, RuleId::PoolExhausted];
    !of_all.contains(&rule)
}

fn breaks(step: &Past<'_>, rule: RuleId) -> bool {
    step.findings.iter().any(|finding| finding.rule == rule)
}

/// What a step did, without a word on what it broke.
fn told(session: &Session, step: &Past<'_>) -> String {
    let site = step.findings.iter().find_map(|finding| finding.site);
    match (step.choice, site) {
        // where it was is more than where it would have gone
        (Choice::Thread { thread, .. }, Some(site)) if narrate::leading(step.events).is_none() => {
            format!("{} went on at line {}", step.labels.name(Ref::Thread(thread)), site.line)
        }
        _ => step_words(session, step),
    }
}
