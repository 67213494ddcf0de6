//! The stepping screen: a session, the view made of it, and which row of the menu is marked. The view is made once for
//! each situation; drawing only reads it.

use tpio_model::rules::RuleId;
use tpio_sim::session::{Moved, Session};
use tpio_sim::view::View;

use super::action::Action;
use super::areas::Ui;
use crate::shelf::Opened;

/// A recorded path is at most this long.
const LONGEST: usize = 100_000;

/// A program that is stepped.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its title, what it teaches, its twin.
    pub about: About,
    /// What there is to see.
    pub view: View,
    session: Session,
    marked: usize,
}

/// What the header of a scenario says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// What it teaches.
    pub teaches: String,
    /// The scenario with the same situation put right, or wrong.
    pub twin: Option<String>,
}

/// What the stepping screen asks of the model around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    None,
    Say(String),
    Leave,
    Rule,
    Output,
    Open(String),
}

/// A row of the verdict that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// To the step that broke the rule, or that made it so.
    GoTo(usize),
    /// The rule in full.
    ReadRule,
    /// Opens the twin.
    Twin(String),
}

impl Step {
    /// A program before its first step; what is wrong with its schedule, if it does not fit.
    pub fn new(opened: Opened) -> (Self, Option<String>) {
        let mut session = Session::new(opened.program);
        let misfit = opened.schedule.and_then(|schedule| session.record(&schedule, LONGEST).err());
        let about = About { title: opened.title, teaches: opened.teaches, twin: opened.twin };
        let view = View::new(&session);
        let mut step = Step { about, view, session, marked: 0 };
        step.mark_recorded();
        (step, misfit.map(|misfit| misfit.to_string()))
    }

    /// The row of the menu that Enter takes.
    pub fn marked(&self) -> usize {
        self.marked
    }

    /// The scenario's name, or the file's.
    pub fn name(&self) -> &str {
        &self.session.program().name
    }

    /// The session that is shown.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How many rows Enter and the digits can take.
    pub fn rows(&self) -> usize {
        if self.view.verdict.is_some() { self.exits().len() } else { self.view.picks.len() }
    }

    /// What can be done about the verdict, in the order of its rows.
    pub fn exits(&self) -> Vec<Exit> {
        let Some(verdict) = &self.view.verdict else { return Vec::new() };
        let mut exits = Vec::new();
        if verdict.rule.is_some() && verdict.step < self.view.step {
            exits.push(Exit::GoTo(verdict.step));
        }
        exits.extend(verdict.why.last().map(|(step, _)| Exit::GoTo(*step)));
        if verdict.rule.is_some() {
            exits.push(Exit::ReadRule);
        }
        exits.extend(self.about.twin.clone().map(Exit::Twin));
        exits
    }

    /// The rule that the help card is about: the verdict's, else the one broken last.
    pub fn rule(&self) -> Option<RuleId> {
        let judged = self.view.verdict.as_ref().and_then(|verdict| verdict.rule);
        judged.or_else(|| self.view.latched.last().map(|latched| latched.rule))
    }

    /// What the layout depends on.
    pub fn ui(&self) -> Ui {
        let menu = match self.view.verdict {
            Some(_) => 0,
            None => self.view.menu().count(),
        };
        Ui {
            lanes: self.view.timeline.lanes.len().min(64) as u16,
            threads: self.view.threads.len().min(64) as u16,
            menu: menu.min(1000) as u16,
        }
    }

    /// Does what an action means here.
    pub(super) fn act(&mut self, action: Action) -> Wish {
        let moved = match action {
            Action::Forward => self.session.forward(),
            Action::Back => self.session.back(),
            Action::RunOn => self.session.run_on(),
            Action::RunBack => self.session.run_back(),
            Action::First => self.session.seek(0),
            Action::Last => self.session.seek(usize::MAX),
            Action::Row(row) => return self.take(usize::from(row) - 1),
            Action::Take => return self.take(self.marked),
            Action::PreviousBranch => self.branch(usize::wrapping_sub),
            Action::NextBranch => self.branch(usize::wrapping_add),
            Action::Down => return self.mark(self.marked + 1),
            Action::Up => return self.mark(self.marked.saturating_sub(1)),
            Action::Rule if self.rule().is_some() => return Wish::Rule,
            Action::Rule => return Wish::Say("no rule has been broken so far".to_owned()),
            Action::Output => return Wish::Output,
            Action::Leave => return Wish::Leave,
            Action::PageDown
            | Action::PageUp
            | Action::Filter
            | Action::Help
            | Action::Quit
            | Action::Interrupt
            | Action::Suspend
            | Action::Redraw => Moved::Yes,
        };
        match moved {
            Moved::Yes => self.refresh(),
            Moved::No => return Wish::Say(nothing(action).to_owned()),
        }
        Wish::None
    }

    fn take(&mut self, row: usize) -> Wish {
        if self.view.verdict.is_none() {
            return match self.session.step(row) {
                Moved::Yes => {
                    self.refresh();
                    Wish::None
                }
                Moved::No => Wish::Say(format!("there is no choice {}", row + 1)),
            };
        }
        match self.exits().get(row) {
            Some(Exit::GoTo(step)) => {
                self.session.seek(*step);
                self.refresh();
                Wish::None
            }
            Some(Exit::ReadRule) => Wish::Rule,
            Some(Exit::Twin(name)) => Wish::Open(name.clone()),
            None => Wish::Say(format!("there is no row {}", row + 1)),
        }
    }

    fn mark(&mut self, row: usize) -> Wish {
        self.marked = row.min(self.rows().saturating_sub(1));
        Wish::None
    }

    fn branch(&mut self, way: fn(usize, usize) -> usize) -> Moved {
        let branches = self.session.branches();
        let Some(shown) = branches.iter().position(|branch| branch.shown) else { return Moved::No };
        match branches.get(way(shown, 1)) {
            Some(branch) => self.session.show(branch),
            None => Moved::No,
        }
    }

    fn refresh(&mut self) {
        self.view = View::new(&self.session);
        self.mark_recorded();
    }

    /// Marks the choice that "next" takes.
    fn mark_recorded(&mut self) {
        let recorded = self.view.picks.iter().position(|pick| pick.recorded);
        self.marked = recorded.unwrap_or(0);
    }
}

/// Why an action moved nothing.
fn nothing(action: Action) -> &'static str {
    match action {
        Action::Forward | Action::RunOn => "this is the end of the run",
        Action::Last => "nothing further is on record",
        Action::Back | Action::RunBack | Action::First => "this is the start of the run",
        Action::PreviousBranch | Action::NextBranch => "there is no other branch in that direction",
        Action::Row(_)
        | Action::Take
        | Action::Down
        | Action::Up
        | Action::PageDown
        | Action::PageUp
        | Action::Rule
        | Action::Output
        | Action::Filter
        | Action::Help
        | Action::Leave
        | Action::Quit
        | Action::Interrupt
        | Action::Suspend
        | Action::Redraw => "nothing to do",
    }
}
