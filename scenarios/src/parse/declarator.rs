//! Declarators, turned inside out while they are read: the result is a flat list of steps from the base type.

use super::{Parsed, Parser};
use crate::ast::{Declarator, Derived, Param, Params, Quals, Specs, Storage, TypeName};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Punct, TokenKind};

impl Parser {
    /// A declarator, with or without a name.
    pub(super) fn declarator(&mut self) -> Parsed<Declarator> {
        let start = if self.at_declarator() { self.span() } else { self.last().after() };
        let mut derived = Vec::new();
        while self.attribute() {}
        while self.eat(Punct::Star) {
            let mut quals = Quals::default();
            while self.qualifier(&mut quals) || self.attribute() {}
            self.grow()?;
            derived.push(Derived::Pointer(quals));
        }
        let mut inner = None;
        let mut name = None;
        if self.is(Punct::LParen) && self.at_inner_declarator() {
            self.bump();
            inner = Some(self.nested(Self::declarator)?);
            self.expect(Punct::RParen, "close the declarator, as in `void (*callback)(int)`")?;
        } else {
            name = self.eat_ident();
        }
        let mut suffixes = Vec::new();
        while self.is(Punct::LBracket) || self.is(Punct::LParen) {
            let suffix = self.nested(Self::suffix)?;
            self.grow()?;
            suffixes.push(suffix);
        }
        while self.attribute() {}
        suffixes.reverse();
        derived.append(&mut suffixes);
        if let Some(mut inner) = inner {
            derived.append(&mut inner.derived);
            name = inner.name;
        }
        Ok(Declarator { name, derived, span: self.since(start) })
    }

    fn at_declarator(&self) -> bool {
        match self.peek() {
            Some(TokenKind::Ident(_)) => true,
            Some(TokenKind::Punct(punct)) => matches!(punct, Punct::Star | Punct::LParen | Punct::LBracket),
            Some(TokenKind::Keyword(keyword)) => {
                matches!(keyword, Keyword::Cdecl | Keyword::Stdcall | Keyword::Fastcall | Keyword::Vectorcall)
            }
            _ => false,
        }
    }

    /// Whether the parenthesis here is around a declarator and not around parameters.
    fn at_inner_declarator(&self) -> bool {
        match self.peek_at(1) {
            Some(TokenKind::Punct(punct)) => matches!(punct, Punct::Star | Punct::LParen | Punct::LBracket),
            Some(TokenKind::Ident(_)) => !self.type_at(1),
            Some(TokenKind::Keyword(keyword)) => {
                matches!(keyword, Keyword::Cdecl | Keyword::Stdcall | Keyword::Fastcall | Keyword::Vectorcall)
            }
            _ => false,
        }
    }

    /// `[size]` or `(parameters)`.
    fn suffix(&mut self) -> Parsed<Derived> {
        if self.is(Punct::LParen) {
            return self.params().map(Derived::Function);
        }
        self.bump();
        let mut ignored = Quals::default();
        while self.qualifier(&mut ignored) || self.eat_keyword(Keyword::Static) {}
        let size = if self.is(Punct::RBracket) { None } else { Some(Box::new(self.measured(Self::assignment)?)) };
        self.expect(Punct::RBracket, "close the size of the array")?;
        Ok(Derived::Array(size))
    }

    fn params(&mut self) -> Parsed<Params> {
        let start = self.bump();
        let mut params = Vec::new();
        let mut variadic = false;
        if self.keyword() == Some(Keyword::Void) && self.is_at(1, Punct::RParen) {
            self.bump();
        }
        while !self.is(Punct::RParen) {
            if self.eat(Punct::Ellipsis) {
                variadic = true;
                break;
            }
            params.push(self.param()?);
            if !self.eat(Punct::Comma) {
                break;
            }
        }
        self.expect(Punct::RParen, "close the parameters; put commas between them")?;
        Ok(Params { params, variadic, span: self.since(start) })
    }

    fn param(&mut self) -> Parsed<Param> {
        let start = self.span();
        let specs = self.param_specs()?;
        let declarator = self.nested(Self::declarator)?;
        Ok(Param { specs, declarator, span: self.since(start) })
    }

    /// Specifiers where no storage class makes sense.
    fn param_specs(&mut self) -> Parsed<Specs> {
        if let Some(TokenKind::Ident(name)) = self.peek() {
            let name = name.clone();
            if !self.at_type() {
                let start = self.span();
                let base = self.unknown_type(&name);
                return Ok(Specs { storage: Storage::Plain, quals: Quals::default(), base, span: self.since(start) });
            }
        } else if !self.at_type() && !matches!(self.keyword(), Some(Keyword::Stdcall | Keyword::Cdecl)) {
            return self.expected("a type", "a parameter is a type and a name, as in `DWORD count`");
        }
        let specs = self.specs()?;
        if specs.storage != Storage::Plain {
            let diag = Diag::error(specs.span, "a storage class where there is nothing to store").label("here");
            self.error(diag.help("leave out static, extern and typedef"));
        }
        Ok(specs)
    }

    /// A type without anything declared: in a cast, in `sizeof`.
    pub(super) fn type_name(&mut self) -> Parsed<TypeName> {
        let start = self.span();
        let specs = self.param_specs()?;
        let declarator = self.declarator()?;
        if let Some(name) = &declarator.name {
            let diag = Diag::error(name.span, format!("the name `{}` in a type that declares nothing", name.name));
            self.error(diag.label("here").help("leave the name out"));
        }
        Ok(TypeName { specs, declarator, span: self.since(start) })
    }
}
