//! Calls: who is called, whether the arguments go with the parameters.
//!
//! Must never know: what Windows functions do.

use std::rc::Rc;

use tpio_model::program::Int;

use super::convert::{convert, promoted};
use super::expr::Designated;
use super::scope::Entity;
use super::{CLOCKS, Checker, format, windows};
use crate::ast::{self, ExprKind as Syntax, Name, Span};
use crate::diagnostic::Diag;
use crate::headers;
use crate::tree::{Base, Expr, ExprKind, Fill, Home, Place};
use crate::types::{IntKind, Qual, Rest, Signature, Type};

/// `1 argument`, `2 arguments`
pub(super) fn counted(count: usize) -> String {
    format!("{count} argument{}", if count == 1 { "" } else { "s" })
}

/// Whom a call calls.
enum Callee {
    /// a function by its name
    Named(Name, Rc<Signature>),
    /// what a value points to
    Pointer(Expr, Rc<Signature>),
}

/// The first word of a name in Windows' style: `Read` of `ReadFile`.
fn first_word(name: &str) -> &str {
    let end = name.char_indices().skip(1).find(|(_, letter)| letter.is_ascii_uppercase());
    end.map_or(name, |(at, _)| &name[..at])
}

impl Checker<'_> {
    /// `callee(arguments)`
    pub(super) fn call(&mut self, callee: &ast::Expr, arguments: &[ast::Expr], whole: Span) -> Expr {
        let span = self.without_parentheses(callee.span, whole);
        let Some(callee) = self.callee(callee) else {
            for argument in arguments {
                self.value(argument);
            }
            return Expr::error(span);
        };
        let (Callee::Named(_, signature) | Callee::Pointer(_, signature)) = &callee;
        let signature = Rc::clone(signature);
        let name = match &callee {
            Callee::Named(name, _) => Rc::clone(name),
            Callee::Pointer(..) => Name::from("the function"),
        };
        let Some(mut values) = self.arguments(&name, &signature, arguments, span) else { return Expr::error(span) };
        let of_model = match &callee {
            Callee::Named(name, _) => !self.defined.contains_key(name) && self.functions.find(name).is_some(),
            Callee::Pointer(..) => false,
        };
        if signature.rest == Rest::Variadic && !of_model {
            let rest = values.split_off(signature.params.len().min(values.len()));
            values.push(self.rest_of_arguments(rest, span));
        }
        let ty = signature.returns.clone();
        if matches!(ty, Type::Record(_)) {
            let Some(result) = self.room_for_result(&ty, span) else { return Expr::error(span) };
            values.push(result);
        }
        let kind = match callee {
            Callee::Pointer(pointer, _) => ExprKind::CallPointer(Box::new(pointer), values),
            Callee::Named(name, _) => {
                if let Some(id) = self.defined.get(&name) {
                    ExprKind::Call(*id, values)
                } else if let Some(api) = self.functions.find(&name) {
                    self.observes_clock |= CLOCKS.contains(&&*name);
                    self.note_api(&name, span);
                    format::check(self, &name, arguments, &values, span);
                    ExprKind::Api(api, self.next_call(api, span), values)
                } else if let Some(id) = self.header_function(&name, span) {
                    ExprKind::Call(id, values)
                } else {
                    self.not_defined(&name, span);
                    return Expr::error(span);
                }
            }
        };
        Expr { kind, ty, span }
    }

    fn callee(&mut self, callee: &ast::Expr) -> Option<Callee> {
        if let Syntax::Name(name) = &callee.kind {
            match self.scopes.find(name).map(|entry| &entry.entity) {
                Some(Entity::Function(_)) if matches!(&**name, "main" | "wmain") => {
                    self.report(
                        Diag::error(callee.span, "`main` is called").help("put what it does into another function"),
                    );
                    return None;
                }
                Some(Entity::Function(_)) if self.is_hidden(name, callee.span) => {
                    self.unknown_function(name, callee.span);
                    return None;
                }
                Some(Entity::Function(ty)) => {
                    let signature = Rc::clone(ty.signature().expect("internal: a function has a signature"));
                    return Some(Callee::Named(Rc::clone(name), signature));
                }
                None => {
                    self.unknown_function(name, callee.span);
                    return None;
                }
                Some(_) => {}
            }
        }
        let value = match self.designate(callee) {
            Designated::Place(place) => self.read(place),
            Designated::Value(value) => value,
        };
        if let Some(signature) = value.ty.signature().cloned() {
            return Some(Callee::Pointer(value, signature));
        }
        if value.ty != Type::Error {
            let (text, name) = (self.source.slice(callee.span).to_owned(), self.show(&value.ty));
            self.error(callee.span, format!("`{text}` is called, but it is no function: its type is `{name}`"));
        }
        None
    }

    /// The arguments converted to the parameters' types.
    fn arguments(
        &mut self,
        name: &str,
        signature: &Rc<Signature>,
        arguments: &[ast::Expr],
        span: Span,
    ) -> Option<Vec<Expr>> {
        let mut values = Vec::new();
        for (index, argument) in arguments.iter().enumerate() {
            let value = self.value(argument);
            values.push(match signature.params.get(index) {
                Some(param) => self.assigned(value, &param.ty, &format!("argument {} of `{name}`", index + 1)),
                None => self.variable_argument(value),
            });
        }
        let (found, wanted) = (arguments.len(), signature.params.len());
        if found > usize::from(u8::MAX) {
            self.error(span, "more than 255 arguments");
            return None;
        }
        let wrong = found < wanted || (found > wanted && signature.rest == Rest::Nothing);
        if !wrong {
            return Some(values);
        }
        let least = if signature.rest == Rest::Variadic { "at least " } else { "" };
        let how = if found < wanted { "few" } else { "many" };
        let place = match arguments.get(wanted) {
            Some(surplus) if found > wanted => surplus.span,
            _ => span,
        };
        let prototype = self.prototype(name, signature);
        self.report(
            Diag::error(
                place,
                format!("too {how} arguments for `{name}`: it takes {least}{}, not {found}", counted(wanted)),
            )
            .help(prototype),
        );
        None
    }

    /// The address of the variable that a call's structure goes to.
    fn room_for_result(&mut self, ty: &Type, span: Span) -> Option<Expr> {
        let size = self.size_of(ty, span)?;
        let room = Qual::plain(ty.clone());
        let id = self.add_local("$returned".to_owned(), &room, size, span);
        self.current.locals[id.0 as usize].home = Home::Memory;
        self.current.literals.push(id);
        let place = Box::new(Place::of_local(id, room, span));
        Some(Expr { kind: ExprKind::Address(place), ty: ty.clone().pointer(), span })
    }

    /// The address of the arguments that have no parameter: a list of words of eight bytes, made for the call.
    fn rest_of_arguments(&mut self, values: Vec<Expr>, span: Span) -> Expr {
        let ty = Type::CHAR.pointer();
        if values.is_empty() {
            return Expr::number(0, ty, span);
        }
        let size = 8 * values.len() as u64;
        let list = Qual::plain(Type::Array(Rc::new(Qual::plain(Type::Int(IntKind::ULongLong))), Some(size / 8)));
        let id = self.add_local("$arguments".to_owned(), &list, size, span);
        self.current.locals[id.0 as usize].home = Home::Memory;
        self.current.literals.push(id);
        let fill = |(index, value)| Fill::Scalar { offset: 8 * index as u64, int: Int::U64, value };
        let fills = values.into_iter().enumerate().map(fill).collect();
        let mut place = Place::of_local(id, list, span);
        place.base = Base::Literal(id, fills);
        Expr { kind: ExprKind::Address(Box::new(place)), ty, span }
    }

    /// An argument for `...`: small integers become `int`, structures are refused.
    fn variable_argument(&mut self, value: Expr) -> Expr {
        match &value.ty {
            Type::Int(IntKind::Float) => convert(value, &Type::Int(IntKind::Double)),
            Type::Int(_) => promoted(value),
            Type::Record(_) => {
                let name = self.show(&value.ty);
                self.report(Diag::error(value.span, format!("`{name}` passed by value")).help("pass a pointer"));
                Expr::error(value.span)
            }
            Type::Void => {
                self.error(value.span, "this returns nothing and cannot be an argument");
                Expr::error(value.span)
            }
            ty => {
                let ty = ty.clone();
                convert(value, &ty)
            }
        }
    }

    /// The prototype as its author wrote it, for the model's functions; else as the type says it.
    fn prototype(&self, name: &str, signature: &Rc<Signature>) -> String {
        if let Some(text) = self.functions.prototype(name) {
            return text.to_owned();
        }
        let shown = self.show(&Type::Function(Rc::clone(signature)));
        format!("its type is `{shown}`")
    }

    pub(super) fn not_defined(&mut self, name: &str, span: Span) {
        let diag = if windows::is_known(name) {
            self.not_modelled(name, span)
        } else {
            Diag::error(span, format!("`{name}` is declared but has no body")).help("define it in this file")
        };
        self.report(diag);
    }

    fn unknown_function(&mut self, name: &Name, span: Span) {
        if self.has_enough() {
            return;
        }
        let diag = if self.functions.find(name).is_some() {
            Diag::error(span, format!("`{name}` is not declared"))
                .help(format!("add `#include <{}>`", headers::home(name)))
        } else if headers::is_system(name) {
            Diag::error(span, format!("`{name}` is not declared")).help(match headers::declaring(name) {
                Some(header) => format!("add `#include <{header}>`"),
                None => "no header declares it: declare it in the file, or get it by GetProcAddress".to_owned(),
            })
        } else if windows::is_listed(name) {
            self.not_modelled(name, span)
        } else {
            let own = self.scopes.names().filter(|(_, entity)| matches!(entity, Entity::Function(_)));
            let own = own.map(|(name, _)| name).filter(|name| !headers::is_hidden_name(name));
            let known = own.chain(self.functions.names()).chain(headers::around_names());
            let near = crate::suggest::nearest(name, known, 1).first().map(|near| (*near).to_owned());
            match near {
                Some(near) if crate::suggest::distance(name, &near) <= 2 || !windows::is_of_family(name) => {
                    Diag::error(span, format!("unknown function `{name}`")).help(format!("did you mean `{near}`?"))
                }
                _ if windows::is_of_family(name) => self.not_modelled(name, span),
                _ => Diag::error(span, format!("unknown function `{name}`")),
            }
        };
        self.report(diag);
        self.scopes.add(Rc::clone(name), Entity::Error, span);
    }

    pub(super) fn not_modelled(&self, name: &str, span: Span) -> Diag {
        let known: Vec<&str> = self.functions.names().into_iter().chain(headers::around_names()).collect();
        let half = name.chars().count() / 2;
        let near = |other: &&str| crate::suggest::distance(name, other) <= half;
        let mut like: Vec<&str> = known.iter().copied().filter(near).collect();
        if like.is_empty() {
            let first = first_word(name);
            like = known.into_iter().filter(|other| first_word(other) == first).collect();
        }
        let near: Vec<String> = crate::suggest::ranked(name, like, 3).iter().map(|name| format!("`{name}`")).collect();
        let diag = Diag::error(span, format!("`{name}` exists in Windows but is not modelled here"));
        if near.is_empty() {
            diag.help("`tpio list --functions` shows all that is modelled")
        } else {
            diag.help(format!("modelled: {}; `tpio list --functions` shows all", near.join(", ")))
        }
    }

    /// Whether a function is declared only because something of the system needs its header, which the file does not include.
    fn is_hidden(&self, name: &str, span: Span) -> bool {
        let for_system = self.scopes.find_at_file(name).is_some_and(|entry| entry.span.is_builtin());
        let header = match self.functions.find(name) {
            Some(_) => Some(headers::home(name)),
            None => headers::declaring(name),
        };
        for_system && !span.is_builtin() && header.is_some_and(|header| self.hidden.contains(header))
    }

    /// The span of a call without parentheses around all of it: from the callee to the closing parenthesis.
    fn without_parentheses(&self, callee: Span, mut whole: Span) -> Span {
        while whole.start < callee.start && !whole.is_builtin() && !callee.is_builtin() {
            let text = self.source.slice(whole);
            let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) else { break };
            let start = whole.start + 1 + (inner.len() - inner.trim_start().len()) as u32;
            let end = whole.end - 1 - (inner.len() - inner.trim_end().len()) as u32;
            if end <= start {
                break;
            }
            whole = Span::new(start, end);
        }
        whole
    }
}
