//! The front door: from the text of a C file to a program of the model, with everything that is to be said about it.
//! Knows the order of the steps, nothing of what they do.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use tpio_model::program::Program;
use tpio_model::rules::RuleId;

use crate::check::{Functions, Modelled, check};
use crate::diagnostic::Diag;
use crate::directives::{Directives, Leaks, read};
use crate::lower::lower;
use crate::parse::parse;
use crate::source::{Rejected, Source};

/// A C file, read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The program; `None` if there is an error among the diagnostics.
    pub program: Option<Program>,
    /// What the file says about itself in comments.
    pub directives: Directives,
    /// What is to be said about the file, in the order of the places.
    pub diagnostics: Vec<Diag>,
    /// The text that the places point into.
    pub source: Source,
}

impl Loaded {
    /// Whether there is an error among the diagnostics.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diag::is_error)
    }
}

/// Reads a C file. `file` is a scenario's name or the path as the user gave it.
///
/// ```
/// let loaded = tpio_scenarios::load("a.c", "int main(void) { return 3; }");
/// assert_eq!(loaded.program.unwrap().functions[0].name, "main");
/// let loaded = tpio_scenarios::load("a.c", "int main(void) { return x; }");
/// assert_eq!(loaded.diagnostics[0].message, "unknown name `x`");
/// ```
pub fn load(file: &str, text: &str) -> Loaded {
    load_source(Source::new(file, text), &Modelled)
}

/// Reads the bytes of a C file, which may not be text at all.
pub fn load_bytes(file: &str, bytes: &[u8]) -> Loaded {
    match Source::from_bytes(file, bytes) {
        Ok(source) => load_source(source, &Modelled),
        Err(rejected) => {
            let Rejected { source, diag } = *rejected;
            Loaded { program: None, directives: Directives::default(), diagnostics: vec![diag], source }
        }
    }
}

/// The same with a list of Windows functions of the caller's.
pub(crate) fn load_source(source: Source, functions: &dyn Functions) -> Loaded {
    let (directives, mut diagnostics) = read(&source);
    let rules: Vec<_> = RuleId::ALL.iter().map(|rule| rule.id()).collect();
    diagnostics.extend(directives.check_rules(&rules));
    let (unit, found) = parse(&source);
    diagnostics.extend(found);
    let mut program = None;
    // what the parser could not read would only make the checker repeat it in other words
    if !diagnostics.iter().any(Diag::is_error) {
        let (tree, found) = check(&source, &unit, functions);
        diagnostics.extend(found);
        program = tree.map(|tree| lower(&source, tree, functions));
    }
    if let Some(program) = &mut program {
        program.fingerprint = fingerprint(source.text());
        program.devices.clone_from(&directives.devices);
        program.strict_leaks = directives.leaks == Leaks::Strict;
    }
    diagnostics.sort_by_key(|diag| diag.span);
    Loaded { program, directives, diagnostics, source }
}

/// SHA-256 of the text in lower-case hexadecimal.
fn fingerprint(text: &str) -> String {
    let mut hexadecimal = String::new();
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hexadecimal, "{byte:02x}").expect("a String takes everything");
    }
    hexadecimal
}
