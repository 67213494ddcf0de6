//! The condition of an `#if`: integer constant expressions of 64 bits. Names that are no macros are 0.

use super::Preprocessor;
use crate::ast::Span;
use crate::diagnostic::Diag;
use crate::lex::{Punct, Token, TokenKind, character, integer};

/// Deepest nesting of parentheses and unary operators.
const MAX_NESTING: u32 = 64;

#[derive(Clone, Copy)]
struct Value {
    bits: u64,
    unsigned: bool,
}

impl Value {
    fn truth(truth: bool) -> Value {
        Value { bits: u64::from(truth), unsigned: false }
    }

    fn is_true(self) -> bool {
        self.bits != 0
    }
}

impl Preprocessor<'_> {
    /// Whether the condition after `#if` or `#elif` holds; not, if it is wrong.
    pub(super) fn condition(&mut self, line: &[Token], span: Span) -> bool {
        let line = match self.replace_defined(line) {
            Ok(line) => self.expand_line(line),
            Err(diag) => {
                self.error(diag);
                return false;
            }
        };
        let place = line.last().map_or(span, |token| token.span);
        let mut evaluator = Evaluator { tokens: &line, at: 0, place, nesting: 0, unevaluated: 0 };
        match evaluator.whole() {
            Ok(value) => value.is_true(),
            Err(diag) => {
                self.error(diag);
                false
            }
        }
    }

    /// `defined X` and `defined(X)` are replaced before macros are.
    fn replace_defined(&self, line: &[Token]) -> Result<Vec<Token>, Diag> {
        let mut out = Vec::with_capacity(line.len());
        let mut at = 0;
        while let Some(token) = line.get(at) {
            at += 1;
            if !matches!(&token.kind, TokenKind::Ident(name) if &**name == "defined") {
                out.push(token.clone());
                continue;
            }
            let paren = line.get(at).is_some_and(|next| next.is(Punct::LParen));
            at += usize::from(paren);
            let Some(TokenKind::Ident(name)) = line.get(at).map(|next| &next.kind) else {
                return Err(bad_defined(token.span));
            };
            at += 1;
            if paren && !line.get(at).is_some_and(|next| next.is(Punct::RParen)) {
                return Err(bad_defined(token.span));
            }
            at += usize::from(paren);
            let value = if self.macros.contains_key(name) { "1" } else { "0" };
            out.push(Token { kind: TokenKind::Number(value.into()), ..token.clone() });
        }
        Ok(out)
    }
}

fn bad_defined(span: Span) -> Diag {
    Diag::error(span, "`defined` without a name").label("here").help("write `defined(NAME)`")
}

struct Evaluator<'a> {
    tokens: &'a [Token],
    at: usize,
    /// The end of the line, for what is missing there.
    place: Span,
    nesting: u32,
    /// Above zero where the value does not count: the right side of `0 &&`.
    unevaluated: u32,
}

