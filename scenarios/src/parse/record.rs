//! Structs, unions and enums.

use super::scope::Means;
use super::{Parsed, Parser};
use crate::ast::{Enum, Enumerator, FieldDecl, FieldDeclarator, Ident, Record, RecordKind, Span, Storage, TypeSpec};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Punct};

impl Parser {
    /// A struct, union or enum specifier; its keyword is next.
    pub(super) fn tagged(&mut self, keyword: Keyword) -> Parsed<TypeSpec> {
        let start = self.bump();
        while self.attribute() {}
        let tag = self.eat_ident();
        if let Some(tag) = &tag {
            self.tags.insert(tag.name.clone(), keyword.text());
        }
        match keyword {
            Keyword::Enum => self.enumeration(start, tag).map(TypeSpec::Enum),
            Keyword::Union => self.record(start, RecordKind::Union, tag).map(TypeSpec::Record),
            _ => self.record(start, RecordKind::Struct, tag).map(TypeSpec::Record),
        }
    }

    fn record(&mut self, start: Span, kind: RecordKind, tag: Option<Ident>) -> Parsed<Record> {
        let mut fields = None;
        if self.is(Punct::LBrace) {
            fields = Some(self.fields()?);
        } else if tag.is_none() {
            return self.expected("a tag or `{`", "write `struct name`, or the fields in braces");
        }
        Ok(Record { kind, tag, fields, span: self.since(start) })
    }

    fn fields(&mut self) -> Parsed<Vec<FieldDecl>> {
        let open = self.bump();
        let mut fields = Vec::new();
        loop {
            if self.eat(Punct::RBrace) {
                // `__attribute__((packed))` may stand here.
                while self.keyword() == Some(Keyword::Attribute) && self.attribute() {}
                return Ok(fields);
            }
            if self.at_end() {
                return self.never_closed(open);
            }
            if self.eat(Punct::Semi) {
                continue;
            }
            let start = self.at;
            if let Ok(field) = self.field() {
                fields.push(field);
            } else {
                self.skip_statement(start);
            }
        }
    }

    pub(super) fn never_closed<T>(&mut self, open: Span) -> Parsed<T> {
        let diag = Diag::error(open, "this `{` is never closed").label("opened here");
        self.fail(diag.help("close it with `}`"))
    }

    /// One declaration of fields.
    fn field(&mut self) -> Parsed<FieldDecl> {
        let start = self.span();
        let specs = self.specs()?;
        if specs.storage != Storage::Plain {
            let diag = Diag::error(specs.span, "a storage class in a field").label("here");
            self.error(diag.help("leave it out: a field is stored where its struct is"));
        }
        let mut fields = Vec::new();
        while !self.is(Punct::Semi) {
            let start = self.span();
            let declarator = self.measured(Self::declarator)?;
            let mut bits = None;
            if self.eat(Punct::Colon) {
                bits = Some(self.measured(Self::constant)?);
            }
            if declarator.name.is_none() && bits.is_none() {
                return self.expected("the name of a field", "write `type name;`");
            }
            fields.push(FieldDeclarator { declarator, bits, span: self.since(start) });
            if !self.eat(Punct::Comma) {
                break;
            }
        }
        self.semicolon("the field")?;
        Ok(FieldDecl { specs, fields, span: self.since(start) })
    }

    fn enumeration(&mut self, start: Span, tag: Option<Ident>) -> Parsed<Enum> {
        let mut enumerators = None;
        if self.is(Punct::LBrace) {
            enumerators = Some(self.enumerators()?);
        } else if tag.is_none() {
            return self.expected("a tag or `{`", "write `enum name`, or the names in braces");
        }
        Ok(Enum { tag, enumerators, span: self.since(start) })
    }

    fn enumerators(&mut self) -> Parsed<Vec<Enumerator>> {
        self.bump();
        let mut enumerators = Vec::new();
        while !self.eat(Punct::RBrace) {
            let Some(name) = self.eat_ident() else {
                return self.expected("a name or `}`", "write names with commas between them: `enum { A, B = 5 }`");
            };
            self.scopes.declare(&name.name, Means::Value);
            let value = if self.eat(Punct::Eq) { Some(self.measured(Self::constant)?) } else { None };
            enumerators.push(Enumerator { name, value });
            if !self.eat(Punct::Comma) && !self.is(Punct::RBrace) {
                return self.expected("`,` or `}`", "write names with commas between them: `enum { A, B = 5 }`");
            }
        }
        Ok(enumerators)
    }
}
