//! Finding a text in the sentences of all steps of the path that is shown, past and future.

use tpio_sim::view::trace_row;

use super::{Step, Wish};

/// What was looked for, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The text.
    pub text: String,
    /// Steps in whose sentence it stands.
    pub found: Vec<usize>,
    /// Where the person was when the search began.
    origin: usize,
}

impl Search {
    /// `2 of 5 steps`, when the step that is shown is one of them.
    pub fn count(&self, shown: usize) -> String {
        let at = self.found.iter().position(|step| *step == shown).map_or(0, |index| index + 1);
        match (self.text.is_empty(), self.found.len()) {
            (true, _) => "type a text that stands in a step".to_owned(),
            (false, 0) => "in no step".to_owned(),
            (false, count) => format!("{at} of {count} steps  (; next  , before)"),
        }
    }
}

impl Step {
    /// A search begins here.
    pub(in crate::ui) fn begin_search(&mut self) {
        self.search = Search { origin: self.view.step, ..Search::default() };
    }

    /// The text changed: goes to the first place from where the search began.
    pub(in crate::ui) fn search_for(&mut self, text: &str) {
        let wanted = text.to_lowercase();
        let rows = self.session.along();
        let rows = rows.iter().map(|step| trace_row(&self.session, step));
        let fits = |text: &str| !wanted.is_empty() && text.to_lowercase().contains(&wanted);
        self.search.found = rows.filter(|row| fits(&row.text)).map(|row| row.step).collect();
        text.clone_into(&mut self.search.text);
        let (found, origin) = (&self.search.found, self.search.origin);
        let near = found.iter().find(|step| **step >= origin).or(found.first()).copied();
        self.seek(near.unwrap_or(origin));
    }

    /// The search is given up: back to where it began.
    pub(in crate::ui) fn drop_search(&mut self) {
        let origin = self.search.origin;
        self.search = Search::default();
        self.seek(origin);
    }

    pub(super) fn find_on(&mut self) -> Wish {
        let here = self.view.step;
        let found = &self.search.found;
        let next = found.iter().find(|step| **step > here).or(found.first()).copied();
        self.find_at(next)
    }

    pub(super) fn find_back(&mut self) -> Wish {
        let here = self.view.step;
        let found = &self.search.found;
        let previous = found.iter().rev().find(|step| **step < here).or(found.last()).copied();
        self.find_at(previous)
    }

    fn find_at(&mut self, step: Option<usize>) -> Wish {
        let Some(step) = step else {
            let text = &self.search.text;
            let said = if text.is_empty() { "/ finds".to_owned() } else { format!("`{text}` stands nowhere") };
            return Wish::Say(said);
        };
        self.seek(step);
        Wish::Say(self.found_words())
    }

    /// `/read: 2 of 5 steps`.
    pub fn found_words(&self) -> String {
        format!("/{}: {}", self.search.text, self.search.count(self.view.step))
    }
}
