//! From specifiers and declarators to types; the definitions of structures, unions and enumerations on the way.
//!
//! Must never know: what is declared with the type, statements.

use std::rc::Rc;

use tpio_model::name::MAX_ALLOCATION;

use super::Checker;
use super::scope::Entity;
use crate::ast::{Basic, Declarator, Derived, Ident, Params, Span, Specs, TypeName, TypeSpec};
use crate::diagnostic::{Diag, nearest};
use crate::types::{IntKind, Qual, Rest, Signature, Type};

/// How many pointers, arrays and functions a type may be made of.
const MAX_DEPTH: u32 = 64;

impl Checker<'_> {
    /// `_Static_assert`: the condition is a constant, and not zero.
    fn assertion(&mut self, condition: &crate::ast::Expr, text: Option<&str>) {
        if let Some((0, _)) = self.constant_int(condition, "the condition of a static assertion") {
            let text = text.map_or_else(String::new, |text| format!(": {text}"));
            self.report(Diag::error(condition.span, format!("static assertion failed{text}")).label("this is 0"));
        }
    }

    /// The type that specifiers name, with their qualifiers.
    pub(super) fn base_type(&mut self, specs: &Specs) -> Qual {
        let qual = match &specs.base {
            TypeSpec::Basic(basic) => Qual::plain(basic_type(*basic)),
            TypeSpec::Named(ident) => self.named_type(ident),
            TypeSpec::Record(record) => Qual::plain(self.record_type(record)),
            TypeSpec::Enum(list) => Qual::plain(self.enum_type(list)),
            TypeSpec::Assert(condition, text) => {
                self.assertion(condition, text.as_deref());
                Qual::plain(Type::Error)
            }
            TypeSpec::Error => Qual::plain(Type::Error),
        };
        qual.with(specs.quals.constant, specs.quals.volatile)
    }

    fn named_type(&mut self, ident: &Ident) -> Qual {
        if let Some(Entity::Typedef(qual)) = self.scopes.find(&ident.name).map(|entry| &entry.entity) {
            return qual.clone();
        }
        let known = self.scopes.names().filter(|(_, entity)| matches!(entity, Entity::Typedef(_)));
        let near = nearest(&ident.name, known.map(|(name, _)| name)).map(str::to_owned);
        let mut diag = Diag::error(ident.span, format!("unknown type `{}`", ident.name));
        if let Some(near) = near {
            diag = diag.help(format!("did you mean `{near}`?"));
        }
        self.report(diag);
        Qual::plain(Type::Error)
    }

    /// The type in a cast, `sizeof` or compound literal.
    pub(super) fn type_name(&mut self, name: &TypeName) -> Qual {
        let base = self.base_type(&name.specs);
        self.declared_type(base, &name.declarator)
    }

    /// The base type with what the declarator does to it.
    pub(super) fn declared_type(&mut self, base: Qual, declarator: &Declarator) -> Qual {
        let mut qual = base;
        for step in &declarator.derived {
            qual = match step {
                Derived::Pointer(quals) => {
                    Qual::plain(Type::Pointer(Rc::new(qual))).with(quals.constant, quals.volatile)
                }
                Derived::Array(length) => self.array_type(qual, length.as_deref(), declarator.span),
                Derived::Function(params) => self.function_type(qual, params, declarator.span),
            };
            if depth(&qual.ty) > MAX_DEPTH {
                self.error(
                    declarator.span,
                    format!("a type made of more than {MAX_DEPTH} pointers, arrays and functions"),
                );
                return Qual::plain(Type::Error);
            }
        }
        qual
    }

    fn array_type(&mut self, element: Qual, length: Option<&crate::ast::Expr>, span: Span) -> Qual {
        if matches!(element.ty, Type::Function(_)) {
            self.report(Diag::error(span, "array of functions").help("make it an array of pointers to functions"));
            return Qual::plain(Type::Error);
        }
        let size = self.size_of(&element.ty, span);
        let length = match length {
            None => None,
            Some(expr) => match self.array_length(expr) {
                Some(length) => Some(length),
                None => return Qual::plain(Type::Error),
            },
        };
        if size.is_none() {
            return Qual::plain(Type::Error);
        }
        let bytes = size.unwrap_or(1).saturating_mul(length.unwrap_or(0));
        if bytes > MAX_ALLOCATION {
            self.report(
                Diag::error(span, format!("array of {bytes} bytes"))
                    .help(format!("an object is at most {MAX_ALLOCATION} bytes here")),
            );
            return Qual::plain(Type::Error);
        }
        Qual::plain(Type::Array(Rc::new(element), length))
    }

    fn array_length(&mut self, expr: &crate::ast::Expr) -> Option<u64> {
        let (word, ty) = self.constant_int(expr, "the length of an array")?;
        let negative = ty.int().is_some_and(tpio_model::program::Int::signed) && (word as i64) < 0;
        if negative || word == 0 {
            self.report(
                Diag::error(expr.span, format!("an array of {} elements", word as i64))
                    .help("an array has at least one element"),
            );
            return None;
        }
        Some(word)
    }

    fn function_type(&mut self, returns: Qual, params: &Params, span: Span) -> Qual {
        match &returns.ty {
            Type::Array(..) | Type::Function(_) => {
                let name = self.show(&returns.ty);
                self.report(Diag::error(span, format!("a function that returns `{name}`")).help("return a pointer"));
                return Qual::plain(Type::Error);
            }
            _ => {}
        }
        let list: Vec<Qual> =
            params.params.iter().map(|param| self.param_type(&param.specs, &param.declarator, param.span)).collect();
        let rest = if params.variadic { Rest::Variadic } else { Rest::Nothing };
        let depth = signature_depth(&returns.ty, &list);
        Qual::plain(Type::Function(Rc::new(Signature { returns: returns.ty, params: list, rest, depth })))
    }

    /// A parameter's type: arrays and functions become pointers.
    fn param_type(&mut self, specs: &Specs, declarator: &Declarator, span: Span) -> Qual {
        let base = self.base_type(specs);
        let qual = self.declared_type(base, declarator);
        match &qual.ty {
            Type::Array(element, _) => Qual::plain(Type::Pointer(Rc::clone(element))),
            Type::Function(_) => Qual::plain(qual.ty.pointer()),
            Type::Void => {
                self.error(span, "a parameter of type `void`");
                Qual::plain(Type::Error)
            }
            _ => qual,
        }
    }
}

