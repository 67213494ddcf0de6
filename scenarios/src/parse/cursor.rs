//! The parser's hands: looking at tokens, taking them, saying what is missing, and finding its feet again after an
//! error. Knows no grammar.

use super::{Failed, MAX_HEIGHT, MAX_NESTING, Parsed, Parser};
use crate::ast::{Expr, ExprKind, Ident, Span};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Lead, Punct, Token, TokenKind};

impl Parser {
    pub(super) fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The next token, left where it is.
    pub(super) fn peek(&self) -> Option<&TokenKind> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<&TokenKind> {
        self.tokens.get(self.at + ahead).map(|token| &token.kind)
    }

    pub(super) fn is(&self, punct: Punct) -> bool {
        self.is_at(0, punct)
    }

    pub(super) fn is_at(&self, ahead: usize, punct: Punct) -> bool {
        self.peek_at(ahead) == Some(&TokenKind::Punct(punct))
    }

    pub(super) fn keyword(&self) -> Option<Keyword> {
        match self.peek() {
            Some(TokenKind::Keyword(keyword)) => Some(*keyword),
            _ => None,
        }
    }

    /// The place of the next token.
    pub(super) fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(self.end, |token| token.span)
    }

    /// The place of the token before.
    pub(super) fn last(&self) -> Span {
        self.at.checked_sub(1).and_then(|index| self.tokens.get(index)).map_or(Span::new(0, 0), |token| token.span)
    }

    /// From there to the token before.
    pub(super) fn since(&self, start: Span) -> Span {
        start.to(self.last())
    }

    /// Takes the next token.
    pub(super) fn bump(&mut self) -> Span {
        let span = self.span();
        self.at = (self.at + 1).min(self.tokens.len());
        span
    }

    pub(super) fn eat(&mut self, punct: Punct) -> bool {
        let found = self.is(punct);
        if found {
            self.bump();
        }
        found
    }

    pub(super) fn eat_keyword(&mut self, keyword: Keyword) -> bool {
        let found = self.keyword() == Some(keyword);
        if found {
            self.bump();
        }
        found
    }

    /// Takes a name if one is next.
    pub(super) fn eat_ident(&mut self) -> Option<Ident> {
        let Some(TokenKind::Ident(name)) = self.peek() else { return None };
        let name = name.clone();
        Some(Ident { name, span: self.bump() })
    }

    /// What is next, in words.
    pub(super) fn found(&self) -> String {
        match self.tokens.get(self.at) {
            None => "the end of the file".into(),
            Some(token) => match &token.kind {
                TokenKind::Str(_) => "a string".into(),
                TokenKind::Keyword(keyword) => format!("the keyword `{}`", keyword.text()),
                _ => format!("`{}`", token.text()),
            },
        }
    }

    pub(super) fn error(&mut self, diag: Diag) {
        if !self.stopped {
            self.diags.push(diag);
        }
        if self.diags.is_full() {
            self.stop();
        }
    }

    /// Gives up on the rest of the file; a diagnostic has been given.
    pub(super) fn stop(&mut self) {
        self.stopped = true;
        self.at = self.tokens.len();
    }

    pub(super) fn fail<T>(&mut self, diag: Diag) -> Parsed<T> {
        self.error(diag);
        Err(Failed)
    }

    /// Says that something else should stand here. Where it is missing at the end of a line, the place is there.
    pub(super) fn expected<T>(&mut self, what: &str, help: &str) -> Parsed<T> {
        let same_line = self.tokens.get(self.at).is_some_and(|token| token.lead != Lead::Line);
        let span = if same_line { self.span() } else { self.last().after() };
        let diag = Diag::error(span, format!("expected {what}, found {}", self.found()));
        self.fail(diag.label(format!("{what} expected here")).help(help))
    }

    /// Takes a sign that must be here.
    pub(super) fn expect(&mut self, punct: Punct, help: &str) -> Parsed<Span> {
        if self.is(punct) {
            return Ok(self.bump());
        }
        self.expected(&format!("`{}`", punct.text()), help)
    }

    /// Takes the semicolon after something. If it is only missing at the end of a line or block, that is said, and all
    /// goes on as if it were there.
    pub(super) fn semicolon(&mut self, after: &str) -> Parsed<()> {
        if self.eat(Punct::Semi) {
            return Ok(());
        }
        let obvious = self.is(Punct::RBrace) || self.tokens.get(self.at).is_none_or(|token| token.lead == Lead::Line);
        let diag = Diag::error(self.last().after(), format!("`;` is missing after {after}"));
        let label =
            if obvious { "`;` expected here".into() } else { format!("`;` expected here, before {}", self.found()) };
        self.error(diag.label(label).help(format!("end {after} with `;`")));
        if obvious { Ok(()) } else { Err(Failed) }
    }

    /// Goes one level deeper, but not too deep.
    pub(super) fn nested<T>(&mut self, inside: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.nesting >= MAX_NESTING {
            return self.too_deep("this is nested too deeply", "nest less deep: use functions, or variables for parts");
        }
        self.nesting += 1;
        let result = inside(self);
        self.nesting -= 1;
        result
    }

    /// Reads something whose height does not add to that of what was read before it.
    pub(super) fn measured<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.height, 0);
        let result = inside(self);
        self.height = self.height.max(before);
        result
    }

    /// Notes that a tree is made of what was read since the last `measured` began.
    pub(super) fn grow(&mut self) -> Parsed<()> {
        self.height += 1;
        if self.height > MAX_HEIGHT {
            return self.too_deep("this has too many operators in a row", "split it: keep parts in variables");
        }
        Ok(())
    }

    fn too_deep<T>(&mut self, message: &str, help: &str) -> Parsed<T> {
        let diag = Diag::error(self.span(), message).label("from here on nothing was read").help(help);
        self.error(diag);
        self.stop();
        Err(Failed)
    }

    /// An expression made of what was read since the last `measured` began.
    pub(super) fn node(&mut self, kind: ExprKind, span: Span) -> Parsed<Expr> {
        self.grow()?;
        Ok(Expr { kind, span })
    }

    /// Skips a group in parentheses, if one is next.
    pub(super) fn skip_parens(&mut self) {
        let mut depth = 0_u32;
        while !self.at_end() {
            depth += u32::from(self.is(Punct::LParen));
            depth -= u32::from(self.is(Punct::RParen) && depth > 0);
            if depth == 0 {
                self.eat(Punct::RParen);
                return;
            }
            self.bump();
        }
    }

    /// How many braces that were opened since `start` are still open.
    fn open_braces(&self, start: usize) -> usize {
        self.tokens[start..self.at].iter().fold(0, |depth, token| match &token.kind {
            TokenKind::Punct(Punct::LBrace) => depth + 1,
            TokenKind::Punct(Punct::RBrace) => depth - depth.min(1),
            _ => depth,
        })
    }

    /// After an error outside functions: goes to the end of the item that began at token `start`.
    pub(super) fn skip_item(&mut self, start: usize) {
        let mut depth = self.open_braces(start);
        while let Some(kind) = self.peek() {
            match kind {
                TokenKind::Punct(Punct::LBrace) => depth += 1,
                TokenKind::Punct(Punct::RBrace) if depth <= 1 => {
                    self.bump();
                    while self.tokens.get(self.at).is_some_and(|token| token.lead != Lead::Line) {
                        if self.eat(Punct::Semi) {
                            return;
                        }
                        self.bump();
                    }
                    return;
                }
                TokenKind::Punct(Punct::RBrace) => depth -= 1,
                TokenKind::Punct(Punct::Semi) if depth == 0 => {
                    self.bump();
                    return;
                }
                _ => {}
            }
            self.bump();
        }
    }

    /// After an error in a statement that began at token `start`: goes behind its `;`, or before the `}` of the block
    /// around it, or before the next line that clearly begins a statement. Takes at least one token.
    pub(super) fn skip_statement(&mut self, start: usize) {
        if self.at == start {
            self.bump();
        }
        let mut depth = self.open_braces(start);
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                TokenKind::Punct(Punct::LBrace) => depth += 1,
                TokenKind::Punct(Punct::RBrace) if depth == 0 => return,
                TokenKind::Punct(Punct::RBrace) => depth -= 1,
                TokenKind::Punct(Punct::Semi) if depth == 0 => {
                    self.bump();
                    return;
                }
                _ if depth == 0 && self.at > start && begins_statement(token) => return,
                _ => {}
            }
            self.bump();
        }
    }
}

fn begins_statement(token: &Token) -> bool {
    use Keyword::{Break, Case, Continue, Default, Do, For, Goto, If, Return, Switch, While};
    let TokenKind::Keyword(keyword) = token.kind else { return false };
    token.lead == Lead::Line
        && matches!(keyword, Break | Case | Continue | Default | Do | For | Goto | If | Return | Switch | While)
}
