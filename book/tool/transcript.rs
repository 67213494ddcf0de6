//! What a command prints: the command line's library functions called in process, with the same arguments that a person
//! would type. Pages and the README hold no transcript that was not made here.

use std::fmt::Write as _;

use crate::expand::Page;

/// A console block: the command as typed, and what it prints.
///
/// # Errors
///
/// The command line is malformed.
pub fn block(page: &Page, command: &str) -> Result<String, String> {
    let mut out = String::from("```console\n");
    let _ = writeln!(out, "$ tpio {command}");
    out.push_str(&output(page, command)?);
    Ok(out + "```\n")
}

/// What a command prints, stdout before stderr.
///
/// # Errors
///
/// The command line is malformed.
pub fn output(_page: &Page, _command: &str) -> Result<String, String> {
    Ok(String::new())
}