fn basic_type(basic: Basic) -> Type {
    Type::Int(match basic {
        Basic::Void => return Type::Void,
        Basic::Bool => IntKind::Bool,
        Basic::Char => IntKind::Char,
        Basic::SChar => IntKind::SChar,
        Basic::UChar => IntKind::UChar,
        Basic::Short => IntKind::Short,
        Basic::UShort => IntKind::UShort,
        Basic::Int => IntKind::Int,
        Basic::UInt => IntKind::UInt,
        Basic::Long => IntKind::Long,
        Basic::ULong => IntKind::ULong,
        Basic::LongLong => IntKind::LongLong,
        Basic::ULongLong => IntKind::ULongLong,
        Basic::Float => IntKind::Float,
        Basic::Double => IntKind::Double,
    })
}

/// How many pointers, arrays and functions a type is made of. It grows by one at a time and is limited, so this ends soon.
fn depth(ty: &Type) -> u32 {
    match ty {
        Type::Pointer(target) => 1 + depth(&target.ty),
        Type::Array(element, _) => 1 + depth(&element.ty),
        Type::Function(signature) => 1 + signature.depth,
        Type::Void | Type::Int(_) | Type::Record(_) | Type::Error => 0,
    }
}

/// The deepest of a function's parameters and result.
fn signature_depth(returns: &Type, params: &[Qual]) -> u32 {
    params.iter().map(|param| depth(&param.ty)).chain([depth(returns)]).max().unwrap_or(0)
}
