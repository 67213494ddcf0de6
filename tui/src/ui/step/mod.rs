//! The stepping screen: a session, the view made of it, and what the person has marked in it. The view is made once for
//! each situation; drawing only reads it.

mod breaks;
mod exit;
mod find;
mod lens;
mod objects;
mod outlook;
mod play;
mod twin;

use std::collections::BTreeSet;

use ratatui::layout::Rect;
use tpio_model::name::ThreadId;
use tpio_model::rules::RuleId;
use tpio_sim::link::Link;
use tpio_sim::schedule::Schedule;
use tpio_sim::session::{Moved, Session};
use tpio_sim::view::View;

use super::action::Action;
use super::areas::Ui;
use super::draw::verdict_lines;
use crate::shelf::{Opened, Origin};

pub use breaks::Break;
pub use exit::Exit;
pub use find::Search;
pub use lens::{Height, Lens};
pub use objects::things;
pub use outlook::{Answer, LastGood, Outlook, Question};
pub use play::{Play, Speed};
pub use twin::Twin;

/// A recorded path is at most this long.
const LONGEST: usize = 100_000;

/// A program that is stepped.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its title, what it teaches, its twin.
    pub about: About,
    /// What there is to see.
    pub view: View,
    /// What lies ahead, as far as it is known.
    pub outlook: Outlook,
    /// Where to stop.
    pub breaks: BTreeSet<Break>,
    /// What was looked for.
    pub search: Search,
    /// Whether the run is played by itself, and how fast.
    pub play: Play,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// Whether it has the window for itself.
    pub zoom: Zoom,
    /// Whether menu and verdict are hidden.
    pub curtain: Curtain,
    /// How the timeline is looked at.
    pub lens: Lens,
    /// The twin from whose verdict it was opened.
    pub twin: Option<Twin>,
    session: Session,
    /// Who was picked just now: the mark stays with it.
    goes_on: Option<String>,
    marked: usize,
    /// The line that the person marked in a source.
    line: Option<u32>,
    /// Which of the objects is marked.
    thing: usize,
    /// Steps of the path that is shown at which a breakpoint would stop.
    hits: Vec<usize>,
}

/// What the header of a scenario says about it, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// What it teaches.
    pub teaches: String,
    /// The scenario with the same situation put right, or wrong.
    pub twin: Option<String>,
    /// The scenario or the file that it is.
    pub origin: Origin,
}

/// A pane that keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The menu or the verdict.
    Menu,
    /// The sources.
    Source,
    /// The objects.
    Objects,
    /// The timeline.
    Timeline,
}

/// Whether a pane has the window for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// All panes share it.
    All,
    /// The pane that has the focus.
    One,
}

/// Whether what comes is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curtain {
    /// It is not.
    Open,
    /// It is.
    Drawn,
}

/// What the stepping screen asks of the model around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    None,
    Say(String),
    Leave,
    Card,
    Output,
    Why,
    Breaks,
    Find,
    Explore,
    Quiz,
    Copy(String),
    Twin(String),
}

