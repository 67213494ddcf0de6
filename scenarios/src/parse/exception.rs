//! `__try … __finally`: read as the block, then the label that its `__leave` goes to, then the block behind `__finally`.
//! That is what it means as long as nothing raises an exception, and here that ends the run. What would leave the block
//! another way is reported, and so is `__except`: a handler never runs.

use super::{Parsed, Parser};
use crate::ast::{Block, Ident, Name, Span, Stmt, StmtKind};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Punct};

/// How the labels begin that `__leave` goes to.
const LABEL: &str = "__leave_";

/// A `__try` whose block is being read.
pub(super) struct Guarded {
    /// Where its `__leave` goes to.
    label: Name,
    /// Whether it has one.
    left: bool,
}

impl Parser {
    /// What begins with one of the words for exceptions.
    pub(super) fn exception(&mut self, keyword: Keyword) -> Parsed<StmtKind> {
        match keyword {
            Keyword::Try => self.guarded(),
            Keyword::Leave => self.leave(),
            _ => {
                self.handler(keyword)?;
                Ok(StmtKind::Error)
            }
        }
    }

    fn guarded(&mut self) -> Parsed<StmtKind> {
        let label = Name::from(format!("{LABEL}{}", self.at));
        let span = self.bump();
        self.guards.push(Guarded { label, left: false });
        let body = self.scoped_block();
        let Guarded { label, left } = self.guards.pop().expect("internal: it was put there");
        let body = body?;
        if self.keyword() != Some(Keyword::Finally) {
            self.unsupported(Keyword::Try, span);
            if let Some(keyword @ Keyword::Except) = self.keyword() {
                self.handler(keyword)?;
            }
            return Ok(StmtKind::Error);
        }
        self.bump();
        self.only_falls_out(&body, Inside::default());
        let end = Span::new(body.span.end, body.span.end);
        let stmt = |kind, span| Stmt { kind, span };
        let mut stmts = vec![stmt(StmtKind::Block(body), span)];
        if left {
            let empty = Box::new(stmt(StmtKind::Empty, end));
            stmts.push(stmt(StmtKind::Label { name: Ident { name: label, span: end }, body: empty }, end));
        }
        let last = self.scoped_block()?;
        stmts.push(stmt(StmtKind::Block(last), span));
        Ok(StmtKind::Block(Block { stmts, span: self.since(span) }))
    }

    fn leave(&mut self) -> Parsed<StmtKind> {
        let span = self.bump();
        let kind = if let Some(guarded) = self.guards.last_mut() {
            guarded.left = true;
            StmtKind::Goto(Ident { name: Name::clone(&guarded.label), span })
        } else {
            self.error(Diag::error(span, "`__leave` outside of a `__try`").label("here"));
            StmtKind::Error
        };
        self.semicolon("`__leave`")?;
        Ok(kind)
    }

    /// Reported, then read as a plain block so that what is inside is still looked at.
    fn handler(&mut self, keyword: Keyword) -> Parsed<()> {
        let span = self.bump();
        self.unsupported(keyword, span);
        if keyword == Keyword::Except && self.is(Punct::LParen) {
            self.skip_parens();
        }
        self.scoped_block().map(|_| ())
    }

    /// Reports what leaves the block of a `__try` in another way than at its end or by `__leave`.
    fn only_falls_out(&mut self, block: &Block, inside: Inside) {
        for stmt in &block.stmts {
            self.falls_out(stmt, inside);
        }
    }

    fn falls_out(&mut self, stmt: &Stmt, inside: Inside) {
        let what = match &stmt.kind {
            StmtKind::Return(_) => "return",
            StmtKind::Goto(label) if !label.name.starts_with(LABEL) => "goto",
            StmtKind::Break if !inside.breakable => "break",
            StmtKind::Continue if !inside.looped => "continue",
            StmtKind::Block(block) => return self.only_falls_out(block, inside),
            StmtKind::If { then, otherwise, .. } => {
                return [Some(then), otherwise.as_ref()]
                    .into_iter()
                    .flatten()
                    .for_each(|it| self.falls_out(it, inside));
            }
            StmtKind::While { body, .. } | StmtKind::DoWhile { body, .. } | StmtKind::For { body, .. } => {
                return self.falls_out(body, Inside { looped: true, breakable: true });
            }
            StmtKind::Switch { body, .. } => return self.falls_out(body, Inside { breakable: true, ..inside }),
            StmtKind::Case { body, .. } | StmtKind::Default { body } | StmtKind::Label { body, .. } => {
                return self.falls_out(body, inside);
            }
            StmtKind::Goto(_)
            | StmtKind::Break
            | StmtKind::Continue
            | StmtKind::Decl(_)
            | StmtKind::Expr(_)
            | StmtKind::Empty
            | StmtKind::Error => return,
        };
        let diag = Diag::error(stmt.span, format!("`{what}` inside `__try` with a `__finally` is not supported"));
        self.error(diag.label("here").help(format!("write `__leave;`, and the `{what}` behind the `__finally`")));
    }
}

/// What a statement stands in, within the block of a `__try`.
#[derive(Clone, Copy, Default)]
struct Inside {
    looped: bool,
    breakable: bool,
}
