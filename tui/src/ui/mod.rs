//! The screens: a model, messages that change it, and a view that draws it. All of it pure: no terminal, no clock, no
//! files. What it shows comes from `tpio_sim::view`; it never changes a state itself.

pub mod action;
pub mod areas;
pub mod draw;
pub mod home;
pub mod key;
pub mod signs;
pub mod step;

use action::{Action, Place};
use home::Home;
use key::Key;
use signs::Signs;
use step::{Step, Wish};

use crate::shelf::{Opened, Shelf};

pub use draw::view;

/// Everything that is on the screen.
#[derive(Clone, Debug)]
pub struct Model {
    /// How things are drawn.
    pub signs: Signs,
    /// The list of scenarios.
    pub home: Home,
    /// The stepping screen, if a scenario is open. It is shown in front of the list.
    pub step: Option<Box<Step>>,
    /// What lies over the screen.
    pub overlay: Overlay,
    /// One line about what a key could not do.
    pub message: Option<String>,
    /// Programs that were stepped and left, each with its branches, until they are opened again.
    left: Vec<Box<Step>>,
    shelf: Shelf,
}

/// What lies over a screen; at most one thing does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    None,
    /// The help, scrolled down by so many rows.
    Help(u16),
    /// The rule that was broken.
    Rule(u16),
    /// What the program has printed.
    Output(u16),
}

/// What happens to the screen from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The window has another size, or its contents were lost.
    Resized,
}

/// What has to be done after a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effects {
    /// Whether the screen has changed.
    pub draw: Draw,
    /// What the caller should do.
    pub then: Then,
}

/// Whether the screen has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draw {
    /// It has not.
    No,
    /// It has: draw what differs.
    Changes,
    /// What is in the window is not to be relied on: draw everything.
    All,
}

/// What the caller should do after a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Go on.
    Stay,
    /// End with this exit status.
    Quit(i32),
    /// Give the terminal back and stop until the shell wakes us.
    Suspend,
}

const CHANGED: Effects = Effects { draw: Draw::Changes, then: Then::Stay };
const UNCHANGED: Effects = Effects { draw: Draw::No, then: Then::Stay };

impl Model {
    /// The list of scenarios, with the first one marked.
    pub fn new(shelf: Shelf, signs: Signs) -> Self {
        let home = Home::new(&shelf.entries);
        Model { signs, home, step: None, overlay: Overlay::None, message: None, left: Vec::new(), shelf }
    }

    /// The list, with a program open in front of it.
    #[must_use]
    pub fn with(mut self, opened: Opened) -> Self {
        self.show(opened);
        self
    }

    /// Which screen is in front.
    pub fn place(&self) -> Place {
        if self.step.is_some() { Place::Step } else { Place::Home }
    }

    /// The scenarios.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Every program that was stepped so far, the one in front first.
    pub fn stepped(&self) -> impl Iterator<Item = &Step> {
        self.step.iter().chain(&self.left).map(Box::as_ref)
    }

    fn show(&mut self, opened: Opened) {
        let (step, trouble) = Step::new(opened);
        self.leave();
        self.step = Some(Box::new(step));
        self.message = trouble;
    }

    /// Back to the list; what was stepped is kept.
    fn leave(&mut self) {
        self.left.extend(self.step.take());
    }

    /// Opens a scenario of the list in front of what is shown: as it was left, if it was stepped before. A name that is
    /// not on the list leaves a message.
    pub fn open(&mut self, name: &str) {
        if let Some(at) = self.left.iter().position(|step| step.name() == name) {
            let again = self.left.swap_remove(at);
            self.leave();
            self.step = Some(again);
            return;
        }
        match self.shelf.open(name) {
            Ok(opened) => self.show(opened),
            Err(trouble) => self.message = Some(trouble),
        }
    }
}

/// Changes the model as a message says.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    let key = match msg {
        Msg::Key(key) => key,
        Msg::Resized => return Effects { draw: Draw::All, then: Then::Stay },
    };
    model.message = None;
    if model.place() == Place::Home && model.home.filtering() {
        return filter_key(model, key);
    }
    let Some(action) = action::find(model.place(), key) else {
        // an unknown key closes what lies over the screen, and does nothing else
        return if close(model) { CHANGED } else { UNCHANGED };
    };
    match action {
        Action::Quit if close(model) => CHANGED,
        Action::Quit => Effects { draw: Draw::No, then: Then::Quit(0) },
        Action::Interrupt => Effects { draw: Draw::No, then: Then::Quit(130) },
        Action::Suspend => Effects { draw: Draw::All, then: Then::Suspend },
        Action::Redraw => Effects { draw: Draw::All, then: Then::Stay },
        Action::Leave if close(model) => CHANGED,
        Action::Help if matches!(model.overlay, Overlay::Help(_)) => {
            model.overlay = Overlay::None;
            CHANGED
        }
        Action::Help => {
            model.overlay = Overlay::Help(0);
            CHANGED
        }
        _ if model.overlay != Overlay::None => overlay_action(model, action),
        action => screen_action(model, action),
    }
}

/// Closes what lies over the screen; whether anything did.
fn close(model: &mut Model) -> bool {
    let open = model.overlay != Overlay::None;
    model.overlay = Overlay::None;
    open
}

/// Scrolls what lies over the screen; any other action closes it.
fn overlay_action(model: &mut Model, action: Action) -> Effects {
    let (Overlay::Help(top) | Overlay::Rule(top) | Overlay::Output(top)) = &mut model.overlay else { return UNCHANGED };
    match action {
        Action::Down => *top = top.saturating_add(1).min(draw::MOST_SCROLL),
        Action::Up => *top = top.saturating_sub(1),
        Action::PageDown | Action::Forward => *top = top.saturating_add(10).min(draw::MOST_SCROLL),
        Action::PageUp | Action::Back => *top = top.saturating_sub(10),
        Action::First => *top = 0,
        Action::RunOn
        | Action::RunBack
        | Action::Last
        | Action::Row(_)
        | Action::Take
        | Action::PreviousBranch
        | Action::NextBranch
        | Action::Rule
        | Action::Output
        | Action::Filter
        | Action::Help
        | Action::Leave
        | Action::Quit
        | Action::Interrupt
        | Action::Suspend
        | Action::Redraw => model.overlay = Overlay::None,
    }
    CHANGED
}

fn screen_action(model: &mut Model, action: Action) -> Effects {
    let Some(step) = &mut model.step else {
        if let Some(name) = model.home.act(action) {
            model.open(&name);
        }
        return CHANGED;
    };
    match step.act(action) {
        Wish::None => {}
        Wish::Say(text) => model.message = Some(text),
        Wish::Leave => model.leave(),
        Wish::Rule => model.overlay = Overlay::Rule(0),
        Wish::Output => model.overlay = Overlay::Output(0),
        Wish::Open(name) => model.open(&name),
    }
    CHANGED
}

/// A key while a filter is typed: letters belong to the filter.
fn filter_key(model: &mut Model, key: Key) -> Effects {
    match key {
        Key::Ctrl('c') => return Effects { draw: Draw::No, then: Then::Quit(130) },
        Key::Ctrl('z') => return Effects { draw: Draw::All, then: Then::Suspend },
        Key::Ctrl('l') => return Effects { draw: Draw::All, then: Then::Stay },
        Key::Enter => {
            if let Some(name) = model.home.act(Action::Take) {
                model.open(&name);
            }
        }
        key => model.home.type_key(key),
    }
    CHANGED
}
