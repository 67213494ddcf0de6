//! Initialisers: which value goes where in an object. One walk for variables in memory and for those with static storage.
//!
//! Must never know: instructions; statements.

use std::collections::BTreeSet;
use std::rc::Rc;

use tpio_model::name::MAX_ALLOCATION;
use tpio_model::program::Int;

use super::Checker;
use super::literal::{string_bytes, string_element};
use crate::ast::{self, Designator, ExprKind as Syntax, Init, InitItem, InitList, Span, StrLit};
use crate::diagnostic::Diag;
use crate::tree::{Expr, ExprKind, Fill};
use crate::types::{Bits, Qual, RecordKind, Type};

/// One value and where it goes.
#[derive(Debug)]
pub(super) struct Item {
    /// bytes from the start of the object
    pub(super) offset: u64,
    /// what goes there
    pub(super) value: Part,
}

/// What goes to a place in an object.
#[derive(Debug)]
pub(super) enum Part {
    /// a scalar, converted to the type of the place
    Scalar(Expr),
    /// a bit-field of an integer of that type there
    Bits(Expr, Int, Bits),
    /// a structure of so many bytes
    Record(Expr, u64),
    /// characters of a literal with their spelling and place
    Text(Vec<u8>, ast::Name, Span),
}

/// An object or a part of one.
#[derive(Clone, Debug)]
struct Object {
    ty: Type,
    offset: u64,
    bits: Option<Bits>,
}

/// The elements of a list that are still to be placed.
struct Rest<'i> {
    items: &'i [InitItem],
    next: usize,
    /// the next element's value, if it has been looked at already
    ready: Option<Expr>,
}

impl<'i> Rest<'i> {
    fn peek(&self) -> Option<&'i InitItem> {
        self.items.get(self.next)
    }
}

