//! The screens: a model, messages that change it, and a view that draws it. All of it pure: no terminal, no clock, no
//! files. What it shows comes from `tpio_sim::view`; it never changes a state itself. What it wants done outside it orders.

pub mod action;
pub mod areas;
pub mod draw;
pub mod explore;
pub mod field;
pub mod fits;
mod grant;
pub mod home;
pub mod key;
mod mouse;
pub mod order;
pub mod overlay;
mod prompt;
pub mod quiz;
pub mod signs;
pub mod step;
pub mod study;
pub mod theme;

use std::time::Duration;

use action::{Action, Place};
use explore::{Asked, Explore, News};
use grant::{grant, grant_search, pick};
use home::{Home, Memory};
use key::{Key, Mouse};
use order::{MouseUse, Order};
use overlay::{List, Overlay};
use quiz::Quiz;
use signs::Signs;
use step::{Answer, Step, Wish};

use crate::shelf::{Opened, Origin, Shelf};

pub use draw::view;

/// Everything that is on the screen.
#[derive(Clone, Debug)]
pub struct Model {
    /// How things are drawn.
    pub signs: Signs,
    /// The list of scenarios.
    pub home: Home,
    /// The stepping screen, if a program is open. It is shown in front of the list.
    pub step: Option<Box<Step>>,
    /// Every order of that program, in front of it.
    pub explore: Option<Box<Explore>>,
    /// Questions about that program, in front of it.
    pub quiz: Option<Box<Quiz>>,
    /// What lies over the screen.
    pub overlay: Overlay,
    /// One line about what a key could not do, or has done.
    pub message: Option<String>,
    /// Who has the mouse.
    pub mouse: MouseUse,
    /// The seed of quizzes.
    pub seed: u64,
    /// Today, in days since 1970-01-01; 0 where nobody has a clock.
    pub today: u32,
    /// Whether it was said how text is selected while the mouse is ours.
    mouse_told: bool,
    /// A quiz that was left for the stepper in the middle.
    waiting: Option<Box<Quiz>>,
    /// Programs that were stepped and left, each with its branches, until they are opened again.
    left: Vec<Step>,
    shelf: Shelf,
    orders: Vec<Order>,
    /// How many searches were ordered.
    searches: u64,
}

