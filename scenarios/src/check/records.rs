//! Definitions of structures, unions and enumerations.
//!
//! Must never know: what is declared with the type.

use std::rc::Rc;

use tpio_model::name::MAX_ALLOCATION;

use super::Checker;
use super::scope::{Entity, Tag};
use crate::ast::{Enum, FieldDecl, Ident, Record, RecordKind as Keyword, Span};
use crate::diagnostic::Diag;
use crate::types::{Bits, Member, Qual, RecordId, RecordKind, Type};

impl Checker<'_> {
    /// A structure or union, defined here or elsewhere.
    pub(super) fn record_type(&mut self, record: &Record) -> Type {
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
        let known = if record.fields.is_some() { self.scopes.tag_here(&tag.name) } else { self.scopes.tag(&tag.name) };
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
            members.push(Member { name: String::new(), ty: base.clone(), bits: None });
        }
        for declarator in &field.fields {
            let ty = self.declared_type(base.clone(), &declarator.declarator);
            if let Some(width) = &declarator.bits {
                let name = declarator.declarator.name.as_ref();
                if let Some(bits) = self.bit_field(&ty, width, name.is_some(), declarator.span, units) {
                    let name = name.map(|name| self.new_member(name, members)).unwrap_or_default();
                    members.push(Member { name, ty, bits: Some(bits) });
                }
                continue;
            }
            *units = Units::default();
            let Some(name) = &declarator.declarator.name else { continue };
            let text = self.new_member(name, members);
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
            members.push(Member { name: text, ty, bits: None });
        }
    }

    /// The name of a member, which no other one has.
    fn new_member(&mut self, name: &Ident, members: &[Member]) -> String {
        if members.iter().any(|member| member.name == *name.name) {
            self.error(name.span, format!("two members are called `{}`", name.name));
        }
        name.name.to_string()
    }

    /// Which bits a bit-field gets; `None` for one of no bits, which only ends the integer that the ones before it share.
    fn bit_field(
        &mut self,
        ty: &Qual,
        width: &crate::ast::Expr,
        named: bool,
        span: Span,
        units: &mut Units,
    ) -> Option<Bits> {
        let (bits, _) = self.constant_int(width, "the width of a bit-field")?;
        let (Type::Int(kind), true) = (&ty.ty, ty.ty.is_integer()) else {
            if ty.ty != Type::Error {
                let name = self.show(&ty.ty);
                self.report(Diag::error(span, format!("a bit-field of type `{name}`")).help("give it an integer type"));
            }
            return None;
        };
        let room = u64::from(kind.int().bytes()) * 8;
        if bits > room || (bits == 0 && named) {
            let name = self.show(&ty.ty);
            self.report(
                Diag::error(width.span, format!("a bit-field of {} bits", bits as i64))
                    .help(format!("one of type `{name}` has from 1 to {room}")),
            );
            return None;
        }
        units.add(room, bits)
    }

    /// An enumeration: its enumerators become names, it is an `int` itself.
    pub(super) fn enum_type(&mut self, list: &Enum) -> Type {
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

/// The integer that neighbouring bit-fields share, as Windows compilers lay them out: as long as their types have the same
/// size and there is room.
#[derive(Debug, Default)]
struct Units {
    room: u64,
    used: u64,
}

impl Units {
    /// The next bits; none ends the integer.
    fn add(&mut self, room: u64, bits: u64) -> Option<Bits> {
        if bits == 0 {
            *self = Units::default();
            return None;
        }
        if self.room != room || self.used + bits > room {
            *self = Units { room, used: 0 };
        }
        let shift = self.used as u8;
        self.used += bits;
        Some(Bits { shift, width: bits as u8 })
    }
}
