//! Assignment, compound assignment, `++` and `--`.
//!
//! Must never know: how values are computed.

use tpio_model::program::{BinOp, Int};

use super::Checker;
use super::convert::convert;
use super::expr::Designated;
use super::operator::{machine, scaled};
use crate::ast::{self, BinaryOp, Fix, Span, StepOp};
use crate::diagnostic::Diag;
use crate::tree::{Expr, ExprKind, Place, Update, Yields};
use crate::types::{Type, common, promote};

impl Checker<'_> {
    /// `left = right`
    pub(super) fn assign(&mut self, left: &ast::Expr, right: &ast::Expr, span: Span) -> Expr {
        let place = self.writable(left);
        let value = self.value(right);
        let Some(place) = place else { return Expr::error(span) };
        let ty = place.ty.clone();
        let name = self.source.slice(left.span).to_owned();
        let value = self.assigned(value, &ty, &format!("assignment to `{name}`"));
        match &ty {
            Type::Error => Expr::error(span),
            Type::Record(_) => {
                let Some(size) = self.size_of(&ty, span) else { return Expr::error(span) };
                Expr { kind: ExprKind::Copy(Box::new(place), Box::new(value), size as u32), ty, span }
            }
            _ if place.bits.is_some() => Expr { kind: ExprKind::SetBits(Box::new(place), Box::new(value)), ty, span },
            _ => Expr { kind: ExprKind::Assign(Box::new(place), Box::new(value)), ty, span },
        }
    }

    /// `left op= right`
    pub(super) fn update(&mut self, op: BinaryOp, left: &ast::Expr, right: &ast::Expr, span: Span) -> Expr {
        let place = self.writable(left);
        let value = self.value(right);
        let value = self.scalar(value, "an operand");
        let (Some(place), Some(op)) = (place, machine(op)) else { return Expr::error(span) };
        self.finish_update(place, op, value, Yields::New, span)
    }

    /// `++` and `--`
    pub(super) fn step(&mut self, fix: Fix, op: StepOp, operand: &ast::Expr, span: Span) -> Expr {
        let Some(place) = self.writable(operand) else { return Expr::error(span) };
        let one = Expr::number(1, Type::INT, span);
        let op = match op {
            StepOp::Increment => BinOp::Add,
            StepOp::Decrement => BinOp::Sub,
        };
        let yields = match fix {
            Fix::Pre => Yields::New,
            Fix::Post => Yields::Old,
        };
        self.finish_update(place, op, one, yields, span)
    }

    fn finish_update(&mut self, place: Place, op: BinOp, value: Expr, yields: Yields, span: Span) -> Expr {
        let (int, operand) = match (&place.ty, &value.ty) {
            (Type::Error, _) | (_, Type::Error) => return Expr::error(span),
            (Type::Int(left), Type::Int(right)) if self.may_compute(op, &place.ty, &value.ty, span) => {
                let shift = matches!(op, BinOp::Shl | BinOp::Shr);
                let ty = Type::Int(if shift { promote(*left) } else { common(*left, *right) });
                (ty.int().unwrap_or(Int::I32), convert(value, &ty))
            }
            (Type::Pointer(_), Type::Int(_)) if matches!(op, BinOp::Add | BinOp::Sub) && value.ty.is_integer() => {
                let pointer = Expr { kind: ExprKind::Error, ty: place.ty.clone(), span: place.span };
                let Some(size) = self.stride(&pointer) else { return Expr::error(span) };
                (Int::U64, scaled(value, size))
            }
            (left, right) => {
                let (left, right) = (self.show(left), self.show(right));
                self.error(span, format!("`{left}` cannot be changed by `{right}` with this operator"));
                return Expr::error(span);
            }
        };
        let ty = place.ty.clone();
        Expr { kind: ExprKind::Update(Box::new(Update { place, op, int, operand, yields })), ty, span }
    }

    /// A place that may be written; a diagnostic if it may not.
    fn writable(&mut self, expr: &ast::Expr) -> Option<Place> {
        let place = match self.designate(expr) {
            Designated::Place(place) => place,
            Designated::Value(value) => {
                if value.ty != Type::Error {
                    self.report(
                        Diag::error(expr.span, "this cannot be assigned to")
                            .help("only a variable, a member, an element or what a pointer points to can"),
                    );
                }
                return None;
            }
        };
        if place.constant {
            self.report(Diag::error(expr.span, format!("`{}` is const", self.source.slice(expr.span))));
            return None;
        }
        match &place.ty {
            Type::Array(..) => {
                self.report(
                    Diag::error(expr.span, "an array cannot be assigned to").help("assign its elements, or use memcpy"),
                );
                None
            }
            Type::Void | Type::Function(_) => {
                self.error(expr.span, "this cannot be assigned to");
                None
            }
            _ => Some(place),
        }
    }
}
