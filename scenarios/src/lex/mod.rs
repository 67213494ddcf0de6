//! From characters to preprocessing tokens. Joins continued lines, drops comments (keeping where `//` comments are for
//! [`crate::directives`]), and never fails: what is no token becomes a [`TokenKind::Bad`]. Knows no macro and no grammar.

mod number;
mod quoted;
mod scan;
mod token;

pub use number::{Problem, floating, integer};
pub use quoted::{character, string};
pub use token::{Bad, Keyword, Lead, Punct, Token, TokenKind};

use std::borrow::Cow;

use crate::ast::Span;
use crate::diagnostic::Diag;

/// Where text comes from, hence what places its tokens have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The scenario's source.
    Source,
    /// A built-in header, or text that a macro made.
    Builtin,
}

/// What a text consists of.
#[derive(Clone, Debug, Default)]
pub struct Lexed {
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The places of `//` comments, without the line end.
    pub comments: Vec<Span>,
    /// A `/*` that never ends.
    pub diag: Option<Diag>,
}

/// Cuts a text into tokens.
///
/// ```
/// use tpio_scenarios::lex::{lex, Origin};
/// let texts: Vec<String> = lex("a+++b // c", Origin::Source).tokens.iter().map(|t| t.text().into_owned()).collect();
/// assert_eq!(texts, ["a", "++", "+", "b"]);
/// ```
pub fn lex(text: &str, origin: Origin) -> Lexed {
    let joined = Joined::new(text);
    let mut scanner = scan::Scanner::new(&joined, origin);
    scanner.run();
    scanner.finish()
}

/// A text whose continued lines have been joined, and the way back to the offsets of the original.
struct Joined<'a> {
    text: Cow<'a, str>,
    /// For each place where something was left out: the offset in `text` from which on the shift holds, and the number
    /// of bytes left out so far.
    shifts: Vec<(u32, u32)>,
}

impl<'a> Joined<'a> {
    fn new(text: &'a str) -> Joined<'a> {
        if !text.contains("\\\n") {
            return Joined { text: Cow::Borrowed(text), shifts: Vec::new() };
        }
        let mut joined = String::with_capacity(text.len());
        let mut shifts = Vec::new();
        for (index, piece) in text.split("\\\n").enumerate() {
            if index > 0 {
                shifts.push((joined.len() as u32, index as u32 * 2));
            }
            joined.push_str(piece);
        }
        Joined { text: Cow::Owned(joined), shifts }
    }
}
