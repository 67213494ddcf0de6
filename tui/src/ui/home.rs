//! The list of scenarios: `hello-read` first and marked, the others by chapter; typing after `/` filters it.

use super::action::Action;
use super::key::Key;
use crate::shelf::Entry;

/// The scenario that a beginner should see first.
const FIRST: &str = "hello-read";

/// Rows that a page of the list moves by.
const PAGE: usize = 10;

/// The list.
#[derive(Clone, Debug)]
pub struct Home {
    /// What was typed after `/`; `None` when no filter is in force.
    filter: Option<String>,
    typing: bool,
    /// Index of the marked row among [`Home::shown`].
    marked: usize,
    entries: Vec<Entry>,
}

impl Home {
    /// The list of these scenarios: the first for beginners, then chapters in their order.
    pub fn new(entries: &[Entry]) -> Self {
        let mut entries = entries.to_vec();
        let chapters: Vec<String> = entries.iter().map(|entry| entry.chapter.clone()).collect();
        let place = |chapter: &str| chapters.iter().position(|other| other == chapter);
        let first = entries.iter().find(|entry| entry.name == FIRST).map(|entry| entry.chapter.clone());
        entries
            .sort_by_key(|entry| (Some(&entry.chapter) != first.as_ref(), place(&entry.chapter), entry.name != FIRST));
        Home { filter: None, typing: false, marked: 0, entries }
    }

    /// Whether letters go to the filter.
    pub fn filtering(&self) -> bool {
        self.typing
    }

    /// What the list is filtered by.
    pub fn filter(&self) -> Option<&str> {
        self.filter.as_deref()
    }

    /// The scenarios that match.
    pub fn shown(&self) -> Vec<&Entry> {
        let words: Vec<String> =
            self.filter.as_deref().unwrap_or("").split_whitespace().map(str::to_lowercase).collect();
        let fits = |entry: &&Entry| {
            let text = format!("{} {} {} {}", entry.name, entry.chapter, entry.title, entry.teaches).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        self.entries.iter().filter(fits).collect()
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.entries.len()
    }

    /// Which row is marked.
    pub fn marked(&self) -> usize {
        self.marked
    }

    /// The marked scenario, if any matches.
    pub fn entry(&self) -> Option<&Entry> {
        self.shown().get(self.marked).copied()
    }

    /// Does what an action means here; the name of a scenario to open, if that is it.
    pub(super) fn act(&mut self, action: Action) -> Option<String> {
        match action {
            Action::Down => self.mark(self.marked.saturating_add(1)),
            Action::Up => self.mark(self.marked.saturating_sub(1)),
            Action::PageDown => self.mark(self.marked.saturating_add(PAGE)),
            Action::PageUp => self.mark(self.marked.saturating_sub(PAGE)),
            Action::First => self.mark(0),
            Action::Last => self.mark(usize::MAX),
            Action::Take => {
                self.typing = false;
                return self.entry().map(|entry| entry.name.clone());
            }
            Action::Filter => {
                self.typing = true;
                self.filter = Some(String::new());
                self.mark(0);
            }
            Action::Leave => self.drop_filter(),
            Action::Forward
            | Action::Back
            | Action::RunOn
            | Action::RunBack
            | Action::Row(_)
            | Action::PreviousBranch
            | Action::NextBranch
            | Action::Rule
            | Action::Output
            | Action::Help
            | Action::Quit
            | Action::Interrupt
            | Action::Suspend
            | Action::Redraw => {}
        }
        None
    }

    /// A key that belongs to the filter.
    pub(super) fn type_key(&mut self, key: Key) {
        match key {
            Key::Char(letter) => {
                self.filter.get_or_insert_default().push(letter);
                self.mark(0);
            }
            Key::Backspace => {
                if self.filter.as_mut().and_then(String::pop).is_none() {
                    self.drop_filter();
                }
                self.mark(0);
            }
            Key::Esc => self.drop_filter(),
            Key::Down => self.mark(self.marked.saturating_add(1)),
            Key::Up => self.mark(self.marked.saturating_sub(1)),
            Key::PageDown => self.mark(self.marked.saturating_add(PAGE)),
            Key::PageUp => self.mark(self.marked.saturating_sub(PAGE)),
            Key::Home => self.mark(0),
            Key::End => self.mark(usize::MAX),
            Key::Enter | Key::Ctrl(_) | Key::Left | Key::Right | Key::F1 => {}
        }
    }

    /// Takes the filter away; the marked scenario stays marked.
    fn drop_filter(&mut self) {
        let name = self.entry().map(|entry| entry.name.clone());
        self.filter = None;
        self.typing = false;
        let at = self.entries.iter().position(|entry| Some(&entry.name) == name.as_ref());
        self.mark(at.unwrap_or(0));
    }

    fn mark(&mut self, row: usize) {
        self.marked = row.min(self.shown().len().saturating_sub(1));
    }
}
