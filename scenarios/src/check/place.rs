//! Lvalues: names, `*p`, `a[i]`, `s.m`, `p->m`, literals; their addresses and their values.
//!
//! Must never know: what is done with them.

use tpio_model::program::{BinOp, GlobalId, Int};

use super::Checker;
use super::convert::convert;
use super::expr::Designated;
use crate::ast::{self, ExprKind as Syntax, Ident, Span, UnaryOp};
use crate::diagnostic::{Diag, nearest};
use crate::tree::{Base, Expr, ExprKind, Home, LocalId, Place};
use crate::types::{Bits, Found, Qual, Type};

impl Place {
    /// A variable with automatic storage.
    pub(super) fn of_local(id: LocalId, ty: Qual, span: Span) -> Place {
        Place {
            base: Base::Local(id),
            offset: 0,
            ty: ty.ty,
            bits: None,
            constant: ty.constant,
            volatile: ty.volatile,
            span,
        }
    }

    /// A variable with static storage.
    pub(super) fn of_global(id: GlobalId, ty: Qual, span: Span) -> Place {
        Place {
            base: Base::Global(id),
            offset: 0,
            ty: ty.ty,
            bits: None,
            constant: ty.constant,
            volatile: ty.volatile,
            span,
        }
    }

    /// What a pointer's value points to. The place of an address is that place again.
    pub(super) fn of_pointer(pointer: Expr, ty: Qual, span: Span) -> Place {
        let (base, offset) = match pointer.kind {
            ExprKind::Address(place) => (place.base, place.offset),
            kind => (Base::Pointer(Expr { kind, ..pointer }), 0),
        };
        Place { base, offset, ty: ty.ty, bits: None, constant: ty.constant, volatile: ty.volatile, span }
    }
}