/// What happens to the screen from outside.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// A text was pasted.
    Paste(String),
    /// The window has another size, or its contents were lost.
    Resized,
    /// The time is up that [`Model::wake`] asked for.
    Tick,
    /// What lies ahead, as far as it is known.
    Outlook(Answer),
    /// How far the search for every order is.
    Explore(News),
    /// A file was read that is to be opened, or that changed: its name and its text, or why it cannot be read.
    File {
        /// Its name, as it was asked for.
        path: String,
        /// What is in it.
        text: Result<String, String>,
    },
    /// Something was done, or could not be: what to say.
    Done(String),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
        Model {
            signs,
            home,
            step: None,
            explore: None,
            quiz: None,
            overlay: Overlay::None,
            message: None,
            mouse: MouseUse::Ours,
            seed: 0,
            today: 0,
            mouse_told: false,
            waiting: None,
            left: Vec::new(),
            shelf,
            orders: Vec::new(),
            searches: 0,
        }
    }

    /// The list, with a program open in front of it.
    #[must_use]
    pub fn with(mut self, opened: Opened) -> Self {
        self.show(opened);
        self
    }

    /// The same, as it was left the last time.
    #[must_use]
    pub fn remembering(mut self, memory: Memory) -> Self {
        self.home.remember(memory);
        self
    }

    /// Which screen is in front.
    pub fn place(&self) -> Place {
        match (&self.quiz, &self.explore, &self.step) {
            (Some(_), ..) => Place::Quiz,
            (None, Some(_), _) => Place::Explore,
            (None, None, Some(_)) => Place::Step,
            (None, None, None) => Place::Home,
        }
    }

    /// The scenarios.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Every program that was stepped so far, the one in front first.
    pub fn stepped(&self) -> impl Iterator<Item = &Step> {
        self.step.iter().map(Box::as_ref).chain(&self.left)
    }

    /// What is to be done outside since this was asked last.
    pub fn take_orders(&mut self) -> Vec<Order> {
        self.ask_what_is_ahead();
        std::mem::take(&mut self.orders)
    }

    /// Once for each situation on the stepping screen in which somebody looks for orders: of a burst of keys for the last.
    fn ask_what_is_ahead(&mut self) {
        if self.place() != Place::Step {
            return;
        }
        let question = self.step.as_mut().and_then(|step| step.question());
        self.orders.extend(question.map(|question| Order::Outlook(Box::new(question))));
    }

    /// After how long the model wants a tick; `None`: it waits for whatever comes.
    pub fn wake(&self) -> Option<Duration> {
        let play = self.step.as_ref().filter(|_| self.place() == Place::Step).map(|step| step.play);
        play.filter(|play| play.is_on()).map(|play| Duration::from_millis(play.speed().milliseconds()))
    }

    /// Does what an action means on the screen in front, as its key would.
    pub fn act(&mut self, action: Action) {
        screen_action(self, action);
    }

    /// Shows a program in front of all others; what was stepped before is kept.
    pub fn show(&mut self, opened: Opened) {
        let (step, trouble) = Step::new(opened);
        self.leave();
        self.watch(&step.about.origin);
        self.home.see(step.name(), &step.about.origin);
        self.orders.push(Order::Remember(self.home.memory().clone()));
        self.step = Some(Box::new(step));
        self.message = trouble;
    }

    fn watch(&mut self, origin: &Origin) {
        self.orders.push(Order::Watch(match origin {
            Origin::Scenario => None,
            Origin::File(path) => Some(path.clone()),
        }));
    }

    /// Keeps what is shown for the next time.
    pub fn keep(&mut self) {
        let Some(step) = &self.step else { return };
        if self.home.stop_at(&step.link()) {
            self.orders.push(Order::Remember(self.home.memory().clone()));
        }
    }

    /// A program that is opened goes to where it was left the last time, if it is the same still.
    fn resume(&self, opened: &mut Opened) {
        let name = match &opened.origin {
            Origin::Scenario => &opened.program.name,
            Origin::File(path) => path,
        };
        let left = self.home.memory().last().filter(|link| link.name == *name);
        let Some(link) = left.filter(|link| link.fits(&opened.program.fingerprint)) else { return };
        let Some(step) = link.step.filter(|_| opened.schedule.is_none()) else { return };
        opened.remark = Some(format!("as you left it, at step {step}; g goes to the start"));
        opened.schedule = Some(link.schedule);
        opened.step = Some(step);
    }

    /// Back to the list; what was stepped is kept.
    fn leave(&mut self) {
        self.keep();
        if let Some(mut step) = self.step.take() {
            step.twin = None;
            self.left.push(*step);
        }
        self.leave_search();
        self.quiz = None;
    }

    fn leave_search(&mut self) {
        if self.explore.take().is_some() {
            self.orders.push(Order::StopExploring);
        }
    }

    /// Shows a program as it was left, if it was stepped before.
    fn back_to(&mut self, name: &str, origin: &Origin) -> bool {
        let same = |step: &Step| step.name() == name && step.about.origin == *origin;
        let Some(at) = self.left.iter().position(same) else { return false };
        let again = self.left.swap_remove(at);
        self.leave();
        self.watch(&again.about.origin);
        self.step = Some(Box::new(again));
        true
    }

    /// Opens a scenario of the list in front of what is shown: as it was left, if it was stepped before. A name that is
    /// not on the list leaves a message.
    pub fn open(&mut self, name: &str) {
        if self.back_to(name, &Origin::Scenario) {
            return;
        }
        match self.shelf.open(name) {
            Ok(mut opened) => {
                self.resume(&mut opened);
                self.show(opened);
            }
            Err(trouble) => self.message = Some(trouble),
        }
    }

    /// A file was read: it is opened, or, if it is open already, shown anew at the same point.
    fn file(&mut self, path: &str, text: Result<String, String>) {
        let origin = Origin::File(path.to_owned());
        let open = self.step.as_ref().filter(|step| step.about.origin == origin);
        let text = match text {
            Ok(text) => text,
            Err(trouble) => {
                self.message = Some(trouble);
                return;
            }
        };
        match crate::shelf::open_file(path, &text) {
            Err(lines) => {
                self.overlay = Overlay::Trouble(lines, 0);
                self.watch(&origin);
            }
            Ok(mut opened) => {
                if matches!(self.overlay, Overlay::Trouble(..)) {
                    self.overlay = Overlay::None;
                }
                if let Some(step) = open {
                    if step.session().program().fingerprint == opened.program.fingerprint {
                        return;
                    }
                    let breaks = step.breaks.clone();
                    opened.schedule = Some(step.session().schedule());
                    opened.step = Some(step.view.step);
                    self.leave_search();
                    self.quiz = None;
                    let (mut step, misfit) = Step::new(opened);
                    step.breaks = breaks;
                    step.refresh();
                    self.step = Some(Box::new(step));
                    self.message = Some(match misfit {
                        None => "the file changed: the same order in the new program".to_owned(),
                        Some(misfit) => format!("the file changed: {misfit}"),
                    });
                    return;
                }
                self.left.retain(|step| step.about.origin != origin);
                self.resume(&mut opened);
                self.show(opened);
            }
        }
    }
}

