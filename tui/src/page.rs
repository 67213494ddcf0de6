//! The screens on a page: the model with all that a page needs around it. Work that a terminal does on threads is done
//! here in slices, whenever the page has time. Knows no browser, no clock and no files: programs come as texts, what has
//! to happen outside is handed out.

mod told;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use tpio_sim::link::{Link, PREFIX};

use crate::shelf::{self, Opened, Origin, Shelf};
use crate::ui::action::{self, Action, Place};
use crate::ui::home::Memory;
use crate::ui::key::{Key, Mouse};
use crate::ui::order::Order;
use crate::ui::overlay::Overlay;
use crate::ui::signs::Signs;
use crate::ui::step::Focus;
use crate::ui::{self, Draw, Model, Msg, Then};
use work::Work;

pub use told::{Button, Told};

/// The screens, and whoever obeys them.
pub struct Page {
    model: Model,
    /// C programs that are no scenarios, by name.
    texts: BTreeMap<String, String>,
    /// Those of them that a person changed: nobody else has them.
    edited: BTreeSet<String>,
    outside: Vec<Outside>,
    work: Work,
    draw: Draw,
}

/// Something that only the page can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Puts a text on the clipboard.
    Copy(String),
    /// Hands a file to the person.
    Save {
        /// Its name.
        name: String,
        /// What is in it.
        text: String,
    },
    /// Keeps this for the next time.
    Remember(Memory),
    /// The screens are left.
    Leave,
}

impl Page {
    /// The list of scenarios, as it was left the last time.
    pub fn new(signs: Signs, memory: Memory) -> Self {
        Page {
            model: Model::new(Shelf::catalogue(), signs).remembering(memory),
            texts: BTreeMap::new(),
            edited: BTreeSet::new(),
            outside: Vec::new(),
            work: Work::default(),
            draw: Draw::All,
        }
    }

    /// What is shown.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Puts a C program beside the scenarios, under a name that ends in `.c`.
    pub fn put(&mut self, name: &str, text: &str) {
        self.texts.insert(name.to_owned(), text.to_owned());
    }

    /// The C source of a program that was put here, or of a scenario.
    pub fn source(&self, name: &str) -> Option<&str> {
        let entry = || self.model.shelf().entries.iter().find(|entry| entry.name == name);
        self.texts.get(name).map(String::as_str).or_else(|| entry().map(|entry| entry.source.as_str()))
    }

    /// Opens a program by its name. What is wrong with it is shown.
    pub fn open(&mut self, name: &str) {
        self.model.overlay = Overlay::None;
        if self.texts.contains_key(name) {
            self.read(name);
        } else {
            self.model.open(name);
        }
        self.draw = Draw::All;
        self.obey();
    }

    /// Opens what a link leads to; the fragment of a page's address is a link without its beginning.
    ///
    /// # Errors
    ///
    /// It is no link, or there is no such program; in words.
    pub fn follow(&mut self, link: &str) -> Result<(), String> {
        let whole = if link.starts_with(PREFIX) { link.to_owned() } else { format!("{PREFIX}{link}") };
        let link: Link = whole.parse()?;
        let mut opened = self.opened(&link.name)?;
        opened.remark = (!link.fits(&opened.program.fingerprint))
            .then(|| "this link was made for another version of the program".to_owned());
        opened.step = Some(link.step.unwrap_or(0));
        opened.schedule = Some(link.schedule);
        self.model.overlay = Overlay::None;
        self.model.show(opened);
        self.draw = Draw::All;
        self.obey();
        Ok(())
    }

    /// A person changed the C of a program: it is read anew, and shown at the same point of the same order where that is
    /// possible. Diagnostics are shown as for a file.
    pub fn edit(&mut self, name: &str, text: &str) {
        self.put(name, text);
        self.edited.insert(name.to_owned());
        self.read(name);
        self.obey();
    }

    fn read(&mut self, name: &str) {
        let text = self.texts.get(name).cloned();
        let text = text.ok_or_else(|| format!("there is no program {name} on this page"));
        self.say(Msg::File { path: name.to_owned(), text });
    }

    fn opened(&self, name: &str) -> Result<Opened, String> {
        match self.texts.get(name) {
            Some(text) => shelf::open_file(name, text).map_err(|lines| lines.join("\n")),
            None => self.model.shelf().open(name),
        }
    }

