//! The syntax of statements.

use super::{Decl, Expr, Ident, Span};

/// Statements between braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// In order; declarations are among them.
    pub stmts: Vec<Stmt>,
    /// Both braces and what is between them.
    pub span: Span,
}

/// A statement with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// All of it, with its semicolon.
    pub span: Span,
}

/// The statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StmtKind {
    /// A declaration among statements.
    Decl(Decl),
    /// An expression for its effect.
    Expr(Expr),
    /// `;`
    Empty,
    /// `{ … }`
    Block(Block),
    /// `if`
    If {
        /// What decides.
        cond: Expr,
        /// Done if it is not zero.
        then: Box<Stmt>,
        /// Done if it is zero.
        otherwise: Option<Box<Stmt>>,
    },
    /// `while`
    While {
        /// Tested before each round.
        cond: Expr,
        /// The round.
        body: Box<Stmt>,
    },
    /// `do … while`
    DoWhile {
        /// The round.
        body: Box<Stmt>,
        /// Tested after each round.
        cond: Expr,
    },
    /// `for`
    For {
        /// Done once: a declaration, an expression or [`StmtKind::Empty`]. A declaration's scope is the whole loop.
        init: Box<Stmt>,
        /// Tested before each round; absent means true.
        cond: Option<Expr>,
        /// Done after each round.
        step: Option<Expr>,
        /// The round.
        body: Box<Stmt>,
    },
    /// `switch`
    Switch {
        /// What is compared.
        value: Expr,
        /// Where the cases are, at any depth.
        body: Box<Stmt>,
    },
    /// `case value:` and the statement after it.
    Case {
        /// A constant.
        value: Expr,
        /// The labelled statement; [`StmtKind::Empty`] if a `}` follows.
        body: Box<Stmt>,
    },
    /// `default:` and the statement after it.
    Default {
        /// The labelled statement; [`StmtKind::Empty`] if a `}` follows.
        body: Box<Stmt>,
    },
    /// `name:` and the statement after it.
    Label {
        /// The label.
        name: Ident,
        /// The labelled statement; [`StmtKind::Empty`] if a `}` follows.
        body: Box<Stmt>,
    },
    /// `goto name;`
    Goto(Ident),
    /// `break;`
    Break,
    /// `continue;`
    Continue,
    /// `return` with or without a value.
    Return(Option<Expr>),
    /// Not readable; a diagnostic has been given.
    Error,
}
