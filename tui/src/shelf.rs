//! The shelf of scenarios that the screens show: names, titles, what each teaches, and how one is opened. The only part
//! of the screens that knows the C front end.

pub(crate) mod differences;
mod edits;

use std::sync::Arc;

use tpio_model::program::Program;
use tpio_model::rules::RuleId;
use tpio_scenarios::source::Source;
use tpio_scenarios::{catalogue, directives};
use tpio_sim::schedule::Schedule;

pub use edits::edits;

/// A scenario on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name: `hello-read`.
    pub name: String,
    /// Its chapter: `basics`.
    pub chapter: String,
    /// Its title.
    pub title: String,
    /// What it teaches, in one sentence.
    pub teaches: String,
    /// Rules that it breaks in some order, by their ids and titles: to be found by, not to be shown.
    pub rules: String,
    /// Its C source.
    pub source: String,
}

/// Where a program came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the shelf.
    Scenario,
    /// From this file.
    File(String),
}

/// A program that can be stepped, with what its header says about it.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The program.
    pub program: Arc<Program>,
    /// Its title; empty if it has none.
    pub title: String,
    /// What it teaches; empty if it does not say.
    pub teaches: String,
    /// The scenario with the same situation put right, or wrong.
    pub twin: Option<String>,
    /// A path to have on record from the start.
    pub schedule: Option<Schedule>,
    /// Which step of it to show first; `None`: the start.
    pub step: Option<usize>,
    /// Where it came from.
    pub origin: Origin,
    /// What to say about it at first.
    pub remark: Option<String>,
}

/// All scenarios, in the order of the list, and the way to open one.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The scenarios.
    pub entries: Vec<Entry>,
    /// Compiles one: what went wrong, if it does not compile.
    pub open: fn(&Entry) -> Result<Opened, String>,
}

impl Shelf {
    /// The catalogue that is embedded in the binary.
    pub fn catalogue() -> Self {
        let entry = |entry: &catalogue::Entry| {
            let (about, _) = directives::read(&Source::new(entry.name, entry.text));
            // a beginner knows what happened, not what it is called: that it hangs, that freed memory was used
            let named = |id: &str| {
                let rule = RuleId::find(id).map(RuleId::rule);
                rule.map_or_else(String::new, |rule| format!(" {}, {}", rule.title, rule.consequence.word()))
            };
            let rules = about.sometimes.iter().map(|broken| format!("{}{}", broken.id, named(&broken.id)));
            let rules: Vec<String> = rules.collect();
            Entry {
                rules: rules.join(" "),
                name: entry.name.to_owned(),
                chapter: entry.chapter.to_owned(),
                title: about.title.unwrap_or_default(),
                teaches: about.teaches.unwrap_or_default(),
                source: entry.text.to_owned(),
            }
        };
        Shelf { entries: catalogue::all().iter().map(entry).collect(), open: |entry| open(&entry.name, &entry.source) }
    }

    /// No scenario at all.
    pub fn empty() -> Self {
        Shelf { entries: Vec::new(), open: |entry| Err(format!("there is no scenario `{}`", entry.name)) }
    }

    /// Opens the scenario of that name.
    ///
    /// # Errors
    ///
    /// There is none of that name, or it does not compile; in words.
    pub fn open(&self, name: &str) -> Result<Opened, String> {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        entry.map_or_else(|| Err(format!("there is no scenario `{name}`")), |entry| (self.open)(entry))
    }
}

/// Reads a C file to be stepped. `file` is a scenario's name or a path.
///
/// # Errors
///
/// The first thing that is wrong with the C, in words.
pub fn open(file: &str, text: &str) -> Result<Opened, String> {
    let loaded = tpio_scenarios::load(file, text);
    let first = loaded.diagnostics.iter().find(|diag| diag.is_error());
    let trouble = first.map(|diag| format!("{file}: {}", diag.message));
    opened(loaded, Origin::Scenario).ok_or_else(|| trouble.unwrap_or_else(|| format!("{file}: not a program")))
}

/// Reads a C file of the person's own to be stepped.
///
/// # Errors
///
/// Everything that is wrong with the C, each with its place in the source, in lines.
pub fn open_file(path: &str, text: &str) -> Result<Opened, Vec<String>> {
    let loaded = tpio_scenarios::load(path, text);
    let mut lines = Vec::new();
    if loaded.program.is_none() {
        for diag in &loaded.diagnostics {
            let text = diag.render(&loaded.source, tpio_scenarios::diagnostic::Color::None);
            lines.extend(text.lines().map(str::to_owned));
            lines.push(String::new());
        }
    }
    opened(loaded, Origin::File(path.to_owned())).ok_or(lines)
}

fn opened(loaded: tpio_scenarios::Loaded, origin: Origin) -> Option<Opened> {
    let (about, _) = directives::read(&loaded.source);
    Some(Opened {
        program: Arc::new(loaded.program?),
        title: about.title.unwrap_or_default(),
        teaches: about.teaches.unwrap_or_default(),
        twin: about.twin,
        schedule: None,
        step: None,
        origin,
        remark: None,
    })
}