    /// The name of the program in front.
    pub fn name(&self) -> Option<&str> {
        self.model.step.as_ref().map(|step| match &step.about.origin {
            Origin::Scenario => step.name(),
            Origin::File(path) => path.as_str(),
        })
    }

    /// A key was pressed. Whether it means anything here.
    pub fn press(&mut self, key: Key) -> bool {
        let typing = self.model.overlay != Overlay::None || self.model.home.filtering();
        let known = typing || action::find(self.model.place(), key).is_some();
        if known {
            self.say(Msg::Key(key));
            self.obey();
        }
        known
    }

    /// Does what the button with that number means, of those that are told.
    pub fn push(&mut self, button: usize) {
        let button = self.buttons().into_iter().nth(button);
        if let Some(key) = button.map(|button| button.means) {
            self.press(key);
        }
    }

    /// Takes a row of the menu, of the answers, or of the outcomes.
    pub fn take(&mut self, row: usize) {
        let keys: Vec<Key> = match self.model.place() {
            Place::Home => return,
            Place::Step | Place::Explore => {
                // the first row, down to the wanted one, and there Enter: as many rows as there are can be reached so
                let marked = self.marked();
                let (key, steps) = if row < marked { (Key::Up, marked - row) } else { (Key::Down, row - marked) };
                std::iter::repeat_n(key, steps).chain([Key::Enter]).collect()
            }
            Place::Quiz => u8::try_from(row).map(|row| Key::Char(char::from(b'1' + row))).into_iter().collect(),
        };
        if let Some(step) = &mut self.model.step {
            step.focus = Focus::Menu;
        }
        for key in keys {
            self.say(Msg::Key(key));
        }
        self.obey();
    }

    fn marked(&self) -> usize {
        match (&self.model.explore, &self.model.step) {
            (Some(explore), _) => explore.marked(),
            (None, Some(step)) => step.marked(),
            (None, None) => 0,
        }
    }

    /// Explores every order of the program in front.
    pub fn explore(&mut self) {
        self.model.act(Action::Explore);
        self.draw = self.draw.max(Draw::Changes);
        self.obey();
    }

    /// The mouse did something.
    pub fn point(&mut self, mouse: Mouse) {
        self.say(Msg::Mouse(mouse));
        self.obey();
    }

    /// The window has another size.
    pub fn resized(&mut self) {
        self.say(Msg::Resized);
    }

    /// The time is up that [`Model::wake`] asked for.
    pub fn tick(&mut self) {
        self.say(Msg::Tick);
        self.obey();
    }

    /// A slice of the work that waits; whether more does. `seconds` is the time that the page has been there.
    pub fn work(&mut self, seconds: f64) -> bool {
        for msg in self.work.slice(seconds) {
            self.say(msg);
        }
        self.obey();
        self.work.waits()
    }

    /// Whether work waits.
    pub fn has_work(&self) -> bool {
        self.work.waits()
    }

    /// What has to be drawn since this was asked last.
    pub fn take_draw(&mut self) -> Draw {
        std::mem::replace(&mut self.draw, Draw::No)
    }

    /// What has to be done outside since this was asked last.
    pub fn take_outside(&mut self) -> Vec<Outside> {
        std::mem::take(&mut self.outside)
    }

    fn say(&mut self, msg: Msg) {
        let effects = ui::update(&mut self.model, msg);
        self.draw = self.draw.max(effects.draw);
        if let Then::Quit(_) = effects.then {
            self.outside.push(Outside::Leave);
        }
    }

    /// Does what the model ordered, which may make it order more.
    fn obey(&mut self) {
        loop {
            let orders = self.model.take_orders();
            if orders.is_empty() {
                return;
            }
            for order in orders {
                match order {
                    Order::Copy(text) => self.outside.push(Outside::Copy(text)),
                    Order::Save { path, text } => {
                        self.say(Msg::Done(format!("saved {path}")));
                        self.outside.push(Outside::Save { name: path, text });
                    }
                    Order::Remember(memory) => self.outside.push(Outside::Remember(memory)),
                    Order::Read(path) => self.read(&path),
                    // nobody changes a text behind our back, and the mouse is the page's
                    Order::Watch(_) | Order::Mouse(_) => {}
                    Order::Outlook(_) | Order::Explore(..) | Order::PauseExploring(_) | Order::StopExploring => {
                        for msg in self.work.take(order) {
                            self.say(msg);
                        }
                    }
                }
            }
        }
    }
}
