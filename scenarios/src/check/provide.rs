//! Functions of Windows that a program uses as values: a body from a header, or one made around a call of the model's
//! function. Each is made when it is first asked for, after the program's own.
//!
//! Must never know: what the functions do.

use std::rc::Rc;

use tpio_model::program::{ApiId, Export, FuncId, Int, Origin};

use super::scope::Entity;
use super::{Checker, windows};
use crate::ast::{Derived, Item, Name, Span, Unit};
use crate::diagnostic::Diag;
use crate::headers;
use crate::tree::{Expr, ExprKind, Function, Home, Local, LocalId, Passed, Place, Stmt, StmtKind};
use crate::types::{Rest, Signature, Type};

/// A function that was asked for and has no body yet.
#[derive(Debug)]
pub(super) struct Wanted {
    id: FuncId,
    /// where it was asked for first
    span: Span,
    made: Made,
}

/// Of what its body is made.
#[derive(Debug)]
enum Made {
    /// of the function of a header with that name
    Header(Name),
    /// of a call of the model's function
    Api(ApiId, Name),
}

impl<'a> Checker<'a> {
    /// Keeps the functions of headers that have bodies.
    pub(super) fn keep_header_functions(&mut self, unit: &'a Unit) {
        for item in &unit.items {
            if let Item::Function(function) = item
                && let Some(name) = function.declarator.name.as_ref().filter(|name| name.span.is_builtin())
            {
                self.header_functions.insert(Rc::clone(&name.name), function);
            }
        }
    }

    /// The function that a header has a body for, under its own name or as a function of the system.
    pub(super) fn header_function(&mut self, name: &str, span: Span) -> Option<FuncId> {
        let system = headers::system_name(name);
        let known = [name, &system].into_iter().find_map(|name| self.header_functions.get_key_value(name));
        let name = Rc::clone(known?.0);
        if let Some(id) = self.defined.get(&name) {
            return Some(*id);
        }
        let id = self.promise_body(span, Made::Header(Rc::clone(&name)))?;
        self.defined.insert(name, id);
        Some(id)
    }

    /// A function around one of the model's: for its address.
    pub(super) fn wrapped(&mut self, name: &Name, span: Span) -> Option<FuncId> {
        let api = self.functions.find(name)?;
        if let Some(id) = self.wrappers.get(&api) {
            return Some(*id);
        }
        let signature = self.signature_of_api(name)?;
        self.note_api(name, span);
        if signature.rest == Rest::Variadic {
            self.report(
                Diag::error(span, format!("the address of `{name}`, which takes any number of arguments"))
                    .help(format!("write a function of your own that calls `{name}`, and take its address")),
            );
            return None;
        }
        let id = self.promise_body(span, Made::Api(api, Rc::clone(name)))?;
        self.wrappers.insert(api, id);
        Some(id)
    }

    fn signature_at_file(&self, name: &str) -> Option<Rc<Signature>> {
        match &self.scopes.find_at_file(name)?.entity {
            Entity::Function(ty) => ty.signature().cloned(),
            _ => None,
        }
    }

    /// The same for a function of the model, which a header may declare as one of the system.
    fn signature_of_api(&self, name: &str) -> Option<Rc<Signature>> {
        self.signature_at_file(name).or_else(|| self.signature_at_file(&headers::system_name(name)))
    }

    /// A function of the model is used.
    pub(super) fn note_api(&mut self, name: &str, span: Span) {
        self.looks_up |= name == "GetProcAddress";
        if name == "TpAllocIoCompletion" {
            self.allocates_io.get_or_insert(span);
        }
    }

    /// What calls a callback of I/O that takes a status block, if the program makes one.
    pub(super) fn status_callback(&mut self) -> Option<FuncId> {
        let span = self.allocates_io?;
        self.header_function("__tpio_status_callback", span)
    }

    /// What runs the functions of `atexit`, if the program calls that.
    pub(super) fn at_exit(&mut self) -> Option<FuncId> {
        let asked = self.defined.get(headers::system_name("atexit").as_str())?;
        let span = self.wanted.iter().find(|wanted| wanted.id == *asked)?.span;
        self.header_function("__tpio_run_at_exit", span)
    }

