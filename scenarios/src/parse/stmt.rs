//! Statements.

use super::{Parsed, Parser};
use crate::ast::{Block, Stmt, StmtKind};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Punct, TokenKind};

impl Parser {
    /// A function's body, in whose scope the parameters are.
    pub(super) fn block(&mut self) -> Parsed<Block> {
        let open = self.span();
        self.expect(Punct::LBrace, "open the block with `{`")?;
        let mut stmts = Vec::new();
        while !self.eat(Punct::RBrace) {
            if self.at_end() {
                return self.never_closed(open);
            }
            let start = self.at;
            let span = self.span();
            if let Ok(stmt) = self.nested(Self::statement) {
                stmts.push(stmt);
            } else {
                self.skip_statement(start);
                stmts.push(Stmt { kind: StmtKind::Error, span: self.since(span) });
            }
        }
        Ok(Block { stmts, span: self.since(open) })
    }

    /// A block with a scope of its own.
    pub(super) fn scoped_block(&mut self) -> Parsed<Block> {
        self.scopes.open();
        let block = self.block();
        self.scopes.close();
        block
    }

    fn statement(&mut self) -> Parsed<Stmt> {
        let start = self.span();
        let kind = self.measured(Self::statement_kind)?;
        Ok(Stmt { kind, span: self.since(start) })
    }

    /// A statement that belongs to another one.
    fn body(&mut self, of: &str) -> Parsed<Box<Stmt>> {
        if self.at_type() && !self.at_label() {
            let diag = Diag::error(self.span(), format!("a declaration as the body of `{of}`")).label("here");
            self.error(diag.help("put it in braces with the statements that use it"));
        }
        self.nested(Self::statement).map(Box::new)
    }

    fn at_label(&self) -> bool {
        matches!(self.peek(), Some(TokenKind::Ident(_))) && self.is_at(1, Punct::Colon)
    }

    fn statement_kind(&mut self) -> Parsed<StmtKind> {
        if self.is(Punct::LBrace) {
            return self.scoped_block().map(StmtKind::Block);
        }
        if self.eat(Punct::Semi) {
            return Ok(StmtKind::Empty);
        }
        if self.at_label()
            && let Some(name) = self.eat_ident()
        {
            self.bump();
            return Ok(StmtKind::Label { name, body: self.labelled()? });
        }
        if let Some(keyword) = self.keyword() {
            let kind = self.keyword_statement(keyword)?;
            if let Some(kind) = kind {
                return Ok(kind);
            }
        }
        if self.at_type() || self.at_unknown_type() {
            return self.declaration().map(StmtKind::Decl);
        }
        let expr = self.expression()?;
        self.semicolon("the expression")?;
        Ok(StmtKind::Expr(expr))
    }

    /// The statement that a keyword begins; none if it begins a declaration or expression.
    fn keyword_statement(&mut self, keyword: Keyword) -> Parsed<Option<StmtKind>> {
        let kind = match keyword {
            Keyword::If => self.if_statement()?,
            Keyword::While => {
                self.bump();
                StmtKind::While { cond: self.condition("while")?, body: self.body("while")? }
            }
            Keyword::Do => self.do_while()?,
            Keyword::For => {
                self.scopes.open();
                let kind = self.for_statement();
                self.scopes.close();
                kind?
            }
            Keyword::Switch => {
                self.bump();
                StmtKind::Switch { value: self.condition("switch")?, body: self.body("switch")? }
            }
            Keyword::Case => {
                self.bump();
                let value = self.measured(Self::constant)?;
                self.expect(Punct::Colon, "write `case value:`")?;
                StmtKind::Case { value, body: self.labelled()? }
            }
            Keyword::Default => {
                self.bump();
                self.expect(Punct::Colon, "write `default:`")?;
                StmtKind::Default { body: self.labelled()? }
            }
            Keyword::Else => {
                let diag = Diag::error(self.span(), "`else` without an `if`").label("here");
                return self.fail(
                    diag.help("an `else` comes right after the one statement of its `if`; put several in braces"),
                );
            }
            Keyword::Goto => {
                self.bump();
                let Some(label) = self.eat_ident() else {
                    return self.expected("a label", "write `goto label;`");
                };
                self.semicolon("`goto`")?;
                StmtKind::Goto(label)
            }
            Keyword::Break => {
                self.bump();
                self.semicolon("`break`")?;
                StmtKind::Break
            }
            Keyword::Continue => {
                self.bump();
                self.semicolon("`continue`")?;
                StmtKind::Continue
            }
            Keyword::Return => {
                self.bump();
                let value =
                    if self.is(Punct::Semi) || self.is(Punct::RBrace) { None } else { Some(self.expression()?) };
                self.semicolon("`return`")?;
                StmtKind::Return(value)
            }
            Keyword::Try | Keyword::Except | Keyword::Finally | Keyword::Leave => self.exception(keyword)?,
            _ => return Ok(None),
        };
        Ok(Some(kind))
    }

    /// What a label, `case` or `default` stands before; nothing at the end of a block.
    fn labelled(&mut self) -> Parsed<Box<Stmt>> {
        if self.is(Punct::RBrace) {
            return Ok(Box::new(Stmt { kind: StmtKind::Empty, span: self.last().after() }));
        }
        self.nested(Self::statement).map(Box::new)
    }

    /// An expression in parentheses.
    fn condition(&mut self, of: &str) -> Parsed<crate::ast::Expr> {
        let help = format!("write `{of} (condition)`");
        self.expect(Punct::LParen, &help)?;
        let cond = self.measured(Self::expression)?;
        self.expect(Punct::RParen, &help)?;
        Ok(cond)
    }

    fn if_statement(&mut self) -> Parsed<StmtKind> {
        self.bump();
        let cond = self.condition("if")?;
        let then = self.body("if")?;
        let otherwise = if self.eat_keyword(Keyword::Else) { Some(self.body("else")?) } else { None };
        Ok(StmtKind::If { cond, then, otherwise })
    }

    fn do_while(&mut self) -> Parsed<StmtKind> {
        self.bump();
        let body = self.body("do")?;
        if !self.eat_keyword(Keyword::While) {
            return self.expected("`while`", "a `do` ends with `while (condition);`");
        }
        let cond = self.condition("while")?;
        self.semicolon("`do … while`")?;
        Ok(StmtKind::DoWhile { body, cond })
    }

    fn for_statement(&mut self) -> Parsed<StmtKind> {
        const HELP: &str = "write `for (start; condition; step)`";
        self.bump();
        self.expect(Punct::LParen, HELP)?;
        let init = Box::new(self.for_init()?);
        let cond = if self.is(Punct::Semi) { None } else { Some(self.measured(Self::expression)?) };
        self.expect(Punct::Semi, HELP)?;
        let step = if self.is(Punct::RParen) { None } else { Some(self.measured(Self::expression)?) };
        self.expect(Punct::RParen, HELP)?;
        Ok(StmtKind::For { init, cond, step, body: self.body("for")? })
    }

    fn for_init(&mut self) -> Parsed<Stmt> {
        let start = self.span();
        let kind = if self.eat(Punct::Semi) {
            StmtKind::Empty
        } else if self.at_type() || self.at_unknown_type() {
            StmtKind::Decl(self.declaration()?)
        } else {
            let expr = self.measured(Self::expression)?;
            self.expect(Punct::Semi, "write `for (start; condition; step)`")?;
            StmtKind::Expr(expr)
        };
        Ok(Stmt { kind, span: self.since(start) })
    }
}
