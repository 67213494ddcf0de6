//! Something that is wrong with the book, and where.

use std::fmt;

/// Something wrong at a place of the book's sources or of the house.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the workspace where there is one.
    pub file: String,
    /// Line from 1, or 0 if the file as a whole is meant.
    pub line: usize,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
}

impl Problem {
    /// A problem at a line.
    pub fn new(file: impl Into<String>, line: usize, what: impl Into<String>) -> Problem {
        Problem { file: file.into(), line, what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.what),
            line => write!(f, "{}:{line}: {}", self.file, self.what),
        }
    }
}