impl Checker<'_> {
    /// What an expression designates: a place if it is an lvalue, else a value.
    pub(super) fn designate(&mut self, expr: &ast::Expr) -> Designated {
        let span = expr.span;
        match &expr.kind {
            Syntax::Name(name) => self.named(name, span),
            Syntax::Str(literal) => Designated::Place(self.string(literal, span)),
            Syntax::Compound(name, list) => self.compound_literal(name, list, span),
            Syntax::Unary(UnaryOp::Deref, operand) => {
                let pointer = self.value(operand);
                self.pointed(pointer, span)
            }
            Syntax::Index(array, index) => self.element(array, index, span),
            Syntax::Member(record, field) => {
                let place = match self.designate(record) {
                    Designated::Place(place) => place,
                    // a structure that is no lvalue stands on the stack as its address
                    Designated::Value(value) => {
                        let ty = Qual::plain(value.ty.clone());
                        Place::of_pointer(value, ty, record.span)
                    }
                };
                if place.ty.is_pointer() {
                    self.report(
                        Diag::error(span, format!("`.{}` on a pointer", field.name))
                            .help(format!("write `->{}`", field.name)),
                    );
                    return Designated::Value(Expr::error(span));
                }
                self.member(place, field, span)
            }
            Syntax::Arrow(pointer, field) => {
                let pointer = self.value(pointer);
                if matches!(pointer.ty, Type::Record(_)) {
                    self.report(
                        Diag::error(span, format!("`->{}` on a structure", field.name))
                            .help(format!("write `.{}`", field.name)),
                    );
                    return Designated::Value(Expr::error(span));
                }
                match self.pointed(pointer, span) {
                    Designated::Place(place) => self.member(place, field, span),
                    Designated::Value(value) => {
                        // a function, if nothing was said yet
                        self.member_of(&value.ty, field);
                        Designated::Value(Expr::error(span))
                    }
                }
            }
            _ => Designated::Value(self.value(expr)),
        }
    }

    /// `*pointer`. A function stays a pointer to itself.
    fn pointed(&mut self, pointer: Expr, span: Span) -> Designated {
        match pointer.ty.target().cloned() {
            Some(target) if matches!(target.ty, Type::Function(_)) => Designated::Value(pointer),
            Some(target) if target.ty == Type::Void => {
                self.report(
                    Diag::error(span, "what a `void *` points to has no type")
                        .help("cast it to a pointer to what is there"),
                );
                Designated::Value(Expr::error(span))
            }
            Some(target) => Designated::Place(Place::of_pointer(pointer, target, span)),
            None => {
                if pointer.ty != Type::Error {
                    let name = self.show(&pointer.ty);
                    self.error(span, format!("`{name}` is no pointer"));
                }
                Designated::Value(Expr::error(span))
            }
        }
    }

    /// `array[index]`, or the other way round.
    fn element(&mut self, array: &ast::Expr, index: &ast::Expr, span: Span) -> Designated {
        let (array, index) = (self.value(array), self.value(index));
        let (pointer, index) = if array.ty.is_pointer() { (array, index) } else { (index, array) };
        match (&pointer.ty, &index.ty) {
            (Type::Error, _) | (_, Type::Error) => Designated::Value(Expr::error(span)),
            (Type::Pointer(_), Type::Int(_)) if index.ty.is_integer() => {
                let address = self.pointer_add(pointer, index, span);
                self.pointed(address, span)
            }
            (a, b) => {
                let (a, b) = (self.show(a), self.show(b));
                self.error(span, format!("`[]` on `{a}` and `{b}`: an array or pointer and an integer are needed"));
                Designated::Value(Expr::error(span))
            }
        }
    }

    /// A member of a structure or union.
    fn member(&mut self, place: Place, field: &Ident, span: Span) -> Designated {
        let Some(found) = self.member_of(&place.ty, field) else {
            return Designated::Value(Expr::error(span));
        };
        Designated::Place(Place {
            base: place.base,
            offset: place.offset.wrapping_add(found.offset),
            ty: found.ty.ty,
            bits: found.bits,
            constant: place.constant || found.ty.constant,
            volatile: place.volatile || found.ty.volatile,
            span,
        })
    }

    /// Looks a member up; a diagnostic if it is not there.
    pub(super) fn member_of(&mut self, ty: &Type, field: &Ident) -> Option<Found> {
        let Type::Record(id) = ty else {
            if *ty != Type::Error {
                let name = self.show(ty);
                self.error(field.span, format!("`{name}` is no structure and has no member `{}`", field.name));
            }
            return None;
        };
        let found = self.records.member(*id, &field.name);
        if found.is_none() {
            let name = self.show(ty);
            let mut diag = Diag::error(field.span, format!("`{name}` has no member `{}`", field.name));
            let names = self.records.member_names(*id);
            if self.records.get(*id).layout.is_none() {
                diag = diag.help("its members are not known here");
            } else if let Some(near) = nearest(&field.name, names.iter().copied()) {
                diag = diag.help(format!("did you mean `{near}`?"));
            } else {
                diag = diag.help(format!("it has: {}", names.join(", ")));
            }
            self.report(diag);
        }
        found
    }

    /// The value in a place; an array's is the address of its first element.
    pub(super) fn read(&mut self, place: Place) -> Expr {
        let span = place.span;
        match &place.ty {
            Type::Array(element, _) => {
                let ty = Type::Pointer(element.clone());
                self.address(place, ty, span)
            }
            Type::Error => Expr::error(span),
            Type::Record(_) if self.size_of(&place.ty.clone(), span).is_none() => Expr::error(span),
            ty => {
                let (ty, bits) = (ty.clone(), place.bits);
                let whole = Expr { kind: ExprKind::Value(Box::new(place)), ty, span };
                bits.map_or_else(|| whole.clone(), |bits| field_of(whole.clone(), bits))
            }
        }
    }

    /// `&operand`
    pub(super) fn address_of(&mut self, operand: &ast::Expr, span: Span) -> Expr {
        match self.designate(operand) {
            Designated::Place(place) if place.bits.is_some() => {
                self.report(
                    Diag::error(span, "the address of a bit-field")
                        .help("copy it into a variable, and take that one's"),
                );
                Expr::error(span)
            }
            Designated::Place(place) => {
                let target = Qual { ty: place.ty.clone(), constant: place.constant, volatile: place.volatile };
                let ty = Type::Pointer(std::rc::Rc::new(target));
                self.address(place, ty, span)
            }
            // `&function` is the function
            Designated::Value(value) if value.ty.signature().is_some() && is_function(&value) => value,
            Designated::Value(value) if value.ty == Type::Error => Expr::error(span),
            Designated::Value(_) => {
                self.report(
                    Diag::error(span, "the address of a value that is not in memory")
                        .help("put it into a variable first"),
                );
                Expr::error(span)
            }
        }
    }

    /// The address of a place, as a value of the pointer type `ty`. From now on its variable lives in memory.
    fn address(&mut self, place: Place, ty: Type, span: Span) -> Expr {
        if let Base::Local(id) = place.base {
            self.current.locals[id.0 as usize].home = Home::Memory;
        }
        match (&place.base, place.offset) {
            // the null-pointer trick of offsetof
            (Base::Pointer(Expr { kind: ExprKind::Const(word), .. }), offset) => {
                Expr::number(word.wrapping_add(offset), ty, span)
            }
            (Base::Pointer(pointer), 0) => Expr { kind: pointer.kind.clone(), ty, span },
            _ => Expr { kind: ExprKind::Address(Box::new(place)), ty, span },
        }
    }
}

/// The value of a bit-field: moved to the top of the integer, and back with its sign. It is an `int` if that can hold it
/// (C11 6.3.1.1).
fn field_of(whole: Expr, bits: Bits) -> Expr {
    let (span, ty) = (whole.span, whole.ty.clone());
    let int = ty.int().unwrap_or(Int::I32);
    let room = int.bytes() * 8;
    let number = |count: u32| Box::new(Expr::number(count.into(), Type::INT, span));
    let up = room - u32::from(bits.shift) - u32::from(bits.width);
    let up = Expr { kind: ExprKind::Binary(BinOp::Shl, int, Box::new(whole), number(up)), ty: ty.clone(), span };
    let down = number(room - u32::from(bits.width));
    let value = Expr { kind: ExprKind::Binary(BinOp::Shr, int, Box::new(up), down), ty, span };
    if room < 64 && (bits.width < 32 || int.signed()) { convert(value, &Type::INT) } else { value }
}

/// Whether the value is a function itself, by name or through `*`.
fn is_function(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Function(_) => true,
        // `&*pointer`: the pointer itself
        ExprKind::Value(_) => value.ty.is_pointer(),
        _ => false,
    }
}
