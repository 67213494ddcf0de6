//! From specifiers and declarators to types; the definitions of structures, unions and enumerations on the way.
//!
//! Must never know: what is declared with the type, statements.

use std::rc::Rc;

use tpio_model::name::MAX_ALLOCATION;

use super::Checker;
use super::scope::{Entity, Tag};
use crate::ast::{Basic, Declarator, Derived, Enum, FieldDecl, Params, Record, Specs, TypeName, TypeSpec};
use crate::ast::{RecordKind as Keyword, Span};
use crate::diagnostic::{Diag, nearest};
use crate::types::{IntKind, Member, Qual, RecordId, RecordKind, Rest, Signature, Type};

/// How many pointers, arrays and functions a type may be made of.
const MAX_DEPTH: u32 = 64;

impl Checker<'_> {
    /// The type that specifiers name, with their qualifiers.
    pub(super) fn base_type(&mut self, specs: &Specs) -> Qual {
        let qual = match &specs.base {
            TypeSpec::Basic(basic) => Qual::plain(basic_type(*basic)),
            TypeSpec::Named(ident) => match self.scopes.find(&ident.name).map(|entry| &entry.entity) {
                Some(Entity::Typedef(qual)) => qual.clone(),
                _ => {
                    let known = self.scopes.names().filter(|(_, entity)| matches!(entity, Entity::Typedef(_)));
                    let near = nearest(&ident.name, known.map(|(name, _)| name)).map(str::to_owned);
                    let mut diag = Diag::error(ident.span, format!("unknown type `{}`", ident.name));
                    if let Some(near) = near {
                        diag = diag.help(format!("did you mean `{near}`?"));
                    }
                    self.report(diag);
                    Qual::plain(Type::Error)
                }
            },
            TypeSpec::Record(record) => Qual::plain(self.record_type(record)),
            TypeSpec::Enum(list) => Qual::plain(self.enum_type(list)),
            TypeSpec::Error => Qual::plain(Type::Error),
        };
        qual.with(specs.quals.constant, specs.quals.volatile)
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
                Derived::Pointer(quals) => Qual::plain(Type::Pointer(Rc::new(qual))).with(quals.constant, quals.volatile),
                Derived::Array(length) => self.array_type(qual, length.as_deref(), declarator.span),
                Derived::Function(params) => self.function_type(qual, params, declarator.span),
            };
            if depth(&qual.ty) > MAX_DEPTH {
                self.error(declarator.span, format!("a type made of more than {MAX_DEPTH} pointers, arrays and functions"));
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
            Type::Record(_) => {
                let name = self.show(&returns.ty);
                self.report(
                    Diag::error(span, format!("`{name}` returned by value"))
                        .help("return a pointer, or let the caller pass one to be filled"),
                );
            }
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

    /// A parameter's type: arrays and functions become pointers, structures by value are refused.
    fn param_type(&mut self, specs: &Specs, declarator: &Declarator, span: Span) -> Qual {
        let base = self.base_type(specs);
        let qual = self.declared_type(base, declarator);
        match &qual.ty {
            Type::Array(element, _) => Qual::plain(Type::Pointer(Rc::clone(element))),
            Type::Function(_) => Qual::plain(qual.ty.pointer()),
            Type::Record(_) if !span.is_builtin() => {
                let name = self.show(&qual.ty);
                self.report(Diag::error(span, format!("`{name}` passed by value")).help("pass a pointer"));
                Qual::plain(Type::Error)
            }
            Type::Void => {
                self.error(span, "a parameter of type `void`");
                Qual::plain(Type::Error)
            }
            _ => qual,
        }
    }

    fn record_type(&mut self, record: &Record) -> Type {
        let kind = match record.kind {
            Keyword::Struct => RecordKind::Struct,
            Keyword::Union => RecordKind::Union,
        };
        let id = self.record_id(record, kind);
        let Some(fields) = &record.fields else { return Type::Record(id) };
        if self.records.get(id).layout.is_some() {
            let name = self.show(&Type::Record(id));
            self.error(record.span, format!("`{name}` is defined twice"));
            return Type::Record(id);
        }
        let mut members = Vec::new();
        let mut units = Units::default();
        for field in fields {
            self.members_of(field, &mut units, &mut members);
        }
        if let Some(last) = members.last_mut()
            && let Type::Array(element, None) = &last.ty.ty
        {
            // `char data[]` at the end: it has no bytes of its own
            last.ty = Qual { ty: Type::Array(Rc::clone(element), Some(0)), ..last.ty };
        }
        let spans: Vec<Span> = fields.iter().map(|field| field.span).collect();
        if members.is_empty() {
            self.report(Diag::error(record.span, "a structure without members").help("give it one"));
        }
        let names: Vec<String> = members.iter().map(|member| member.name.clone()).collect();
        if let Err(index) = self.records.complete(id, members) {
            let span = spans.get(index.min(spans.len().saturating_sub(1))).copied().unwrap_or(record.span);
            self.report(
                Diag::error(span, format!("member `{}` has a type without a size", names[index]))
                    .help("use a pointer, or define the type before"),
            );
        }
        if self.records.size(&Type::Record(id)).is_some_and(|size| size > MAX_ALLOCATION) {
            self.error(record.span, format!("a structure of more than {MAX_ALLOCATION} bytes"));
        }
        Type::Record(id)
    }

    fn record_id(&mut self, record: &Record, kind: RecordKind) -> RecordId {
        let Some(tag) = &record.tag else { return self.records.add(kind, String::new()) };
        let known =
            if record.fields.is_some() { self.scopes.tag_here(&tag.name) } else { self.scopes.tag(&tag.name) };
        match known {
            Some(Tag::Record(known, id)) if known == kind => return id,
            Some(_) => self.error(tag.span, format!("`{}` is the tag of something else", tag.name)),
            None => {}
        }
        let id = self.records.add(kind, tag.name.to_string());
        self.scopes.add_tag(Rc::clone(&tag.name), Tag::Record(kind, id));
        id
    }

    fn members_of(&mut self, field: &FieldDecl, units: &mut Units, members: &mut Vec<Member>) {
        let base = self.base_type(&field.specs);
        if field.fields.is_empty() && matches!(base.ty, Type::Record(_)) {
            members.push(Member { name: String::new(), ty: base.clone() });
        }
        for declarator in &field.fields {
            let ty = self.declared_type(base.clone(), &declarator.declarator);
            if let Some(width) = &declarator.bits {
                self.bit_field(ty, width, declarator.span, units);
                if let Some(unit) = units.take_new() {
                    members.push(Member { name: String::new(), ty: unit });
                }
                continue;
            }
            *units = Units::default();
            let Some(name) = &declarator.declarator.name else { continue };
            if members.iter().any(|member| member.name == *name.name) {
                self.error(name.span, format!("two members are called `{}`", name.name));
            }
            if let Type::Record(id) = ty.ty
                && self.records.get(id).layout.is_none()
            {
                let shown = self.show(&ty.ty);
                self.report(
                    Diag::error(declarator.span, format!("member `{}` has the incomplete type `{shown}`", name.name))
                        .help("use a pointer, or define the type before"),
                );
                continue;
            }
            members.push(Member { name: name.name.to_string(), ty });
        }
    }

    /// A bit-field: those of Windows' headers have their room, but no name that a program could use.
    fn bit_field(&mut self, ty: Qual, width: &crate::ast::Expr, span: Span, units: &mut Units) {
        if !span.is_builtin() {
            self.report(Diag::error(span, "a bit-field").help("use an integer of its own, or masks and shifts"));
        }
        let Some((bits, _)) = self.constant_int(width, "the width of a bit-field") else { return };
        let room = self.records.size(&ty.ty).unwrap_or(4) * 8;
        units.add(ty, room, bits);
    }

    fn enum_type(&mut self, list: &Enum) -> Type {
        if let Some(tag) = &list.tag {
            match self.scopes.tag(&tag.name) {
                Some(Tag::Record(..)) => {
                    self.error(tag.span, format!("`{}` is the tag of something else", tag.name));
                }
                Some(Tag::Enum) => {}
                None => self.scopes.add_tag(Rc::clone(&tag.name), Tag::Enum),
            }
        }
        let mut next = 0i64;
        for enumerator in list.enumerators.iter().flatten() {
            if let Some(value) = &enumerator.value {
                next = self.constant_int(value, "the value of an enumerator").map_or(next, |(word, _)| word as i64);
            }
            let name = &enumerator.name;
            // A header may write 0x80000000 and mean the bits.
            let value = i32::try_from(next).or_else(|_| u32::try_from(next).map(|bits| bits as i32));
            if value.is_err() {
                self.error(name.span, format!("enumerator `{}` does not fit into an int", name.name));
            }
            self.declare_name(name, Entity::Enumerator(value.unwrap_or(0)));
            next = next.wrapping_add(1);
        }
        Type::INT
    }
}

/// The integer that neighbouring bit-fields share, as Windows compilers lay them out: as long as their type is the same
/// and there is room.
#[derive(Debug, Default)]
struct Units {
    current: Option<Qual>,
    used: u64,
    new: bool,
}

impl Units {
    fn add(&mut self, ty: Qual, room: u64, bits: u64) {
        self.new = self.current.as_ref() != Some(&ty) || self.used.saturating_add(bits) > room;
        self.used = if self.new { bits } else { self.used + bits };
        self.current = Some(ty);
    }

    /// The integer, if it has just begun.
    fn take_new(&mut self) -> Option<Qual> {
        if std::mem::take(&mut self.new) { self.current.clone() } else { None }
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
