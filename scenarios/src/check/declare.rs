//! Declarations: what a name is from here on. Variables of functions, typedefs, functions without a body.
//!
//! Must never know: initial bytes of globals.

use std::rc::Rc;

use super::Checker;
use super::scope::Entity;
use crate::ast::{Decl, Ident, InitDeclarator, Name, Span, Storage};
use crate::diagnostic::Diag;
use crate::tree::{Expr, Home, Start, Stmt, StmtKind};
use crate::types::{Qual, Type, compatible};

use super::init::Part;

impl Checker<'_> {
    /// Gives a name a meaning here; a diagnostic if it has another one already.
    pub(super) fn declare_name(&mut self, name: &Ident, entity: Entity) {
        if let Some(first) = self.scopes.find_here(&name.name) {
            let span = first.span;
            if !matches!(first.entity, Entity::Error) {
                let what = if span.is_builtin() { "by a header" } else { "here" };
                let mut diag =
                    Diag::error(name.span, format!("`{}` is declared twice", name.name)).also(span, "first here");
                if span.is_builtin() {
                    diag = diag.label(format!("declared {what} already"));
                }
                self.report(diag);
            }
        }
        self.scopes.add(Rc::clone(&name.name), entity, name.span);
    }

    /// `typedef …`
    pub(super) fn typedef(&mut self, name: &Ident, qual: Qual) {
        if let Type::Record(id) = qual.ty {
            self.records.name_after(id, &name.name);
        }
        if let Some(Entity::Typedef(known)) = self.scopes.find_here(&name.name).map(|entry| &entry.entity)
            && compatible(&known.ty, &qual.ty)
        {
            return;
        }
        self.declare_name(name, Entity::Typedef(qual));
    }

    /// A function's declaration, with or without a body: known in the whole file.
    pub(super) fn declare_function(&mut self, name: &Ident, ty: &Type) {
        let known = self.scopes.find_at_file(&name.name).map(|entry| (entry.entity.clone(), entry.span));
        match known {
            Some((Entity::Function(known), span)) if !compatible(&known, ty) => {
                let (a, b) = (self.show(&known), self.show(ty));
                self.report(
                    Diag::error(name.span, format!("`{}` is declared as `{b}`, before as `{a}`", name.name))
                        .also(span, "before"),
                );
            }
            Some((Entity::Function(_) | Entity::Error, _)) | None => {}
            Some((_, span)) => {
                self.report(
                    Diag::error(name.span, format!("`{}` is declared twice", name.name)).also(span, "first here"),
                );
            }
        }
        // a definition's place is worth more than that of an earlier declaration
        self.scopes.add_at_file(Rc::clone(&name.name), Entity::Function(ty.clone()), name.span);
        if !self.scopes.at_file() {
            self.scopes.add(Rc::clone(&name.name), Entity::Function(ty.clone()), name.span);
        }
    }

    /// A declaration among statements.
    pub(super) fn local_decl(&mut self, decl: &Decl, out: &mut Vec<Stmt>) {
        let base = self.base_type(&decl.specs);
        for declarator in &decl.declarators {
            let qual = self.declared_type(base.clone(), &declarator.declarator);
            let Some(name) = &declarator.declarator.name else { continue };
            match (decl.specs.storage, &qual.ty) {
                (Storage::Typedef, _) => self.typedef(name, qual),
                (_, Type::Function(_)) => self.declare_function(name, &qual.ty),
                (Storage::Static, _) => self.static_variable(name, qual, declarator.init.as_ref()),
                (Storage::Extern, _) => self.extern_variable(name, qual),
                (Storage::Plain, _) => self.local_variable(name, qual, declarator, out),
            }
        }
    }

    fn local_variable(&mut self, name: &Ident, qual: Qual, declarator: &InitDeclarator, out: &mut Vec<Stmt>) {
        if !self.can_be_variable(name, &qual.ty) {
            self.scopes.add(Rc::clone(&name.name), Entity::Error, name.span);
            return;
        }
        // the variable is in scope in its own initialiser
        let size = self.records.size(&qual.ty).unwrap_or(0);
        let id = self.add_local(name.name.to_string(), &qual, size, name.span);
        self.declare_name(name, Entity::Local(id, qual.clone()));
        let Some(init) = &declarator.init else {
            if self.size_of(&qual.ty, name.span).is_some() {
                out.push(Stmt { kind: StmtKind::Declare(id, Start::Uninitialised), span: name.span });
            }
            return;
        };
        let (ty, items) = self.initialiser(&qual, init);
        let size = self.size_of(&ty, name.span).unwrap_or(0);
        self.current.locals[id.0 as usize].size = size as u32;
        if size > tpio_model::name::MAX_ALLOCATION {
            self.error(name.span, format!("`{}` has {size} bytes", name.name));
        }
        let scalar = ty.is_scalar();
        self.scopes.add(Rc::clone(&name.name), Entity::Local(id, Qual { ty, ..qual }), name.span);
        let start = if scalar {
            match items.into_iter().next_back().map(|item| item.value) {
                Some(Part::Scalar(value)) => Start::Value(value),
                _ => Start::Value(Expr::error(name.span)),
            }
        } else {
            Start::Filled(self.fills(size, items))
        };
        self.flush_literals(out);
        // `*p = f()`: what a person would point at begins with the name
        let span = Span::new(name.span.start, declarator.span.end);
        out.push(Stmt { kind: StmtKind::Declare(id, start), span });
    }

    /// Compound literals met in a statement come into scope before it.
    pub(super) fn flush_literals(&mut self, out: &mut Vec<Stmt>) {
        for id in std::mem::take(&mut self.current.literals) {
            let span = self.local(id).span;
            debug_assert_eq!(self.local(id).home, Home::Memory);
            out.push(Stmt { kind: StmtKind::Declare(id, Start::Uninitialised), span });
        }
    }

    /// Whether a variable can have this type; a diagnostic if not.
    pub(super) fn can_be_variable(&mut self, name: &Ident, ty: &Type) -> bool {
        if *ty == Type::Void {
            self.report(
                Diag::error(name.span, format!("variable `{}` of type `void`", name.name))
                    .help("did you mean `void *`?"),
            );
        }
        !matches!(ty, Type::Void | Type::Error)
    }

    /// A name of the file, as `extern` in a function declares it again.
    pub(super) fn extern_variable(&mut self, name: &Ident, qual: Qual) {
        let known = self.scopes.find_at_file(&name.name).map(|entry| entry.entity.clone());
        let entity = if let Some(entity @ Entity::Global(..)) = known {
            entity
        } else {
            let id = self.add_global(name.name.to_string(), qual.clone(), name.span);
            let entity = Entity::Global(id, qual);
            self.scopes.add_at_file(Name::clone(&name.name), entity.clone(), name.span);
            entity
        };
        if !self.scopes.at_file() {
            self.scopes.add(Name::clone(&name.name), entity, name.span);
        }
    }
}
