//! From tokens to the syntax tree, by recursive descent. Total: it reads any input, reports at most
//! [`crate::diagnostic::MAX_DIAGS`] problems, and goes on after each at the next `;` or `}`. Knows of names only which
//! are typedefs; what things mean is for the checker.

mod cursor;
mod decl;
mod declarator;
mod exception;
mod expr;
mod hints;
mod primary;
mod record;
mod scope;
mod specs;
mod stmt;

use std::collections::{BTreeMap, BTreeSet};

use crate::ast::{Item, Name, Span, Unit};
use crate::diagnostic::{Diag, Diags};
use crate::lex::{Punct, Token};
use crate::preprocess::preprocess;
use crate::source::Source;
use scope::Scopes;

/// Deepest nesting of statements, parentheses, declarators and the like that is read.
pub const MAX_NESTING: u32 = 128;

/// Greatest height of an expression's tree: a sum of more terms than this needs parentheses, or several statements.
pub const MAX_HEIGHT: u32 = 256;

/// Preprocesses and parses a source. There is always a tree; it may hold error nodes, and it may be meaningless if a
/// diagnostic is an error. The diagnostics come in the order of their places. If a header is
/// missing nothing else is said, for what it would have declared is not known.
///
/// ```
/// use tpio_scenarios::{parse::parse, source::Source};
/// let (unit, diags) = parse(&Source::new("a.c", "int main(void) { return 0 }"));
/// assert_eq!(unit.items.len(), 1);
/// assert_eq!(diags[0].message, "`;` is missing after `return`");
/// ```
pub fn parse(source: &Source) -> (Unit, Vec<Diag>) {
    let mut diags = Diags::default();
    let tokens = preprocess(source, &mut diags);
    if tokens.lacks_header {
        return (Unit::default(), diags.into_sorted());
    }
    let end = source.text().len() as u32;
    let mut parser = Parser::new(tokens.builtin, Span::new(end, end), diags);
    let mut unit = Unit { hidden: tokens.hidden, ..Unit::default() };
    parser.items(&mut unit);
    if !parser.stopped {
        parser.tokens = tokens.own;
        parser.at = 0;
        parser.items(&mut unit);
    }
    (unit, parser.diags.into_sorted())
}

/// A diagnostic has been given, and what was being read cannot be gone on with.
struct Failed;

type Parsed<T> = Result<T, Failed>;

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    /// The place right at the end of the file.
    end: Span,
    diags: Diags,
    scopes: Scopes,
    /// The tags of structs, unions and enums so far, with their keyword, for proposing `struct x` for `x`.
    tags: BTreeMap<Name, &'static str>,
    /// How deep the parser is nested.
    nesting: u32,
    /// The height of the highest tree since the last [`Parser::measured`] began.
    height: u32,
    /// Set when nothing more is read; a diagnostic has been given.
    stopped: bool,
    /// Headers whose absence was reported, and unknown types: once is enough.
    reported: BTreeSet<Name>,
    /// The function that is being read, for saying that another must not begin inside it.
    function: Option<Name>,
    /// The `__try`s whose blocks are being read.
    guards: Vec<exception::Guarded>,
}

impl Parser {
    fn new(tokens: Vec<Token>, end: Span, diags: Diags) -> Parser {
        Parser {
            tokens,
            at: 0,
            end,
            diags,
            scopes: Scopes::new(),
            tags: BTreeMap::new(),
            nesting: 0,
            height: 0,
            stopped: false,
            reported: BTreeSet::new(),
            function: None,
            guards: Vec::new(),
        }
    }

    /// Reads all tokens.
    fn items(&mut self, unit: &mut Unit) {
        while !self.at_end() {
            let start = self.at;
            match self.item() {
                Ok(Some(item)) => unit.items.push(item),
                Ok(None) => {}
                Err(Failed) => self.skip_item(start),
            }
            assert!(self.at > start || self.at_end(), "internal: the parser stands still");
        }
    }

    /// What stands outside functions; nothing for a lone `;`.
    fn item(&mut self) -> Parsed<Option<Item>> {
        if self.eat(Punct::Semi) {
            return Ok(None);
        }
        if self.is(Punct::RBrace) {
            let span = self.bump();
            let diag = Diag::error(span, "`}` without a `{`").label("here");
            self.error(diag.help("delete it, or look for a `}` too many above"));
            return Ok(None);
        }
        self.declaration_or_function().map(Some)
    }
}
