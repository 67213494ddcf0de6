//! What can be said of one state after a step: whether the run is over, which rules are broken. What only the whole graph
//! shows (`hang`, `livelock`) is judged by the explorer.

use std::collections::BTreeSet;

use tpio_model::rules::{Consequence, RuleId};
use tpio_model::{Actor, Choice, Ending, Finding, Program, Ref, State, Step, Waiter};

/// All rules that the observer has latched.
pub fn latched(state: &State) -> BTreeSet<RuleId> {
    state.observer().rules.iter().map(|(rule, _)| *rule).collect()
}

/// What is to be said of threads that wait for ever: the rule at the line of the first of them.
pub fn waiting_for_ever(rule: RuleId, waiters: &[Waiter]) -> Finding {
    let mut about: Vec<Ref> = Vec::new();
    for waiter in waiters {
        for thing in waiter.on.iter().copied().chain([Ref::Thread(waiter.thread)]) {
            if !about.contains(&thing) {
                about.push(thing);
            }
        }
    }
    let first = waiters.first();
    Finding {
        rule,
        site: first.map(|waiter| waiter.site),
        actor: first.map_or(Actor::Time, |waiter| Actor::Thread(waiter.thread)),
        about,
        other: waiters.get(1).map(|waiter| (Actor::Thread(waiter.thread), waiter.site)),
    }
}

/// What a step leaves behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The rules that it broke, and those that the state after it breaks by itself: a data race, a standstill.
    pub findings: Vec<Finding>,
    /// How the run ended, if it is over.
    pub ending: Option<Ending>,
    /// What can happen next; empty if it is over.
    pub choices: Vec<Choice>,
}

/// Judges a state right after the step that led to it.
pub fn settle(program: &Program, state: &State, step: Step) -> Settled {
    let Step { mut findings, stop: mut ending, .. } = step;
    let mut choices = if ending.is_some() { Vec::new() } else { tpio_model::enabled(program, state) };
    if ending.is_none()
        && let Some(judgement) = tpio_model::judge_among(program, state, &choices)
    {
        findings.extend(judgement.findings);
        ending = Some(judgement.ending);
        choices.clear();
    }
    assert!(ending.is_some() || !choices.is_empty(), "internal: nothing can move and nobody says so");
    Settled { findings, ending, choices }
}

/// Whether a run that ended so ended well: the process ended, and no rule was broken that matters. `None` if it cannot be
/// said: a limit was reached, or what the program does is not modelled.
pub fn ends_well(state: &State, findings: &[Finding], ending: &Ending) -> Option<bool> {
    match ending {
        Ending::Bounded(_) | Ending::Unsupported(_) => None,
        Ending::Violated | Ending::Stuck(_) => Some(false),
        Ending::Finished(_) => {
            let matters = |rule: RuleId| !matches!(rule.rule().consequence, Consequence::Note | Consequence::Error);
            let mut rules = latched(state).into_iter().chain(findings.iter().map(|finding| finding.rule));
            Some(!rules.any(matters))
        }
    }
}
