//! Function definitions: parameters, body, labels; and `main`.
//!
//! Must never know: single statements.

use std::collections::BTreeMap;
use std::rc::Rc;

use tpio_model::program::{FuncId, GlobalId, Int, Origin, Target};

use super::Checker;
use super::scope::Entity;
use crate::ast::{self, Derived, Ident, Name, Params, Span, Storage};
use crate::diagnostic::{Diag, nearest};
use crate::tree::{Function, Home, LabelId, Local, LocalId, Passed};
use crate::types::{IntKind, Qual, Rest, Signature, Type};

/// The last parameter of a function with `...`: where the arguments are that have no parameter, eight bytes each, as
/// Windows passes them. `va_start` of `stdarg.h` takes it.
pub(super) const REST: &str = "__tpio_rest";

/// The last parameter of a function that returns a structure: where the structure goes. What is returned is this address.
pub(super) const RESULT: &str = "$result";

/// The function that is being checked.
#[derive(Debug, Default)]
pub(super) struct Current {
    /// its name
    pub(super) name: String,
    /// what it returns
    pub(super) returns: Option<Type>,
    /// its variables
    pub(super) locals: Vec<Local>,
    /// compound literals of the statement being checked: they live in the block around it
    pub(super) literals: Vec<LocalId>,
    /// its labels
    labels: BTreeMap<Name, LabelUse>,
    /// how many labels there are, with those of cases
    label_count: u32,
    /// how many loops are around the statement
    pub(super) loops: u32,
    /// the switches around the statement, innermost last
    pub(super) switches: Vec<Cases>,
    /// how many loops and switches are around it: what `break` ends
    pub(super) breakable: u32,
}

#[derive(Debug)]
struct LabelUse {
    id: LabelId,
    defined: Option<Span>,
    used: Option<Span>,
}

/// The cases of a switch, as they are met.
#[derive(Debug)]
pub(super) struct Cases {
    /// type of the value compared
    pub(super) ty: Type,
    /// constants and where they lead
    pub(super) list: Vec<(u64, LabelId, Span)>,
    /// `default`
    pub(super) default: Option<(LabelId, Span)>,
}

