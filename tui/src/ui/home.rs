//! The list of scenarios: `hello-read` first and marked, the others by chapter, below them C files that were opened
//! before; typing after `/` filters it. It remembers what was seen and what was stepped to an end.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use tpio_sim::link::Link;

use super::action::Action;
use super::field::Field;
use super::key::Key;
use super::study::Study;
use crate::shelf::{Entry, Origin};

/// The scenario that a beginner should see first.
const FIRST: &str = "hello-read";

/// Rows that a page of the list moves by.
const PAGE: usize = 10;

/// So many C files are remembered.
const MOST_FILES: usize = 8;

/// The chapter of C files that were opened before.
pub const FILES: &str = "files opened before";

/// What is kept from one time to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Scenarios that were opened.
    pub seen: BTreeSet<String>,
    /// Scenarios of which a run was stepped to its end.
    pub solved: BTreeSet<String>,
    /// C files that were opened, the last one first.
    pub files: Vec<String>,
    /// The link to what was stepped last.
    pub last: Option<String>,
    /// How well the questions about each scenario are known.
    pub quizzes: BTreeMap<String, Study>,
    /// Answers in a row that were right.
    pub streak: usize,
    /// Whether the line of keys is hidden, by who knows them.
    pub hintless: bool,
}

impl Memory {
    /// What was stepped last.
    pub fn last(&self) -> Option<Link> {
        self.last.as_deref().and_then(|link| link.parse().ok())
    }
}

/// The list.
#[derive(Clone, Debug)]
pub struct Home {
    /// What was typed after `/`; `None` when no filter is in force.
    filter: Option<Field>,
    typing: bool,
    /// Index of the marked row among [`Home::shown`].
    marked: usize,
    entries: Vec<Entry>,
    files: Vec<Entry>,
    memory: Memory,
}

