//! Diagnostics that need a little thought: what was probably meant.

use super::{Parsed, Parser};
use crate::ast::{Name, Span, TypeSpec};
use crate::diagnostic::{Diag, nearest};
use crate::headers;
use crate::lex::{Keyword, Punct, TokenKind};

impl Parser {
    /// Whether a declaration or type name begins here.
    pub(super) fn at_type(&self) -> bool {
        self.type_at(0)
    }

    /// Whether a declaration or type name begins so many tokens ahead.
    pub(super) fn type_at(&self, ahead: usize) -> bool {
        match self.peek_at(ahead) {
            Some(TokenKind::Keyword(keyword)) => super::specs::is_specifier(*keyword),
            Some(TokenKind::Ident(name)) => self.scopes.find(name) == Some(super::scope::Means::Type),
            _ => false,
        }
    }

    /// Whether a name that is no type stands here where only a type makes sense: before another name.
    pub(super) fn at_unknown_type(&self) -> bool {
        let Some(TokenKind::Ident(name)) = self.peek() else { return false };
        if self.scopes.find(name).is_some() {
            return false;
        }
        let mut ahead = 1;
        while self.is_at(ahead, Punct::Star) {
            ahead += 1;
        }
        let Some(TokenKind::Ident(_)) = self.peek_at(ahead) else { return false };
        // `a * b` is a product, unless it goes on as only a declaration does.
        ahead == 1 || [Punct::Semi, Punct::Eq, Punct::Comma].into_iter().any(|after| self.is_at(ahead + 1, after))
    }

    /// Whether `(name)` or `(name *)` here can only be a cast to a type that is not known. The parenthesis is next.
    pub(super) fn at_unknown_cast(&self) -> bool {
        let Some(TokenKind::Ident(name)) = self.peek_at(1) else { return false };
        let mut ahead = 2;
        while self.is_at(ahead, Punct::Star) {
            ahead += 1;
        }
        if self.scopes.find(name).is_some() || !self.is_at(ahead, Punct::RParen) {
            return false;
        }
        let after = self.peek_at(ahead + 1);
        ahead > 2
            || matches!(
                after,
                Some(TokenKind::Ident(_) | TokenKind::Number(_) | TokenKind::Str(_) | TokenKind::Char(_))
            )
    }

    /// Takes the name of a type that is not known, and says so, once for each name and each missing header.
    pub(super) fn unknown_type(&mut self, name: &Name) -> TypeSpec {
        let span = self.bump();
        let header = headers::offering(name).map(Name::from);
        let subject = header.clone().unwrap_or_else(|| name.clone());
        if self.reported.insert(subject) {
            let help = match (self.tags.get(name), header, nearest(name, self.scopes.types())) {
                (Some(keyword), ..) => format!("write `{keyword} {name}`: a tag alone is no type in C"),
                (None, Some(header), _) => format!("add `#include <{header}>`"),
                (None, None, Some(near)) => format!("did you mean `{near}`?"),
                (None, None, None) => format!("declare it first, as in `typedef struct {name} {name};`"),
            };
            self.error(Diag::error(span, format!("unknown type name `{name}`")).label("not declared").help(help));
        }
        TypeSpec::Error
    }

    /// Says that a construct is outside the subset, if the keyword belongs to one.
    pub(super) fn unsupported(&mut self, keyword: Keyword, span: Span) {
        let (what, help) = match keyword {
            Keyword::Complex | Keyword::Imaginary => ("complex type", "use `double` for each part"),
            Keyword::Int128 => ("128-bit type", "the widest integer is `long long`"),
            Keyword::Alignas | Keyword::Alignof => {
                ("alignment specifier", "objects have the alignment of their type here")
            }
            Keyword::Atomic => ("C11 atomic type", "use `volatile LONG` with the Interlocked functions"),
            Keyword::ThreadLocal | Keyword::GnuThread => {
                ("thread-local storage", "pass what belongs to a thread as its parameter")
            }
            Keyword::Generic => ("generic selection", "call the right function by its name"),
            Keyword::Asm | Keyword::MsAsm | Keyword::GnuAsm => ("inline assembly", "write it in C"),
            Keyword::Typeof | Keyword::GnuTypeof => ("type of an expression", "name the type"),
            Keyword::Try | Keyword::Except | Keyword::Finally | Keyword::Leave => (
                "structured exception handling",
                "exceptions end the program here, so a handler never runs; `__try` with `__finally` is read",
            ),
            _ => ("word", "it cannot stand here"),
        };
        self.error(Diag::error(span, format!("{what} `{}` is not supported", keyword.text())).label("here").help(help));
    }

    /// A word that no expression or statement begins with.
    pub(super) fn unexpected_keyword<T>(&mut self, keyword: Keyword) -> Parsed<T> {
        let span = self.span();
        if super::specs::is_outside(keyword) {
            self.unsupported(keyword, span);
            self.bump();
            return Err(super::Failed);
        }
        self.expected("an expression", "an expression is a value, a variable, a call, or these with operators")
    }
}