impl Evaluator<'_> {
    fn whole(&mut self) -> Result<Value, Diag> {
        let value = self.conditional()?;
        match self.tokens.get(self.at) {
            None => Ok(value),
            Some(token) => Err(Diag::error(token.span, format!("`{}` after the condition", token.text()))
                .label("here")
                .help("a condition is one integer expression, as in `#if defined(A) && B > 2`")),
        }
    }

    fn take(&mut self, punct: Punct) -> bool {
        let found = self.tokens.get(self.at).is_some_and(|token| token.is(punct));
        self.at += usize::from(found);
        found
    }

    fn deeper<T>(&mut self, inside: impl FnOnce(&mut Self) -> Result<T, Diag>) -> Result<T, Diag> {
        if self.nesting >= MAX_NESTING {
            return Err(Diag::error(self.place, "the condition is nested too deeply").help("simplify it"));
        }
        self.nesting += 1;
        let result = inside(self);
        self.nesting -= 1;
        result
    }

    /// Evaluates a part whose value counts only if `counts`.
    fn part(&mut self, counts: bool, inside: impl FnOnce(&mut Self) -> Result<Value, Diag>) -> Result<Value, Diag> {
        self.unevaluated += u32::from(!counts);
        let result = inside(self);
        self.unevaluated -= u32::from(!counts);
        result
    }

    fn conditional(&mut self) -> Result<Value, Diag> {
        let cond = self.binary(0)?;
        if !self.take(Punct::Question) {
            return Ok(cond);
        }
        let then = self.part(cond.is_true(), |this| this.deeper(Self::conditional))?;
        if !self.take(Punct::Colon) {
            return Err(self.missing("`:`"));
        }
        let otherwise = self.part(!cond.is_true(), |this| this.deeper(Self::conditional))?;
        let chosen = if cond.is_true() { then } else { otherwise };
        Ok(Value { unsigned: then.unsigned || otherwise.unsigned, ..chosen })
    }

    fn binary(&mut self, least: u8) -> Result<Value, Diag> {
        let mut left = self.unary()?;
        while let Some((punct, level)) = self.operator().filter(|(_, level)| *level >= least) {
            let span = self.tokens[self.at].span;
            self.at += 1;
            let counts = match punct {
                Punct::AmpAmp => left.is_true(),
                Punct::PipePipe => !left.is_true(),
                _ => true,
            };
            let right = self.part(counts, |this| this.deeper(|this| this.binary(level + 1)))?;
            left = self.apply(punct, left, right, span)?;
        }
        Ok(left)
    }

    /// The binary operator that stands here, and how strongly it binds.
    fn operator(&self) -> Option<(Punct, u8)> {
        let TokenKind::Punct(punct) = self.tokens.get(self.at)?.kind else { return None };
        let level = match punct {
            Punct::PipePipe => 0,
            Punct::AmpAmp => 1,
            Punct::Pipe => 2,
            Punct::Caret => 3,
            Punct::Amp => 4,
            Punct::EqEq | Punct::Ne => 5,
            Punct::Lt | Punct::Gt | Punct::Le | Punct::Ge => 6,
            Punct::Shl | Punct::Shr => 7,
            Punct::Plus | Punct::Minus => 8,
            Punct::Star | Punct::Slash | Punct::Percent => 9,
            _ => return None,
        };
        Some((punct, level))
    }

    fn apply(&self, punct: Punct, left: Value, right: Value, span: Span) -> Result<Value, Diag> {
        let unsigned = left.unsigned || right.unsigned;
        let (a, b) = (left.bits, right.bits);
        let (signed_a, signed_b) = (a as i64, b as i64);
        let less = if unsigned { a < b } else { signed_a < signed_b };
        let bits = match punct {
            Punct::PipePipe => return Ok(Value::truth(left.is_true() || right.is_true())),
            Punct::AmpAmp => return Ok(Value::truth(left.is_true() && right.is_true())),
            Punct::EqEq => return Ok(Value::truth(a == b)),
            Punct::Ne => return Ok(Value::truth(a != b)),
            Punct::Lt => return Ok(Value::truth(less)),
            Punct::Ge => return Ok(Value::truth(!less)),
            Punct::Gt => return Ok(Value::truth(!less && a != b)),
            Punct::Le => return Ok(Value::truth(less || a == b)),
            Punct::Pipe => a | b,
            Punct::Caret => a ^ b,
            Punct::Amp => a & b,
            Punct::Shl => a.wrapping_shl(b as u32),
            Punct::Shr if left.unsigned => a.wrapping_shr(b as u32),
            Punct::Shr => signed_a.wrapping_shr(b as u32) as u64,
            Punct::Plus => a.wrapping_add(b),
            Punct::Minus => a.wrapping_sub(b),
            Punct::Star => a.wrapping_mul(b),
            _ if b == 0 && self.unevaluated > 0 => 0,
            _ if b == 0 => {
                return Err(Diag::error(span, "division by zero in a condition")
                    .label("here")
                    .help("test the divisor first"));
            }
            Punct::Slash if unsigned => a / b,
            Punct::Slash => signed_a.wrapping_div(signed_b) as u64,
            _ if unsigned => a % b,
            _ => signed_a.wrapping_rem(signed_b) as u64,
        };
        Ok(Value { bits, unsigned })
    }

    fn unary(&mut self) -> Result<Value, Diag> {
        let Some(token) = self.tokens.get(self.at) else {
            return Err(self.missing("a value"));
        };
        self.at += 1;
        let problem = |problem: crate::lex::Problem| Diag::error(token.span, problem.message).help(problem.help);
        match &token.kind {
            TokenKind::Number(text) => {
                let value = integer(text).map_err(problem)?;
                Ok(Value { bits: value.value, unsigned: value.unsigned || value.value > i64::MAX as u64 })
            }
            TokenKind::Char(text) => {
                Ok(Value { bits: character(text).map_err(problem)?.value as u64, unsigned: false })
            }
            TokenKind::Ident(_) | TokenKind::Spent(_) | TokenKind::Keyword(_) => Ok(Value { bits: 0, unsigned: false }),
            TokenKind::Punct(Punct::LParen) => {
                let value = self.deeper(Self::conditional)?;
                if self.take(Punct::RParen) { Ok(value) } else { Err(self.missing("`)`")) }
            }
            TokenKind::Punct(Punct::Bang) => Ok(Value::truth(!self.deeper(Self::unary)?.is_true())),
            TokenKind::Punct(Punct::Plus) => self.deeper(Self::unary),
            TokenKind::Punct(Punct::Minus) => {
                let value = self.deeper(Self::unary)?;
                Ok(Value { bits: value.bits.wrapping_neg(), ..value })
            }
            TokenKind::Punct(Punct::Tilde) => {
                let value = self.deeper(Self::unary)?;
                Ok(Value { bits: !value.bits, ..value })
            }
            TokenKind::Str(_) | TokenKind::Bad(_) | TokenKind::Punct(_) => {
                Err(Diag::error(token.span, format!("`{}` in a condition", token.text()))
                    .label("here")
                    .help("a condition consists of integers, macros, `defined(NAME)` and operators"))
            }
        }
    }

    fn missing(&self, what: &str) -> Diag {
        let place = self.tokens.get(self.at).map_or(self.place.after(), |token| token.span);
        Diag::error(place, format!("{what} is missing in the condition"))
            .label("here")
            .help("a condition is one integer expression, as in `#if defined(A) && B > 2`")
    }
}
