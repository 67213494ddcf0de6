//! The scenarios that are embedded in the binary. Knows their names and texts, nothing of what is in them.

use crate::load::{Loaded, load};
use crate::suggest::ranked;

/// One scenario of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name: that of the file without `.c`.
    pub name: &'static str,
    /// The chapter: the folder that it is in.
    pub chapter: &'static str,
    /// The C file.
    pub text: &'static str,
}

/// All scenarios in the order in which a reader should meet them.
static ENTRIES: &[Entry] = include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

impl Entry {
    /// Where it lies in the repository, with `/` on every machine.
    pub fn path(&self) -> String {
        format!("scenarios/c/{}/{}.c", self.chapter, self.name)
    }

    /// Its program.
    pub fn load(&self) -> Loaded {
        load(self.name, self.text)
    }
}

/// All scenarios, chapter by chapter.
///
/// ```
/// assert_eq!(tpio_scenarios::catalogue::all()[0].name, "hello-read");
/// ```
pub fn all() -> &'static [Entry] {
    ENTRIES
}

/// The scenario with that name.
///
/// # Errors
///
/// There is none: the three names that resemble it most.
///
/// ```
/// use tpio_scenarios::catalogue::find;
/// assert_eq!(find("hello-read").unwrap().chapter, "basics");
/// assert_eq!(find("helo-raed").unwrap_err()[0], "hello-read");
/// ```
pub fn find(name: &str) -> Result<&'static Entry, Vec<&'static str>> {
    let known = ENTRIES.iter().find(|entry| entry.name == name);
    known.ok_or_else(|| ranked(name, ENTRIES.iter().map(|entry| entry.name), 3))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diagnostic::Color;

    #[test]
    fn every_name_is_its_own() {
        let names: BTreeSet<_> = ENTRIES.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), ENTRIES.len());
        for entry in ENTRIES {
            assert_eq!(find(entry.name), Ok(entry));
        }
    }

    #[test]
    fn chapters_come_in_the_readers_order() {
        let mut chapters: Vec<_> = ENTRIES.iter().map(|entry| entry.chapter).collect();
        chapters.dedup();
        assert_eq!(chapters[..4], ["basics", "accounting", "lifetime", "waiting"]);
        assert_eq!(chapters.iter().collect::<BTreeSet<_>>().len(), chapters.len());
    }

    #[test]
    fn every_scenario_is_a_program() {
        for entry in ENTRIES {
            let loaded = entry.load();
            let said: Vec<_> = loaded.diagnostics.iter().map(|diag| diag.render(&loaded.source, Color::None)).collect();
            assert!(said.is_empty(), "{}", said.join("\n\n"));
            assert!(loaded.program.is_some(), "{}", entry.path());
        }
    }

    #[test]
    fn a_wrong_name_gets_three_proposals() {
        assert_eq!(find("x").unwrap_err().len(), 3);
    }
}