impl Step {
    /// A program before its first step; what is wrong with its schedule, if it does not fit.
    pub fn new(opened: Opened) -> (Self, Option<String>) {
        let mut session = Session::new(opened.program);
        let misfit = opened.schedule.and_then(|schedule| session.record(&schedule, LONGEST).err());
        if let Some(step) = opened.step {
            session.seek(step);
        }
        let about = About { title: opened.title, teaches: opened.teaches, twin: opened.twin, origin: opened.origin };
        let view = View::new(&session);
        let mut step = Step {
            about,
            view,
            outlook: Outlook::default(),
            breaks: BTreeSet::new(),
            search: Search::default(),
            play: Play::default(),
            focus: Focus::Menu,
            zoom: Zoom::All,
            curtain: Curtain::Open,
            lens: Lens::default(),
            twin: None,
            session,
            goes_on: None,
            marked: 0,
            line: None,
            thing: 0,
            hits: Vec::new(),
        };
        step.refresh();
        (step, misfit.map(|misfit| misfit.to_string()).or(opened.remark))
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

    /// Steps of the path that is shown at which a breakpoint would stop.
    pub fn hits(&self) -> &[usize] {
        &self.hits
    }

    /// How many rows Enter and the digits can take.
    pub fn rows(&self) -> usize {
        match (self.curtain, &self.view.verdict) {
            (Curtain::Drawn, _) => 0,
            (Curtain::Open, Some(_)) => self.exits().len(),
            (Curtain::Open, None) => self.view.picks.len(),
        }
    }

    /// The link to what is shown.
    pub fn link(&self) -> Link {
        let name = match &self.about.origin {
            Origin::Scenario => self.name(),
            Origin::File(path) => path,
        };
        Link::new(name, &self.session.program().fingerprint, self.session.schedule(), self.session.step_number())
    }

    /// The command that shows it.
    pub fn command(&self) -> String {
        let link = self.link().to_string();
        let safe = |letter: char| letter.is_ascii_alphanumeric() || "@%+=:,./-_".contains(letter);
        if link.chars().all(safe) { format!("tpio step {link}") } else { format!("tpio step '{link}'") }
    }

    /// The rule that the card is about: the verdict's, else the one broken last.
    pub fn rule(&self) -> Option<RuleId> {
        let judged = self.view.verdict.as_ref().and_then(|verdict| verdict.rule);
        judged.or_else(|| self.view.latched.last().map(|latched| latched.rule))
    }

    /// What the layout depends on.
    pub fn ui(&self, window: Rect) -> Ui {
        let menu = match (self.curtain, &self.view.verdict) {
            (Curtain::Drawn, _) => 0,
            (Curtain::Open, Some(_)) => verdict_lines(self, window),
            (Curtain::Open, None) => self.view.menu().count(),
        };
        Ui {
            lanes: self.view.timeline.lanes.len().min(64) as u16,
            threads: self.view.threads.len().min(64) as u16,
            menu: menu.min(1000) as u16,
            verdict: self.curtain == Curtain::Open && self.view.verdict.is_some(),
            zoom: (self.zoom == Zoom::One).then_some(self.focus),
            timeline: self.lens.height(),
        }
    }

    /// Does what an action means here.
    pub(super) fn act(&mut self, action: Action) -> Wish {
        if self.play.is_on() && !matches!(action, Action::Play | Action::Slower | Action::Faster) {
            self.play.stop();
        }
        match action {
            Action::Row(row) => return self.take(usize::from(row) - 1),
            Action::Take => return self.take(self.marked),
            Action::Down => return self.down(),
            Action::Up => return self.up(),
            Action::Break | Action::BreakObject if self.focus == Focus::Objects => {
                return self.toggle_thing(self.marked_thing());
            }
            Action::Break => return self.toggle_line(),
            Action::BreakEvent => return self.toggle_event(),
            Action::BreakThread => return self.toggle_thread(),
            Action::BreakObject => return self.toggle_object(),
            Action::Breaks => return Wish::Breaks,
            Action::Find => return Wish::Find,
            Action::Why if self.view.step > 0 => return Wish::Why,
            Action::Why => return Wish::Say("nothing has happened yet".to_owned()),
            Action::Card => return Wish::Card,
            Action::Output => return Wish::Output,
            Action::Explore => return Wish::Explore,
            Action::Quiz => return Wish::Quiz,
            Action::Leave if self.zoom == Zoom::One => self.zoom = Zoom::All,
            Action::Leave => return Wish::Leave,
            Action::CopyLink => return Wish::Copy(self.link().to_string()),
            Action::CopyCommand => return Wish::Copy(self.command()),
            Action::Play | Action::Slower | Action::Faster => return self.play_action(action),
            Action::Future | Action::Wider | Action::Narrower | Action::Fit | Action::Tall => return self.look(action),
            Action::Ahead => return Wish::Say(self.outlook.toggle().to_owned()),
            Action::Focus => self.focus(1),
            Action::FocusBack => self.focus(3),
            Action::Zoom => self.zoom = if self.zoom == Zoom::All { Zoom::One } else { Zoom::All },
            Action::Curtain => {
                self.curtain = if self.curtain == Curtain::Open { Curtain::Drawn } else { Curtain::Open };
                self.mark_recorded();
            }
            action => return self.travel(action),
        }
        Wish::None
    }

    /// Moves through time.
    fn travel(&mut self, action: Action) -> Wish {
        let mut broke = None;
        let moved = match action {
            Action::Forward => self.forward(),
            Action::Back => self.session.back(),
            Action::Same => self.mover().map_or(Moved::No, |thread| self.session.step_thread(thread)),
            Action::SameBack => self.before_last_step(),
            Action::Finish => self.mover().map_or(Moved::No, |thread| self.session.finish(thread)),
            Action::Unfinish => self.mover().map_or(Moved::No, |thread| self.session.unfinish(thread)),
            Action::RunOn => {
                let picked = self.on_own_mark().then_some(self.marked);
                let breaks = &self.breaks;
                let mut stop = |session: &Session| {
                    broke = breaks::hit(breaks, session);
                    broke.is_some()
                };
                match picked.map(|row| self.session.choose(row)) {
                    Some(_) if self.session.is_at_a_stop() || stop(&self.session) => Moved::Yes,
                    Some(_) | None => self.session.run_on_until(&mut stop),
                }
            }
            Action::RunBack => {
                let breaks = &self.breaks;
                self.session.run_back_until(&mut |session| {
                    broke = breaks::hit(breaks, session);
                    broke.is_some()
                })
            }
            Action::First => self.session.seek(0),
            Action::Last => self.session.seek(usize::MAX),
            Action::PreviousBranch => self.branch(usize::wrapping_sub),
            Action::NextBranch => self.branch(usize::wrapping_add),
            Action::Undo => self.session.undo(),
            Action::Redo => self.session.redo(),
            Action::FindNext => return self.find_on(),
            Action::FindPrevious => return self.find_back(),
            // the table offers no other action on this screen
            _ => return Wish::None,
        };
        match (moved, broke) {
            (Moved::Yes, broke) => {
                self.refresh();
                broke.map_or(Wish::None, |broke| Wish::Say(format!("stopped at {}", broke.words(&self.session))))
            }
            (Moved::No, _) => Wish::Say(nothing(action).to_owned()),
        }
    }

    /// Goes to a step of the path that is shown.
    pub(super) fn seek(&mut self, step: usize) {
        if self.session.seek(step) == Moved::Yes {
            self.refresh();
        }
    }

    /// Goes to a step, for a recording.
    pub(crate) fn seek_quietly(&mut self, step: usize) {
        self.seek(step);
    }

    /// Does what an action means, for a recording, in which nobody is told what could not be done.
    pub(crate) fn act_quietly(&mut self, action: Action) {
        self.act(action);
    }

    /// Loads an order as a branch and goes to a step of it.
    pub(super) fn load(&mut self, schedule: &Schedule, step: usize) -> Option<String> {
        let misfit = self.session.record(schedule, LONGEST).err();
        self.session.seek(step);
        self.refresh();
        misfit.map(|misfit| misfit.to_string())
    }

    /// The thread that moved last, else the one whose choice is marked.
    fn mover(&self) -> Option<ThreadId> {
        let marked = || self.view.picks.get(self.marked).and_then(|pick| pick.mover.clone());
        let named = |label: String| {
            let threads = self.session.labels().threads();
            threads.into_iter().find(|thread| self.session.thread_label(*thread) == label)
        };
        self.session.moved_last().or_else(|| marked().and_then(named))
    }

    /// Back to before the last step of the thread that moved last.
    fn before_last_step(&mut self) -> Moved {
        let Some(thread) = self.mover() else { return self.session.back() };
        let mut moved = Moved::No;
        loop {
            let its = self.session.moved_last() == Some(thread);
            if self.session.back() == Moved::No {
                return moved;
            }
            moved = Moved::Yes;
            if its {
                return moved;
            }
        }
    }

    /// Whether the marked row is another than the first, and nothing is recorded: then it is what "next" means.
    fn on_own_mark(&self) -> bool {
        self.view.verdict.is_none() && !self.session.has_future() && self.marked > 0
    }

    /// One step on: as recorded, else the marked row.
    pub(super) fn forward(&mut self) -> Moved {
        if self.on_own_mark() {
            let mover = self.view.picks.get(self.marked).and_then(|pick| pick.mover.clone());
            let moved = self.session.choose(self.marked);
            self.goes_on = mover;
            return moved;
        }
        self.session.forward()
    }

    pub(super) fn take(&mut self, row: usize) -> Wish {
        if self.curtain == Curtain::Drawn {
            return Wish::Say(". opens the curtain".to_owned());
        }
        if self.view.verdict.is_none() {
            let mover = self.view.picks.get(row).and_then(|pick| pick.mover.clone());
            return match self.session.choose(row) {
                Moved::Yes => {
                    self.goes_on = mover;
                    self.refresh();
                    Wish::None
                }
                Moved::No => Wish::Say(format!("there is no choice {}", row + 1)),
            };
        }
        match self.exits().get(row) {
            Some(Exit::GoTo(step) | Exit::LastGood(step)) => {
                self.seek(*step);
                Wish::None
            }
            Some(Exit::ReadRule) => Wish::Card,
            Some(Exit::Twin(name)) => Wish::Twin(name.clone()),
            Some(Exit::EveryOrder) => Wish::Explore,
            None => Wish::Say(format!("there is no row {}", row + 1)),
        }
    }

    fn mark(&mut self, row: usize) -> Wish {
        self.marked = row.min(self.rows().saturating_sub(1));
        Wish::None
    }

    fn down(&mut self) -> Wish {
        match self.focus {
            Focus::Menu => return self.mark(self.marked + 1),
            Focus::Source => self.move_line(1),
            Focus::Objects => self.mark_thing(self.thing + 1),
            Focus::Timeline => return self.travel(Action::Forward),
        }
        Wish::None
    }

    fn up(&mut self) -> Wish {
        match self.focus {
            Focus::Menu => return self.mark(self.marked.saturating_sub(1)),
            Focus::Source => self.move_line(-1),
            Focus::Objects => self.mark_thing(self.thing.saturating_sub(1)),
            Focus::Timeline => return self.travel(Action::Back),
        }
        Wish::None
    }

    fn focus(&mut self, on: usize) {
        const PANES: [Focus; 4] = [Focus::Menu, Focus::Source, Focus::Objects, Focus::Timeline];
        let at = PANES.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        self.focus = PANES[(at + on) % PANES.len()];
    }

    fn branch(&mut self, way: fn(usize, usize) -> usize) -> Moved {
        let branches = self.session.branches();
        let Some(shown) = branches.iter().position(|branch| branch.shown) else { return Moved::No };
        match branches.get(way(shown, 1)) {
            Some(branch) => self.session.show(branch),
            None => Moved::No,
        }
    }

    pub(super) fn refresh(&mut self) {
        self.view = View::new(&self.session);
        if self.lens.sees_future() {
            self.view.show_future(&self.session);
        }
        self.line = None;
        self.hits = breaks::hits(&self.breaks, &self.session);
        self.outlook.moved();
        self.mark_recorded();
    }

    /// Marks the choice that "next" takes: as recorded; where nothing is, the next one of the thread that was just picked.
    fn mark_recorded(&mut self) {
        let recorded = self.view.picks.iter().position(|pick| pick.recorded);
        let picked = self.goes_on.take().filter(|_| !self.session.has_future());
        let same = picked.and_then(|mover| self.view.picks.iter().position(|pick| pick.mover.as_ref() == Some(&mover)));
        self.marked = if self.rows() == 0 { 0 } else { same.or(recorded).unwrap_or(0) };
    }
}

/// Why an action moved nothing.
fn nothing(action: Action) -> &'static str {
    match action {
        Action::Last => "nothing further is on record",
        Action::Back | Action::RunBack | Action::First | Action::SameBack | Action::Unfinish => {
            "this is the start of the run; n goes on"
        }
        Action::Same | Action::Finish => "that thread cannot move",
        Action::PreviousBranch | Action::NextBranch => "there is no other branch in that direction",
        Action::Undo => "there is no choice to undo",
        Action::Redo => "there is no choice to make again",
        // forward, run on: all others that move go there
        _ => "this is the end of the run; N goes back",
    }
}