/// Changes the model as a message says.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    let in_trouble = matches!(model.overlay, Overlay::Trouble(..));
    let in_path = matches!(model.overlay, Overlay::Path(_));
    let effects = match msg {
        Msg::Key(key) => key_pressed(model, key),
        Msg::Mouse(mouse) => mouse::mouse(model, mouse),
        Msg::Paste(text) => prompt::paste(model, &text),
        Msg::Resized => Effects { draw: Draw::All, then: Then::Stay },
        Msg::Tick => {
            let wish = model.step.as_mut().map_or(Wish::None, |step| step.tick());
            grant(model, wish);
            CHANGED
        }
        Msg::Outlook(answer) => {
            let news = model.step.as_mut().is_some_and(|step| step.outlook.learn(answer));
            if news { CHANGED } else { UNCHANGED }
        }
        Msg::Explore(news) => match &mut model.explore {
            Some(explore) => {
                explore.learn(news);
                CHANGED
            }
            None => UNCHANGED,
        },
        Msg::File { path, text } => {
            model.file(&path, text);
            CHANGED
        }
        Msg::Done(words) => {
            model.message = Some(words);
            CHANGED
        }
    };
    if in_trouble && !matches!(model.overlay, Overlay::Trouble(..)) {
        // whoever closes it gives up mending that file
        let shown = model.step.as_ref().map_or(Origin::Scenario, |step| step.about.origin.clone());
        model.watch(&shown);
    }
    note_what_is_solved(model);
    // the name of a file may be pasted with the mouse
    if in_path != matches!(model.overlay, Overlay::Path(_)) && model.mouse == MouseUse::Ours {
        model.orders.push(Order::Mouse(if in_path { MouseUse::Ours } else { MouseUse::Terminals }));
    }
    effects
}

/// A scenario is solved when a run of it was stepped to a verdict.
fn note_what_is_solved(model: &mut Model) {
    let Some(step) = model.step.as_ref().filter(|step| step.view.verdict.is_some()) else { return };
    if model.home.solve(step.name(), &step.about.origin) {
        model.orders.push(Order::Remember(model.home.memory().clone()));
    }
}

fn key_pressed(model: &mut Model, key: Key) -> Effects {
    match key {
        Key::Ctrl('c') => return Effects { draw: Draw::No, then: Then::Quit(130) },
        Key::Ctrl('z') => return Effects { draw: Draw::All, then: Then::Suspend },
        Key::Ctrl('l') => return Effects { draw: Draw::All, then: Then::Stay },
        _ => {}
    }
    let spoke = model.message.take().is_some();
    if model.overlay != Overlay::None {
        return prompt::key(model, key);
    }
    if model.place() == Place::Home && model.home.filtering() {
        return filter_key(model, key);
    }
    match action::find(model.place(), key) {
        Some(action) => run(model, action),
        None if spoke => CHANGED,
        None => UNCHANGED,
    }
}

/// Does what an action means on the screen in front.
fn run(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::Quit => return Effects { draw: Draw::No, then: Then::Quit(0) },
        Action::Interrupt => return Effects { draw: Draw::No, then: Then::Quit(130) },
        Action::Suspend => return Effects { draw: Draw::All, then: Then::Suspend },
        Action::Redraw => return Effects { draw: Draw::All, then: Then::Stay },
        Action::Help => model.overlay = Overlay::Help(List::default()),
        Action::Palette => model.overlay = Overlay::Palette(List::default()),
        Action::Theme(theme) => {
            model.signs.theme = theme;
            model.message = Some(format!("theme {}", theme.name()));
        }
        Action::Hints => {
            let hidden = model.home.toggle_hints();
            model.message = hidden.then(|| "the keys are hidden; : shows all commands, ? the help".to_owned());
            model.orders.push(Order::Remember(model.home.memory().clone()));
        }
        Action::Mouse => {
            let (now, words) = match model.mouse {
                MouseUse::Ours => (MouseUse::Terminals, "the mouse selects text; F2 takes it again"),
                MouseUse::Terminals => (MouseUse::Ours, "the mouse clicks and turns; F2 gives it back"),
            };
            model.mouse = now;
            model.orders.push(Order::Mouse(now));
            model.message = Some(words.to_owned());
        }
        Action::Save(format) => {
            let name = model.step.as_ref().map_or_else(String::new, |step| step.name().to_owned());
            let name = name.rsplit(['/', '\\']).next().unwrap_or("tpio").trim_end_matches(".c").to_owned();
            prompt::save(model, &format!("{name}.{}", format.extension()));
        }
        action => screen_action(model, action),
    }
    CHANGED
}

fn screen_action(model: &mut Model, action: Action) {
    match model.place() {
        Place::Home => match action {
            Action::OpenFile => model.overlay = Overlay::Path(field::Field::default()),
            action => {
                if let Some(picked) = model.home.act(action) {
                    pick(model, picked);
                }
            }
        },
        Place::Step => {
            let wish = model.step.as_mut().map_or(Wish::None, |step| step.act(action));
            grant(model, wish);
        }
        Place::Explore => {
            let asked = model.explore.as_mut().map_or(Asked::Nothing, |explore| explore.act(action));
            grant_search(model, asked);
        }
        Place::Quiz => {
            let asked = model.quiz.as_mut().map_or(quiz::Asked::Nothing, |quiz| quiz.act(action));
            grant::note_answers(model);
            grant::grant_quiz(model, asked);
        }
    }
}

/// A key while a filter is typed: letters belong to the filter.
fn filter_key(model: &mut Model, key: Key) -> Effects {
    if key == Key::Enter {
        if let Some(picked) = model.home.act(Action::Take) {
            pick(model, picked);
        }
    } else {
        model.home.type_key(key);
    }
    CHANGED
}
