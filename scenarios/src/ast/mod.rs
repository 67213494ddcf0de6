//! The syntax of a C file after preprocessing, and nothing but its syntax: no types are worked out and no names are
//! resolved, except that the parser knew which names were typedefs. Must never know what a construct means.
//!
//! Built-in headers and the prototypes of Windows functions come first in [`Unit::items`]; every node of theirs has
//! [`Span::BUILTIN`]. What the parser could not read is an `Error` node, and a diagnostic has been given for it.
//!
//! Recursion over a tree is safe: no path through statements, types and expressions is longer than
//! [`MAX_HEIGHT`](crate::parse::MAX_HEIGHT) plus [`MAX_NESTING`](crate::parse::MAX_NESTING) nodes, however long the file.

use std::collections::BTreeSet;
use std::rc::Rc;

mod decl;
mod expr;
mod stmt;

pub use decl::*;
pub use expr::*;
pub use stmt::*;

/// A place in the scenario's source, in bytes of [`crate::source::Source::text`]. A token that a macro produced has the
/// place of the macro's use; an argument keeps its own place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; may equal `start` for "right here".
    pub end: u32,
}

impl Span {
    /// The place of everything that comes from a built-in header or prototype.
    pub const BUILTIN: Span = Span { start: u32::MAX, end: u32::MAX };

    /// A span from `start` to before `end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// Whether this is [`Span::BUILTIN`].
    pub fn is_builtin(self) -> bool {
        self == Span::BUILTIN
    }

    /// The smallest span that holds both; a built-in span adds nothing.
    ///
    /// ```
    /// use tpio_scenarios::ast::Span;
    /// assert_eq!(Span::new(2, 4).to(Span::new(7, 9)), Span::new(2, 9));
    /// assert_eq!(Span::new(2, 4).to(Span::BUILTIN), Span::new(2, 4));
    /// ```
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        if self.is_builtin() {
            return other;
        }
        if other.is_builtin() {
            return self;
        }
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty place right after this span.
    #[must_use]
    pub fn after(self) -> Span {
        Span { start: self.end, end: self.end }
    }
}

/// The text of a name, cheap to clone.
pub type Name = Rc<str>;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ident {
    /// Its text.
    pub name: Name,
    /// Its place.
    pub span: Span,
}

/// A whole file: the built-in declarations, then its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// In order.
    pub items: Vec<Item>,
    /// Headers whose functions are there for those of the system, not for the file.
    pub hidden: BTreeSet<&'static str>,
}

/// What stands outside functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A declaration: of variables, functions, types.
    Decl(Decl),
    /// A function with its body.
    Function(Function),
}

/// A function definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// What stands before the declarator.
    pub specs: Specs,
    /// Name, parameters, and what the function returns: the last of `declarator.derived` is a [`Derived::Function`].
    pub declarator: Declarator,
    /// The body.
    pub body: Block,
    /// From the first specifier to the closing brace.
    pub span: Span,
}
