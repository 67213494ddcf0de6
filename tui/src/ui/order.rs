//! What the screens want done outside: files, the clipboard, searches. Plain data; whoever runs the screens does it and
//! answers with messages.

use std::sync::Arc;

use tpio_model::Program;

use super::step::Question;

/// Something to be done outside.
#[derive(Clone, Debug)]
pub enum Order {
    /// Puts a text on the clipboard.
    Copy(String),
    /// Writes a file. Answered by what to say.
    Save {
        /// Where.
        path: String,
        /// What.
        text: String,
    },
    /// Finds out what lies ahead. Questions asked before are dropped.
    Outlook(Box<Question>),
    /// Searches every order, under this ticket. A search that runs is dropped.
    Explore(u64, Arc<Program>),
    /// The search waits, and goes on.
    PauseExploring(Pause),
    /// Ends the search: what is known then is the answer.
    StopExploring,
    /// Reads a C file, to be opened.
    Read(String),
    /// Watches a file, and reads it again when it changes; `None`: no file.
    Watch(Option<String>),
    /// Keeps this for the next time.
    Remember(super::home::Memory),
    /// Takes the mouse, or gives it back to the terminal.
    Mouse(MouseUse),
}

/// Whether a search goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// It waits.
    Wait,
    /// It goes on from where it is.
    GoOn,
}

/// Who has the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseUse {
    /// We have.
    Ours,
    /// The terminal: text can be selected.
    Terminals,
}
