//! Expressions: which rule is for which syntax.
//!
//! Must never know: statements, instructions.

use std::rc::Rc;

use super::operator::scaled;
use super::scope::Entity;
use super::{Checker, convert::convert};
use crate::ast::{self, ExprKind as Syntax, Span, UnaryOp};
use crate::diagnostic::{Diag, nearest};
use crate::headers;
use crate::tree::{Expr, ExprKind, Place};
use crate::types::Type;

/// What an expression may be before its value is asked for.
pub(super) enum Designated {
    /// something that has an address
    Place(Place),
    /// a value only
    Value(Expr),
}

impl Checker<'_> {
    /// The value of an expression; arrays and functions have become pointers.
    pub(super) fn value(&mut self, expr: &ast::Expr) -> Expr {
        let span = expr.span;
        match &expr.kind {
            Syntax::Int(literal) => super::literal::integer(*literal, span),
            Syntax::Float(literal) => super::literal::float(*literal, span),
            Syntax::Char(literal) => super::literal::character(*literal, span),
            Syntax::Unary(UnaryOp::AddressOf, operand) => self.address_of(operand, span),
            Syntax::Unary(UnaryOp::Deref, _)
            | Syntax::Str(_)
            | Syntax::Name(_)
            | Syntax::Index(..)
            | Syntax::Member(..)
            | Syntax::Arrow(..)
            | Syntax::Compound(..) => match self.designate(expr) {
                Designated::Place(place) => self.read(place),
                Designated::Value(value) => value,
            },
            Syntax::Unary(op, operand) => self.unary(*op, operand, span),
            Syntax::Binary(op, left, right) => self.binary(*op, left, right, span),
            Syntax::Step(fix, op, operand) => self.step(*fix, *op, operand, span),
            Syntax::Assign(None, left, right) => self.assign(left, right, span),
            Syntax::Assign(Some(op), left, right) => self.update(*op, left, right, span),
            Syntax::Conditional(condition, then, otherwise) => {
                let condition = self.condition(condition);
                let (then, otherwise) = (self.value(then), self.value(otherwise));
                self.conditional(condition, then, otherwise, span)
            }
            Syntax::Comma(first, second) => {
                let (first, second) = (self.value(first), self.value(second));
                let ty = second.ty.clone();
                Expr { kind: ExprKind::Comma(Box::new(first), Box::new(second)), ty, span }
            }
            Syntax::Cast(name, operand) => {
                let to = self.type_name(name);
                let value = self.value(operand);
                self.cast(value, &to.ty, span)
            }
            Syntax::SizeofExpr(operand) => self.sizeof_expr(operand, span),
            Syntax::SizeofType(name) => {
                let ty = self.type_name(name).ty;
                self.sizeof(&ty, span)
            }
            Syntax::Offsetof(name, designators) => self.offsetof(name, designators, span),
            Syntax::Call(callee, arguments) => self.call(callee, arguments, span),
            Syntax::Error => Expr::error(span),
        }
    }

    /// What a name means as an expression.
    pub(super) fn named(&mut self, name: &ast::Name, span: Span) -> Designated {
        let Some(entry) = self.scopes.find(name) else {
            if matches!(&**name, "__func__" | "__FUNCTION__") && !self.current.name.is_empty() {
                return Designated::Place(self.name_of_function(span));
            }
            self.unknown_name(name, span);
            return Designated::Value(Expr::error(span));
        };
        let value = match entry.entity.clone() {
            Entity::Local(id, ty) => return Designated::Place(Place::of_local(id, ty, span)),
            Entity::Global(id, ty) => return Designated::Place(Place::of_global(id, ty, span)),
            Entity::Enumerator(value) => Expr::number(value as u64, Type::INT, span),
            Entity::Function(ty) => match self.defined.get(name) {
                Some(id) => Expr { kind: ExprKind::Function(*id), ty: ty.pointer(), span },
                None => self.address_of_undefined(name, &ty, span),
            },
            Entity::Typedef(_) => {
                self.error(span, format!("`{name}` is a type, not a value"));
                Expr::error(span)
            }
            Entity::Error => Expr::error(span),
        };
        Designated::Value(value)
    }

    fn unknown_name(&mut self, name: &ast::Name, span: Span) {
        if self.has_enough() {
            return;
        }
        let known = self.scopes.names().filter(|(_, entity)| !matches!(entity, Entity::Typedef(_)));
        let near = nearest(name, known.map(|(name, _)| name)).map(str::to_owned);
        if &**name == super::function::REST {
            self.report(
                Diag::error(span, "`va_start` in a function without `...`").help("end its parameters with `, ...`"),
            );
            return;
        }
        let mut diag = Diag::error(span, format!("unknown name `{name}`"));
        if super::windows::is_listed(name) {
            diag = Diag::error(span, format!("`{name}` exists in Windows but is not modelled here"));
        } else if let Some(near) = near {
            diag = diag.help(format!("did you mean `{near}`?"));
        } else if let Some(header) = headers::offering(name) {
            diag = diag.help(format!("add `#include <{header}>`"));
        }
        self.report(diag);
        // once is enough
        self.scopes.add(Rc::clone(name), Entity::Error, span);
    }

    /// The address of a function that has no body in the file.
    fn address_of_undefined(&mut self, name: &ast::Name, ty: &Type, span: Span) -> Expr {
        let errors = self.diags.len();
        if let Some(id) = self.wrapped(name, span).or_else(|| self.header_function(name, span)) {
            return Expr { kind: ExprKind::Function(id), ty: ty.clone().pointer(), span };
        }
        if self.diags.len() == errors {
            self.not_defined(name, span);
        }
        Expr::error(span)
    }

    /// `sizeof value`: nothing is evaluated, so calls in it are not counted.
    fn sizeof_expr(&mut self, operand: &ast::Expr, span: Span) -> Expr {
        let (calls, clock) = (self.calls, self.observes_clock);
        let ty = match &operand.kind {
            Syntax::Str(literal) => super::literal::string_type(literal),
            _ => match self.designate(operand) {
                Designated::Place(place) if place.bits.is_some() => {
                    self.error(span, "the size of a bit-field");
                    Type::Error
                }
                Designated::Place(place) => place.ty,
                Designated::Value(value) => match (&value.kind, value.ty.target()) {
                    (ExprKind::Function(_), Some(target)) => target.ty.clone(),
                    _ => value.ty,
                },
            },
        };
        (self.calls, self.observes_clock) = (calls, clock);
        self.sizeof(&ty, span)
    }

    fn sizeof(&mut self, ty: &Type, span: Span) -> Expr {
        if *ty == Type::Error {
            return Expr::error(span);
        }
        match self.size_of(ty, span) {
            Some(size) => Expr::number(size, Type::SIZE, span),
            None => Expr::error(span),
        }
    }

    /// `offsetof(type, member…)`.
    fn offsetof(&mut self, name: &ast::TypeName, designators: &[ast::Designator], span: Span) -> Expr {
        let mut ty = self.type_name(name).ty;
        let mut offset = Expr::number(0, Type::SIZE, span);
        for designator in designators {
            let Some((inner, by)) = self.offset_step(&ty, designator) else { return Expr::error(span) };
            ty = inner;
            offset = super::convert::binary(
                tpio_model::program::BinOp::Add,
                tpio_model::program::Int::U64,
                offset,
                convert(by, &Type::SIZE),
                Type::SIZE,
                span,
            );
        }
        offset
    }

    /// One step into a type: the type there and how many bytes further it is.
    fn offset_step(&mut self, ty: &Type, designator: &ast::Designator) -> Option<(Type, Expr)> {
        match designator {
            ast::Designator::Field(field) => {
                let found = self.member_of(ty, field)?;
                if found.bits.is_some() {
                    self.error(field.span, "a bit-field has no offset in bytes");
                    return None;
                }
                Some((found.ty.ty, Expr::number(found.offset, Type::SIZE, field.span)))
            }
            ast::Designator::Index(index) => {
                let Type::Array(element, _) = ty else {
                    let name = self.show(ty);
                    self.error(index.span, format!("`{name}` is no array"));
                    return None;
                };
                let size = self.size_of(&element.ty, index.span)?;
                let value = self.value(index);
                if !value.ty.is_integer() {
                    if value.ty != Type::Error {
                        self.error(index.span, "an index is an integer");
                    }
                    return None;
                }
                Some((element.ty.clone(), scaled(value, size)))
            }
        }
    }
}
