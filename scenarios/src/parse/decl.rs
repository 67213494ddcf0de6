//! Declarations, function definitions and initialisers.

use super::scope::Means;
use super::{Parsed, Parser};
use crate::ast::{
    Decl, Declarator, Derived, Designator, Expr, Function, Init, InitDeclarator, InitItem, InitList, Item, Span, Specs,
    Storage,
};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Lead, Punct, TokenKind};

impl Parser {
    /// What stands outside functions.
    pub(super) fn declaration_or_function(&mut self) -> Parsed<Item> {
        let start = self.span();
        self.known_beginning()?;
        let specs = self.specs()?;
        if !self.is(Punct::Semi) && !self.at_new_declaration() {
            let first = self.named_declarator()?;
            let is_function = matches!(first.derived.last(), Some(Derived::Function(_)));
            if self.is(Punct::LBrace) && is_function {
                return self.function(specs, first).map(Item::Function);
            }
            return self.declarators(start, specs, Some(first)).map(Item::Decl);
        }
        self.declarators(start, specs, None).map(Item::Decl)
    }

    /// Whether a `}` ended the line before, and a declaration begins on this one.
    pub(super) fn at_new_declaration(&self) -> bool {
        let after_brace = self.at > 0 && self.tokens[self.at - 1].is(Punct::RBrace);
        let new_line = self.tokens.get(self.at).is_none_or(|token| token.lead == Lead::Line);
        after_brace && new_line && (self.at_type() || self.at_end())
    }

    /// Says what is wrong if no declaration begins here.
    fn known_beginning(&mut self) -> Parsed<()> {
        if self.at_type() || self.at_unknown_type() || matches!(self.keyword(), Some(Keyword::Stdcall | Keyword::Cdecl))
        {
            return Ok(());
        }
        if let Some(TokenKind::Ident(name)) = self.peek() {
            let name = name.clone();
            if self.is_at(1, Punct::LParen) {
                let diag = Diag::error(self.span(), format!("`{name}(` outside a function"))
                    .label("neither a call nor a definition can stand here");
                return self.fail(
                    diag.help(format!("give a function its type, as in `int {name}(void)`; put calls into functions")),
                );
            }
            if !self.is_at(1, Punct::Star) {
                let diag =
                    Diag::error(self.span(), format!("`{name}` is not a type")).label("a declaration is expected here");
                return self.fail(diag.help("statements stand inside functions; a declaration begins with a type"));
            }
            return Ok(());
        }
        if let Some(keyword) = self.keyword().filter(|keyword| super::specs::is_outside(*keyword)) {
            return self.unexpected_keyword(keyword);
        }
        let diag = Diag::error(self.span(), format!("{} outside a function", self.found()));
        self.fail(
            diag.label("a declaration is expected here")
                .help("statements stand inside functions; a declaration begins with a type"),
        )
    }

    /// A declaration inside a function.
    pub(super) fn declaration(&mut self) -> Parsed<Decl> {
        let start = self.span();
        let specs = self.specs()?;
        self.declarators(start, specs, None)
    }

    fn named_declarator(&mut self) -> Parsed<Declarator> {
        let declarator = self.measured(|this| this.nested(Self::declarator))?;
        if declarator.name.is_none() {
            return self.expected("a name", "a declaration is a type and a name, as in `DWORD count;`");
        }
        Ok(declarator)
    }

    /// The declarators of a declaration, of which one may have been read, and its semicolon.
    fn declarators(&mut self, start: Span, specs: Specs, first: Option<Declarator>) -> Parsed<Decl> {
        let mut declarators = Vec::new();
        let mut next = first;
        if next.is_none() && self.at_new_declaration() {
            self.forgotten_semicolon();
            return Ok(Decl { specs, declarators, span: self.since(start) });
        }
        if next.is_none() && self.eat(Punct::Semi) {
            return Ok(Decl { specs, declarators, span: self.since(start) });
        }
        loop {
            let declarator = match next.take() {
                Some(declarator) => declarator,
                None => self.named_declarator()?,
            };
            declarators.push(self.init_declarator(&specs, declarator)?);
            if !self.eat(Punct::Comma) {
                break;
            }
        }
        if self.is(Punct::LBrace) {
            self.function_inside(&declarators)?;
        }
        self.semicolon("the declaration")?;
        Ok(Decl { specs, declarators, span: self.since(start) })
    }