/// What was picked on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    Scenario(String),
    File(String),
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
        Home { filter: None, typing: false, marked: 0, entries, files: Vec::new(), memory: Memory::default() }
    }

    /// What is kept from one time to the next.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// What was kept the last time; the list opens at what was stepped last.
    pub(super) fn remember(&mut self, memory: Memory) {
        let last = memory.last().map(|link| link.name);
        self.memory = memory;
        self.list_files();
        let at = self.shown().iter().position(|entry| Some(&entry.name) == last.as_ref());
        self.mark(at.unwrap_or(0));
    }

    /// Hides the line of keys, or shows it; whether it is hidden now.
    pub(super) fn toggle_hints(&mut self) -> bool {
        self.memory.hintless = !self.memory.hintless;
        self.memory.hintless
    }

    /// This was stepped last; whether that is new.
    pub(super) fn stop_at(&mut self, link: &Link) -> bool {
        let link = Some(link.to_string());
        std::mem::replace(&mut self.memory.last, link.clone()) != link
    }

    /// A quiz was answered: how many answers in a row were right then, and, at its end, how many of all were.
    pub(super) fn study(&mut self, name: &str, streak: usize, end: Option<((usize, usize), u32)>) {
        self.memory.streak = streak;
        if let Some((score, today)) = end {
            let known = self.memory.quizzes.get(name).copied().unwrap_or_default();
            self.memory.quizzes.insert(name.to_owned(), known.after(score, today));
        }
    }

    /// Something was opened.
    pub(super) fn see(&mut self, name: &str, origin: &Origin) {
        match origin {
            Origin::Scenario => {
                self.memory.seen.insert(name.to_owned());
            }
            Origin::File(path) => {
                self.memory.files.retain(|other| other != path);
                self.memory.files.insert(0, path.clone());
                self.memory.files.truncate(MOST_FILES);
                self.list_files();
            }
        }
    }

    /// A run was stepped to its end; whether that is new.
    pub(super) fn solve(&mut self, name: &str, origin: &Origin) -> bool {
        *origin == Origin::Scenario && self.memory.solved.insert(name.to_owned())
    }

    fn list_files(&mut self) {
        let entry = |path: &String| Entry {
            name: path.clone(),
            chapter: FILES.to_owned(),
            title: "a C file of yours".to_owned(),
            teaches: "whatever you put into it; when it changes, it is read again".to_owned(),
            rules: String::new(),
            source: String::new(),
        };
        self.files = self.memory.files.iter().map(entry).collect();
    }

    /// Whether letters go to the filter.
    pub fn filtering(&self) -> bool {
        self.typing
    }

    /// What the list is filtered by.
    pub fn filter(&self) -> Option<&str> {
        self.filter.as_ref().map(|field| field.text.as_str())
    }

    /// The scenarios that match.
    pub fn shown(&self) -> Vec<&Entry> {
        let words: Vec<String> = self.filter().unwrap_or("").split_whitespace().map(str::to_lowercase).collect();
        let matching = |has: fn(&str, &str) -> bool| -> Vec<&Entry> {
            let fits = |entry: &&Entry| {
                let about = [&entry.name, &entry.chapter, &entry.title, &entry.teaches, &entry.rules];
                let text = about.map(|text| text.to_lowercase()).join(" ");
                words.iter().all(|word| has(&text, word))
            };
            self.entries.iter().chain(&self.files).filter(fits).collect()
        };
        // who types "hang" does not mean what is changed; a part of a word counts where no word begins so
        let found = matching(|text, word| {
            let starts = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
            text.match_indices(word).any(|(at, _)| starts(at))
        });
        if found.is_empty() { matching(|text, word| text.contains(word)) } else { found }
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

    /// Does what an action means here; what to open, if that is it.
    pub(super) fn act(&mut self, action: Action) -> Option<Picked> {
        match action {
            Action::Down => self.mark(self.marked.saturating_add(1)),
            Action::Up => self.mark(self.marked.saturating_sub(1)),
            Action::PageDown => self.mark(self.marked.saturating_add(PAGE)),
            Action::PageUp => self.mark(self.marked.saturating_sub(PAGE)),
            Action::First => self.mark(0),
            Action::Last => self.mark(usize::MAX),
            Action::Take => {
                self.typing = false;
                let entry = self.entry()?;
                let name = entry.name.clone();
                return Some(if entry.chapter == FILES { Picked::File(name) } else { Picked::Scenario(name) });
            }
            Action::Filter => {
                self.typing = true;
                self.filter = Some(Field::default());
                self.mark(0);
            }
            Action::Leave => self.drop_filter(),
            // the table offers no other action on this screen
            _ => {}
        }
        None
    }

    /// Marks a row, as a click does.
    pub(super) fn click(&mut self, row: usize) {
        self.typing = false;
        self.mark(row);
    }

    /// A key that belongs to the filter.
    pub(super) fn type_key(&mut self, key: Key) {
        match key {
            Key::Backspace if self.filter().is_none_or(str::is_empty) => self.drop_filter(),
            Key::Esc => self.drop_filter(),
            Key::Down => self.mark(self.marked.saturating_add(1)),
            Key::Up => self.mark(self.marked.saturating_sub(1)),
            Key::PageDown => self.mark(self.marked.saturating_add(PAGE)),
            Key::PageUp => self.mark(self.marked.saturating_sub(PAGE)),
            Key::Home => self.mark(0),
            Key::End => self.mark(usize::MAX),
            key => {
                if self.filter.get_or_insert_default().press(key) {
                    self.mark(0);
                }
            }
        }
    }

    /// Takes the filter away; the marked scenario stays marked.
    fn drop_filter(&mut self) {
        let name = self.entry().map(|entry| entry.name.clone());
        self.filter = None;
        self.typing = false;
        let at = self.shown().iter().position(|entry| Some(&entry.name) == name.as_ref());
        self.mark(at.unwrap_or(0));
    }

    fn mark(&mut self, row: usize) {
        self.marked = row.min(self.shown().len().saturating_sub(1));
    }
}