    fn promise_body(&mut self, span: Span, made: Made) -> Option<FuncId> {
        let Ok(number) = u16::try_from(self.bodies.len()) else {
            self.error(span, "more than 65535 functions");
            return None;
        };
        let span = self.providing.unwrap_or(span);
        self.bodies.push(None);
        self.wanted.push_back(Wanted { id: FuncId(number), span, made });
        Some(FuncId(number))
    }

    /// Makes the bodies that were asked for, and those that they ask for.
    pub(super) fn provide(&mut self) {
        while let Some(Wanted { id, span, made }) = self.wanted.pop_front() {
            self.providing = Some(span);
            let body = match made {
                Made::Header(name) => self.header_body(&name, span),
                Made::Api(api, name) => self.call_of(api, &name, span),
            };
            self.bodies[usize::from(id.0)] = body;
        }
        self.providing = None;
    }

    fn header_body(&mut self, name: &Name, span: Span) -> Option<Function> {
        let function = *self.header_functions.get(name)?;
        let ident = function.declarator.name.as_ref()?;
        let Some(Derived::Function(params)) = function.declarator.derived.last() else { return None };
        let signature = self.signature_at_file(name)?;
        let body = self.body(function, ident, params, &signature);
        let name = headers::plain_name(name).to_owned();
        Some(Function { name, span, end: span, origin: Origin::Header, ..body })
    }

    /// `return Function(parameters);`
    fn call_of(&mut self, api: ApiId, name: &Name, span: Span) -> Option<Function> {
        let signature = self.signature_of_api(name)?;
        let int = |ty: &Type| ty.int().unwrap_or(Int::U64);
        let ints: Vec<Int> = signature.params.iter().map(|param| int(&param.ty)).collect();
        let local =
            |int: &Int| Local { name: "$passed".to_owned(), size: int.bytes(), home: Home::Register(*int), span };
        let passed = signature.params.iter().enumerate().map(|(index, param)| {
            let place = Place::of_local(LocalId(index as u32), param.clone(), span);
            Expr { ty: param.ty.clone(), kind: ExprKind::Value(Box::new(place)), span }
        });
        let kind = ExprKind::Api(api, self.next_call(api, span), passed.collect());
        let call = Expr { kind, ty: signature.returns.clone(), span };
        let returns = signature.returns.int();
        let kind = if returns.is_some() { StmtKind::Return(Some(call)) } else { StmtKind::Expr(call) };
        Some(Function {
            name: name.to_string(),
            params: ints.len(),
            locals: ints.iter().map(local).collect(),
            passed: ints.into_iter().map(Passed::Word).collect(),
            returns,
            labels: 0,
            body: vec![Stmt { kind, span }],
            span,
            end: span,
            origin: Origin::Header,
        })
    }

    /// What GetProcAddress finds: the functions whose names are strings of a program that calls it.
    pub(super) fn exports(&mut self) -> Vec<Export> {
        if !self.looks_up {
            return Vec::new();
        }
        let named = self.strings.iter().map(|((bytes, _), id)| (bytes.clone(), self.global_types[usize::from(id.0)].1));
        let named: Vec<(Vec<u8>, Span)> = named.collect();
        let mut exports = Vec::new();
        for (bytes, span) in named {
            let Some(name) = std::str::from_utf8(&bytes).ok().and_then(|text| text.strip_suffix('\0')) else {
                continue;
            };
            let name = Name::from(name);
            let found = match self.signature_of_api(&name).filter(|_| self.functions.find(&name).is_some()) {
                Some(signature) if signature.rest == Rest::Nothing => self.wrapped(&name, span),
                _ => self.header_function(&name, span),
            };
            match found {
                Some(function) => exports.push(Export { name: name.to_string(), function }),
                None if windows::is_known(&name) => {
                    let diag = self.not_modelled(&name, span);
                    self.report(
                        Diag { severity: crate::diagnostic::Severity::Warning, ..diag }
                            .label("GetProcAddress gives NULL"),
                    );
                }
                None => {}
            }
        }
        exports.sort_by(|a, b| a.name.cmp(&b.name));
        exports.dedup_by(|a, b| a.name == b.name);
        exports
    }
}