    /// `struct x { … }` without its semicolon, followed by a new declaration.
    fn forgotten_semicolon(&mut self) {
        let diag = Diag::error(self.last().after(), "`;` is missing after `}`").label("`;` expected here");
        self.error(diag.help("end the declaration of a struct, union or enum with `};`"));
    }

    fn init_declarator(&mut self, specs: &Specs, declarator: Declarator) -> Parsed<InitDeclarator> {
        let means = if specs.storage == Storage::Typedef { Means::Type } else { Means::Value };
        if let Some(name) = &declarator.name {
            self.scopes.declare(&name.name, means);
        }
        let mut span = declarator.span;
        let mut init = None;
        if self.eat(Punct::Eq) {
            init = Some(self.init()?);
            span = self.since(span);
        }
        Ok(InitDeclarator { declarator, init, span })
    }

    /// A function's body in a place where only a declaration can be.
    fn function_inside(&mut self, declarators: &[InitDeclarator]) -> Parsed<()> {
        let Some(declarator) = declarators.last().map(|last| &last.declarator) else { return Ok(()) };
        let (Some(name), Some(Derived::Function(_))) = (&declarator.name, declarator.derived.last()) else {
            return Ok(());
        };
        let Some(outer) = self.function.clone() else { return Ok(()) };
        let diag = Diag::error(name.span, format!("function `{}` begins inside function `{outer}`", name.name));
        self.error(diag.label("here").help(format!("a `}}` is missing above: close `{outer}` first")));
        // Everything after it would be reported again.
        self.stop();
        Err(super::Failed)
    }

    fn function(&mut self, specs: Specs, declarator: Declarator) -> Parsed<Function> {
        let start = specs.span;
        let name = declarator.name.as_ref().map(|name| name.name.clone());
        if let Some(name) = &name {
            self.scopes.declare(name, Means::Value);
        }
        if specs.storage == Storage::Typedef {
            self.error(Diag::error(specs.span, "a typedef with a body").label("here").help("leave out `typedef`"));
        }
        self.scopes.open();
        if let Some(Derived::Function(params)) = declarator.derived.last() {
            for name in params.params.iter().filter_map(|param| param.declarator.name.as_ref()) {
                self.scopes.declare(&name.name, Means::Value);
            }
        }
        self.function = name;
        let body = self.block();
        self.function = None;
        self.scopes.close();
        Ok(Function { specs, declarator, body: body?, span: self.since(start) })
    }

    /// What comes after `=`.
    pub(super) fn init(&mut self) -> Parsed<Init> {
        if self.is(Punct::LBrace) {
            return self.init_list().map(Init::List);
        }
        self.measured(Self::assignment).map(Init::Expr)
    }

    /// `{ … }`; the brace is next.
    pub(super) fn init_list(&mut self) -> Parsed<InitList> {
        let start = self.bump();
        let mut items = Vec::new();
        while !self.is(Punct::RBrace) {
            items.push(self.nested(|this| this.measured(Self::init_item))?);
            if !self.eat(Punct::Comma) {
                break;
            }
        }
        self.expect(Punct::RBrace, "close the initialiser; put commas between its values")?;
        self.grow()?;
        Ok(InitList { items, span: self.since(start) })
    }

    fn init_item(&mut self) -> Parsed<InitItem> {
        let designators = self.designators()?;
        if !designators.is_empty() {
            self.expect(Punct::Eq, "write `.field = value` or `[index] = value`")?;
        }
        Ok(InitItem { designators, value: self.init()? })
    }

    /// `.a[3].b`, perhaps nothing.
    pub(super) fn designators(&mut self) -> Parsed<Vec<Designator>> {
        let mut designators = Vec::new();
        loop {
            if self.eat(Punct::Dot) {
                let Some(field) = self.eat_ident() else {
                    return self.expected("the name of a field", "write `.field = value`");
                };
                designators.push(Designator::Field(field));
            } else if self.eat(Punct::LBracket) {
                designators.push(Designator::Index(self.measured(Self::constant)?));
                self.expect(Punct::RBracket, "close the index")?;
            } else {
                return Ok(designators);
            }
            self.grow()?;
        }
    }

    /// A constant expression: the grammar of an expression without assignment and comma.
    pub(super) fn constant(&mut self) -> Parsed<Expr> {
        self.nested(Self::conditional)
    }
}