impl Checker<'_> {
    /// What an initialiser puts where, and the type with an array's length now known.
    pub(super) fn initialiser(&mut self, qual: &Qual, init: &Init) -> (Type, Vec<Item>) {
        let mut items = Vec::new();
        let object = Object { ty: qual.ty.clone(), offset: 0, bits: None };
        let length = self.init_object(&object, init, &mut items);
        (completed(&qual.ty, length), items)
    }

    /// The same for a compound literal.
    pub(super) fn initialiser_list(&mut self, qual: &Qual, list: &InitList) -> (Type, Vec<Item>) {
        let mut items = Vec::new();
        let object = Object { ty: qual.ty.clone(), offset: 0, bits: None };
        let length = self.init_braced(&object, list, &mut items);
        (completed(&qual.ty, length), items)
    }

    /// An object with an initialiser of its own. The result is the number of elements of an array.
    fn init_object(&mut self, object: &Object, init: &Init, out: &mut Vec<Item>) -> u64 {
        match init {
            Init::List(list) => self.init_braced(object, list, out),
            Init::Expr(expr) => {
                if let (Type::Array(element, length), Syntax::Str(literal)) = (&object.ty, &expr.kind)
                    && is_text(&element.ty, literal)
                {
                    return self.init_text(object, *length, literal, expr.span, out);
                }
                if let Type::Array(..) = object.ty {
                    let name = self.show(&object.ty);
                    self.report(
                        Diag::error(expr.span, format!("`{name}` is initialised with a single value"))
                            .help("write the elements in braces"),
                    );
                    return 1;
                }
                let value = self.value(expr);
                self.init_value(object, value, out);
                1
            }
        }
    }

    /// A scalar or a whole structure.
    fn init_value(&mut self, object: &Object, value: Expr, out: &mut Vec<Item>) {
        let value = self.assigned(value, &object.ty, "initialiser");
        let value = match &object.ty {
            Type::Record(_) => {
                let size = self.records.size(&object.ty).unwrap_or(0);
                Part::Record(value, size)
            }
            ty => match object.bits {
                Some(bits) => Part::Bits(value, ty.int().unwrap_or(Int::I32), bits),
                None => Part::Scalar(value),
            },
        };
        out.push(Item { offset: object.offset, value });
    }

    fn init_text(
        &mut self,
        object: &Object,
        length: Option<u64>,
        literal: &StrLit,
        span: Span,
        out: &mut Vec<Item>,
    ) -> u64 {
        let mut bytes = string_bytes(literal);
        let size = self.records.size(&string_element(literal)).unwrap_or(1);
        let count = bytes.len() as u64 / size;
        if let Some(length) = length {
            // the final NUL may be left out, nothing else
            if count - 1 > length {
                self.error(span, format!("a string of {} characters for an array of {length}", count - 1));
            }
            bytes.truncate((length * size) as usize);
        }
        out.push(Item { offset: object.offset, value: Part::Text(bytes, Rc::clone(&literal.spelling), span) });
        count
    }

    /// `{ … }` for an object.
    fn init_braced(&mut self, object: &Object, list: &InitList, out: &mut Vec<Item>) -> u64 {
        match (&object.ty, list.items.as_slice()) {
            (
                Type::Array(element, _),
                [InitItem { designators, value: Init::Expr(ast::Expr { kind: Syntax::Str(literal), .. }) }],
            ) if designators.is_empty() && is_text(&element.ty, literal) => {
                self.init_object(object, &list.items[0].value, out)
            }
            (Type::Array(..) | Type::Record(_), _) => self.init_list(object, list, out),
            (_, []) => {
                self.init_value(object, Expr::number(0, Type::INT, list.span), out);
                1
            }
            (_, [InitItem { designators, value }]) if designators.is_empty() => self.init_object(object, value, out),
            (ty, _) => {
                let name = self.show(ty);
                self.error(list.span, format!("a list for a single `{name}`"));
                1
            }
        }
    }

    fn init_list(&mut self, object: &Object, list: &InitList, out: &mut Vec<Item>) -> u64 {
        let mut rest = Rest { items: &list.items, next: 0, ready: None };
        let (mut index, mut count) = (0, 0);
        while let Some(item) = rest.peek() {
            let part = if item.designators.is_empty() {
                let Some(part) = self.part(object, index) else {
                    let name = self.show(&object.ty);
                    self.error(item.value.span(), format!("too many values for `{name}`"));
                    return count;
                };
                part
            } else {
                let Some((at, part)) = self.designated(object, &item.designators) else { return count };
                index = at;
                let more = rest.items.get(rest.next + 1).is_some_and(|item| item.designators.is_empty());
                if more && part.ty != self.part(object, at).map_or(Type::Error, |part| part.ty) {
                    self.report(
                        Diag::error(item.value.span(), "a value without a designator follows one inside a member")
                            .help("give the next value a designator too"),
                    );
                }
                part
            };
            self.init_part(&part, &mut rest, out);
            index += 1;
            count = count.max(index);
        }
        count
    }

    /// A part of an object takes one element, or as many as it has parts itself if it has no braces of its own.
    fn init_part(&mut self, part: &Object, rest: &mut Rest<'_>, out: &mut Vec<Item>) {
        let Some(item) = rest.peek() else { return };
        let Init::Expr(expr) = &item.value else {
            rest.next += 1;
            self.init_object(part, &item.value, out);
            return;
        };
        if let (Type::Array(element, _), Syntax::Str(literal)) = (&part.ty, &expr.kind)
            && is_text(&element.ty, literal)
        {
            rest.next += 1;
            self.init_object(part, &item.value, out);
            return;
        }
        let value = match rest.ready.take() {
            Some(value) => value,
            None => self.value(expr),
        };
        let whole = !matches!(part.ty, Type::Array(..) | Type::Record(_)) || value.ty == part.ty;
        if whole || value.ty == Type::Error {
            rest.next += 1;
            self.init_value(part, value, out);
            return;
        }
        rest.ready = Some(value);
        let mut index = 0;
        while let Some(inner) = self.part(part, index) {
            let starts = rest.ready.is_some();
            if rest.peek().is_none_or(|item| !starts && !item.designators.is_empty()) {
                break;
            }
            self.init_part(&inner, rest, out);
            index += 1;
        }
        if rest.ready.take().is_some() {
            // a part without parts (an array of no elements) takes nothing
            self.error(expr.span, "a value for something that has no room");
            rest.next += 1;
        }
    }

    /// The part number `index` of an array, structure or union.
    fn part(&self, object: &Object, index: u64) -> Option<Object> {
        match &object.ty {
            Type::Array(element, length) => {
                let size = self.records.size(&element.ty)?;
                let fits = length.map_or(index.saturating_mul(size) < MAX_ALLOCATION, |length| index < length);
                fits.then(|| Object { ty: element.ty.clone(), offset: object.offset + index * size, bits: None })
            }
            Type::Record(id) => {
                let record = self.records.get(*id);
                if record.kind == RecordKind::Union && index > 0 {
                    return None;
                }
                let field = record.layout.as_ref()?.fields.get(usize::try_from(index).ok()?)?;
                Some(Object { ty: field.ty.ty.clone(), offset: object.offset + field.offset, bits: field.bits })
            }
            _ => None,
        }
    }

    /// What `.a.b[3]` names, and which part of the object it lies in.
    fn designated(&mut self, object: &Object, designators: &[Designator]) -> Option<(u64, Object)> {
        let (at, mut part) = self.designated_step(object, designators.first()?)?;
        for designator in &designators[1..] {
            part = self.designated_step(&part, designator)?.1;
        }
        Some((at, part))
    }

    fn designated_step(&mut self, object: &Object, designator: &Designator) -> Option<(u64, Object)> {
        match designator {
            Designator::Field(field) => {
                let found = self.member_of(&object.ty, field)?;
                let part = Object { ty: found.ty.ty, offset: object.offset + found.offset, bits: found.bits };
                Some((found.path[0] as u64, part))
            }
            Designator::Index(index) => {
                let (at, _) = self.constant_int(index, "an index in an initialiser")?;
                if !matches!(object.ty, Type::Array(..)) {
                    let name = self.show(&object.ty);
                    self.error(index.span, format!("`{name}` is no array"));
                    return None;
                }
                let part = self.part(object, at);
                if part.is_none() {
                    self.error(index.span, format!("index {} is outside the array", at as i64));
                }
                Some((at, part?))
            }
        }
    }

    /// The steps that fill a variable in memory.
    pub(super) fn fills(&mut self, size: u64, items: Vec<Item>) -> Vec<Fill> {
        let covers = |item: &Item| match &item.value {
            Part::Scalar(_) | Part::Bits(..) => false,
            Part::Record(_, bytes) => *bytes == size,
            Part::Text(bytes, ..) => bytes.len() as u64 == size,
        };
        let mut fills = Vec::new();
        if !matches!(items.as_slice(), [item] if covers(item)) {
            fills.push(Fill::Zero);
        }
        let mut written = BTreeSet::new();
        for Item { offset, value } in items {
            match value {
                Part::Scalar(value) => {
                    // the bytes are zero already, unless a designator comes back to them
                    let zero = value.constant() == Some(0);
                    if written.insert(offset) && zero {
                        continue;
                    }
                    fills.push(Fill::Scalar { offset, int: value.int(), value });
                }
                Part::Bits(value, int, bits) => fills.push(Fill::Bits { offset, int, bits, value }),
                Part::Record(from, size) => fills.push(Fill::Copy { offset, size: size as u32, from }),
                Part::Text(bytes, spelling, span) => {
                    let size = bytes.len() as u32;
                    if size == 0 {
                        continue;
                    }
                    let id = self.text(bytes, &spelling, span);
                    let place = crate::tree::Place::of_global(id, Qual::plain(Type::CHAR), span);
                    let from = Expr { kind: ExprKind::Address(Box::new(place)), ty: Type::CHAR.pointer(), span };
                    fills.push(Fill::Copy { offset, size, from });
                }
            }
        }
        fills
    }
}

/// The type with its array length filled in.
fn completed(ty: &Type, length: u64) -> Type {
    match ty {
        Type::Array(element, None) => Type::Array(Rc::clone(element), Some(length)),
        other => other.clone(),
    }
}

/// Whether a literal may initialise an array of these elements.
fn is_text(element: &Type, literal: &StrLit) -> bool {
    match (element, string_element(literal)) {
        (Type::Int(element), Type::Int(character)) => element.int().bytes() == character.int().bytes(),
        _ => false,
    }
}
