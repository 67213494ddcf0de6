//! What lies over a screen: help, palette, cards, lists, prompts. At most one thing does. Which rows there are is said here,
//! how they look is said in `draw`.

use super::action::{self, Action, Place, Row};
use super::field::{Field, score};
use super::key::Key;

/// What lies over a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    None,
    /// The help: typing filters it.
    Help(List),
    /// All commands by name.
    Palette(List),
    /// The words on the screen and the rule that was broken, scrolled down by so many rows.
    Card(u16),
    /// What the program has printed.
    Output(u16),
    /// Why the last step could happen; which row is marked.
    Why(usize),
    /// The breakpoints; which is marked.
    Breaks(usize),
    /// A text to find.
    Find(Field),
    /// The name of a C file.
    Path(Field),
    /// What is wrong with a C file, in lines.
    Trouble(Vec<String>, u16),
}

/// A list that typing filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What was typed.
    pub field: Field,
    /// Which of the rows that fit is marked; in the unfiltered help, the first row that is shown.
    pub marked: usize,
}

/// What a key on a list means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// The list goes on.
    Stay,
    /// It closes.
    Close,
    /// It closes, and this is done.
    Run(Action),
    /// It closes, and the run is shown at this step.
    GoTo(usize),
    /// It closes, and the run is saved under this name.
    SaveAs(String),
}

impl List {
    /// Commands that fit what was typed, the best first: by name or by key.
    pub fn fitting(&self, place: Place) -> Vec<&'static Row> {
        let typed = self.field.text.trim();
        let fits = |row: &&'static Row| {
            let by_key = row.keys.iter().any(|key| key.to_string() == typed).then_some(0);
            let by_name = score(typed, row.help).map(|score| score + 1);
            by_key.or(by_name)
        };
        let mut rows: Vec<(usize, &Row)> = action::commands(place).filter_map(|row| Some((fits(&row)?, row))).collect();
        if !typed.is_empty() {
            rows.sort_by_key(|(score, _)| *score);
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Whether the help shows everything, in columns.
    pub fn is_whole(&self) -> bool {
        self.field.text.is_empty()
    }

    pub(super) fn press(&mut self, key: Key, place: Place, most: usize) -> Pressed {
        match key {
            Key::Esc => return Pressed::Close,
            Key::Down => self.marked = (self.marked + 1).min(most),
            Key::Up => self.marked = self.marked.saturating_sub(1),
            Key::PageDown => self.marked = (self.marked + 10).min(most),
            Key::PageUp => self.marked = self.marked.saturating_sub(10),
            Key::Enter => return self.enter(place),
            key => {
                if self.field.press(key) {
                    self.marked = 0;
                }
            }
        }
        Pressed::Stay
    }

    fn enter(&self, place: Place) -> Pressed {
        let typed = self.field.text.trim();
        if let (Place::Step, Some(path)) = (place, typed.strip_prefix("w ")) {
            return Pressed::SaveAs(path.trim().to_owned());
        }
        if let (Place::Step, Ok(step)) = (place, typed.parse()) {
            return Pressed::GoTo(step);
        }
        let rows = self.fitting(place);
        rows.get(self.marked).map_or(Pressed::Close, |row| Pressed::Run(row.action))
    }
}