impl Checker<'_> {
    /// A function definition.
    pub(super) fn function(&mut self, function: &ast::Function) {
        let base = self.base_type(&function.specs);
        let qual = self.declared_type(base, &function.declarator);
        let Some(name) = &function.declarator.name else { return };
        if function.specs.storage == Storage::Typedef {
            self.error(function.specs.span, "a typedef with a body");
        }
        let (Type::Function(signature), Some(Derived::Function(params))) =
            (&qual.ty, function.declarator.derived.last())
        else {
            self.scopes.add(Rc::clone(&name.name), Entity::Error, name.span);
            return;
        };
        self.declare_function(name, &qual.ty);
        if name.span.is_builtin() {
            return;
        }
        if self.functions.find(&name.name).is_some() {
            self.report(
                Diag::error(name.span, format!("`{}` is a Windows function", name.name))
                    .help("give your function another name"),
            );
        }
        let Some(id) = self.defined.get(&name.name).copied() else { return };
        if self.bodies[usize::from(id.0)].is_some() {
            self.error(name.span, format!("`{}` has two bodies", name.name));
            return;
        }
        let signature = Rc::clone(signature);
        let body = self.body(function, name, params, &signature);
        self.bodies[usize::from(id.0)] = Some(body);
    }

    pub(super) fn body(
        &mut self,
        function: &ast::Function,
        name: &Ident,
        params: &Params,
        signature: &Signature,
    ) -> Function {
        let returns = (signature.returns != Type::Void).then(|| signature.returns.clone());
        for ty in signature.params.iter().map(|param| &param.ty).chain(&returns) {
            self.size_of(ty, name.span);
        }
        self.current = Current { name: name.name.to_string(), returns, ..Current::default() };
        self.scopes.open();
        for (param, ty) in params.params.iter().zip(&signature.params) {
            let (label, span) = match &param.declarator.name {
                Some(ident) => (ident.name.to_string(), ident.span),
                None => ("$unnamed".to_owned(), param.span),
            };
            let id = self.add_local(label, ty, self.records.size(&ty.ty).unwrap_or(8), span);
            if let Some(ident) = &param.declarator.name {
                self.declare_name(ident, Entity::Local(id, ty.clone()));
            }
        }
        let mut passed: Vec<Passed> = signature.params.iter().map(|param| self.passed(&param.ty)).collect();
        let rest = (signature.rest == Rest::Variadic).then(|| (REST, Type::CHAR.pointer()));
        let result =
            matches!(signature.returns, Type::Record(_)).then(|| (RESULT, signature.returns.clone().pointer()));
        for (name, ty) in rest.into_iter().chain(result) {
            let ty = Qual::plain(ty);
            let id = self.add_local(name.to_owned(), &ty, 8, params.span);
            self.scopes.add(Name::from(name), Entity::Local(id, ty), params.span);
            passed.push(Passed::Word(Int::U64));
        }
        let body = self.statements(&function.body.stmts);
        self.scopes.close();
        self.check_labels();
        let current = std::mem::take(&mut self.current);
        let end = function.body.span.end;
        Function {
            name: current.name,
            params: passed.len(),
            passed,
            returns: match signature.returns {
                Type::Record(_) => Some(Int::U64),
                ref ty => ty.int(),
            },
            locals: current.locals,
            labels: current.label_count,
            body,
            span: name.span,
            end: Span::new(end.saturating_sub(1), end),
            origin: Origin::Source,
        }
    }

    /// How a parameter of that type is passed.
    fn passed(&self, ty: &Type) -> Passed {
        match ty {
            Type::Record(_) => Passed::Record(self.records.size(ty).unwrap_or(0) as u32),
            ty => Passed::Word(ty.int().unwrap_or(Int::U64)),
        }
    }

    /// A variable with automatic storage. As long as nobody takes its address, a scalar is a register.
    pub(super) fn add_local(&mut self, name: String, qual: &Qual, size: u64, span: Span) -> LocalId {
        let home = match qual.ty.int() {
            Some(int) if !qual.volatile => Home::Register(int),
            _ => Home::Memory,
        };
        self.current.locals.push(Local { name, size: size as u32, home, span });
        LocalId((self.current.locals.len() - 1) as u32)
    }

    /// A new place for jumps.
    pub(super) fn new_label(&mut self) -> LabelId {
        self.current.label_count += 1;
        LabelId(self.current.label_count - 1)
    }

    /// `name:`
    pub(super) fn define_label(&mut self, name: &Ident) -> LabelId {
        let label = self.label(name);
        if let Some(first) = label.defined.replace(name.span) {
            let id = label.id;
            self.report(
                Diag::error(name.span, format!("label `{}` is defined twice", name.name)).also(first, "first here"),
            );
            return id;
        }
        label.id
    }

    /// `goto name`
    pub(super) fn use_label(&mut self, name: &Ident) -> LabelId {
        let label = self.label(name);
        label.used.get_or_insert(name.span);
        label.id
    }

    fn label(&mut self, name: &Ident) -> &mut LabelUse {
        if !self.current.labels.contains_key(&name.name) {
            let id = self.new_label();
            self.current.labels.insert(Rc::clone(&name.name), LabelUse { id, defined: None, used: None });
        }
        self.current.labels.get_mut(&name.name).expect("internal: the label was put there")
    }

    fn check_labels(&mut self) {
        let labels = std::mem::take(&mut self.current.labels);
        for (name, label) in &labels {
            let (None, Some(used)) = (label.defined, label.used) else { continue };
            let known = labels.iter().filter(|(_, label)| label.defined.is_some()).map(|(name, _)| &**name);
            let mut diag = Diag::error(used, format!("no label `{name}` in `{}`", self.current.name));
            if let Some(near) = nearest(name, known) {
                diag = diag.help(format!("did you mean `{near}`?"));
            }
            self.report(diag);
        }
    }

    /// `main`, or `wmain` where a file has that alone.
    fn main_name(&self) -> &'static str {
        if self.defined.contains_key("wmain") && !self.defined.contains_key("main") { "wmain" } else { "main" }
    }

    /// What `argv` points to: the name of the program, and NULL. Nobody passes more. What a third parameter points to: NULL,
    /// for there is no environment.
    pub(super) fn arguments_of_main(&mut self) -> [Option<GlobalId>; 2] {
        let Some(entity) = self.scopes.find_at_file(self.main_name()) else { return [None, None] };
        let span = entity.span;
        let Entity::Function(Type::Function(signature)) = &entity.entity else { return [None, None] };
        let params = signature.params.len();
        let letter = |param: &Qual| Some(param.ty.target()?.ty.target()?.ty.clone());
        let Some(argument) = signature.params.get(1).and_then(letter) else { return [None, None] };
        let stem = self.source.name().rsplit(['/', '\\']).next().unwrap_or_default();
        let name = format!("{}.exe\0", stem.strip_suffix(".c").unwrap_or(stem));
        let wide = argument.int().is_some_and(|int| int.bytes() == 2);
        let bytes: Vec<u8> =
            if wide { name.encode_utf16().flat_map(u16::to_le_bytes).collect() } else { name.into_bytes() };
        let letters = bytes.len() as u64 / if wide { 2 } else { 1 };
        let of = |element: Type, count| Qual::plain(Type::Array(Rc::new(Qual::plain(element)), Some(count)));
        let text = self.add_global("argv[0]".to_owned(), of(argument.clone(), letters), span);
        let array = self.add_global("argv".to_owned(), of(argument.clone().pointer(), 2), span);
        let environment = (params > 2).then(|| {
            let environment = self.add_global("envp".to_owned(), of(argument.pointer(), 1), span);
            self.globals[usize::from(environment.0)].bytes = vec![0; 8];
            environment
        });
        self.globals[usize::from(text.0)].bytes = bytes;
        let array_global = &mut self.globals[usize::from(array.0)];
        array_global.bytes = vec![0; 16];
        array_global.relocations = vec![(0, Target::Global(text, 0))];
        [Some(array), environment]
    }

    /// Where the program starts.
    pub(super) fn find_main(&mut self) -> Option<FuncId> {
        let Some(id) = self.defined.get(self.main_name()).copied() else {
            // what could not be read may have been it
            if !self.diags.iter().any(Diag::is_error) {
                let end = self.source.text().len() as u32;
                self.report(
                    Diag::error(Span::new(end, end), "no function `main` in this file")
                        .help("a scenario is a whole program: write `int main(void) { … }`"),
                );
            }
            return None;
        };
        let Some(entity) = self.scopes.find_at_file(self.main_name()) else { return Some(id) };
        let span = entity.span;
        let Entity::Function(Type::Function(signature)) = &entity.entity else { return Some(id) };
        let args = matches!(
            signature.params.as_slice(),
            [] | [Qual { ty: Type::Int(IntKind::Int), .. }, Qual { ty: Type::Pointer(_), .. }]
                | [
                    Qual { ty: Type::Int(IntKind::Int), .. },
                    Qual { ty: Type::Pointer(_), .. },
                    Qual { ty: Type::Pointer(_), .. }
                ]
        );
        if args && signature.returns == Type::Void {
            self.report(
                Diag::warning(span, "`main` returns nothing, and its exit code is left to chance")
                    .label("taken as 0 here")
                    .help("write `int main(void)`"),
            );
            self.bodies[usize::from(id.0)].as_mut().expect("internal: main has a body").returns = Some(Int::I32);
        } else if !args || signature.returns != Type::INT {
            self.report(Diag::error(span, "an unusual `main`").help("write `int main(void)`"));
        }
        Some(id)
    }
}
