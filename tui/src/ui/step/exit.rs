//! Rows that Enter and the digits take, beside the choices: the ways out of a verdict. Says what they are and what they are
//! called, not how they look.

use tpio_sim::view::Judgement;

use super::{Curtain, LastGood, Step};

/// A row of the verdict that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// To the step that broke the rule, or that made it so.
    GoTo(usize),
    /// The rule in full.
    ReadRule,
    /// Opens the twin.
    Twin(String),
    /// To the last step after which a good end was possible.
    LastGood(usize),
    /// To every order: others may end otherwise.
    EveryOrder,
}

impl Exit {
    /// What it is called.
    pub fn words(&self) -> String {
        match self {
            Exit::GoTo(step) | Exit::LastGood(step) => format!("go to step {step}"),
            Exit::ReadRule => "read the rule".to_owned(),
            Exit::Twin(name) => format!("twin: {name}"),
            Exit::EveryOrder => "every order".to_owned(),
        }
    }
}

impl Step {
    /// What can be done about the verdict, in the order of its rows.
    pub fn exits(&self) -> Vec<Exit> {
        let Some(verdict) = &self.view.verdict else { return Vec::new() };
        let mut exits = Vec::new();
        if verdict.rule.is_some() && verdict.step < self.view.step {
            exits.push(Exit::GoTo(verdict.step));
        }
        let telling = verdict.telling.and_then(|at| verdict.why.get(at)).or(verdict.undeclared.first());
        exits.extend(telling.map(|reason| Exit::GoTo(reason.step)));
        if verdict.rule.is_some() {
            exits.push(Exit::ReadRule);
        }
        exits.extend(self.about.twin.clone().map(Exit::Twin));
        if let Some(LastGood::After(step)) = self.outlook.last_good() {
            exits.push(Exit::LastGood(step));
        }
        if verdict.judgement != Judgement::Misuse {
            exits.push(Exit::EveryOrder);
        }
        exits
    }

    /// What the rows are called that Enter and the digits can take.
    pub fn row_words(&self) -> Vec<String> {
        match (self.curtain, &self.view.verdict) {
            (Curtain::Drawn, _) => Vec::new(),
            (Curtain::Open, Some(_)) => self.exits().iter().map(Exit::words).collect(),
            (Curtain::Open, None) => self.view.picks.iter().map(|pick| pick.text.clone()).collect(),
        }
    }
}
