//! Conversions between types: those that C does by itself, with what a Windows compiler would say, and casts.
//!
//! Must never know: which construct asks; it gets words for that.

use tpio_model::program::{BinOp, Int};

use super::{Checker, fold};
use crate::ast::Span;
use crate::diagnostic::Diag;
use crate::tree::{Expr, ExprKind};
use crate::types::{IntKind, Type, compatible, promote, same_target};

impl Expr {
    /// Stands for what a diagnostic has been given for.
    pub(super) fn error(span: Span) -> Expr {
        Expr { kind: ExprKind::Error, ty: Type::Error, span }
    }

    /// A constant of an integer or pointer type; the word is brought into canonical form.
    pub(super) fn number(word: u64, ty: Type, span: Span) -> Expr {
        let word = ty.int().unwrap_or(Int::U64).canonical(word);
        Expr { kind: ExprKind::Const(word), ty, span }
    }

    /// The same value, said to be where a larger expression is that adds nothing to it; what has an effect keeps its place,
    /// because that is where a person would point.
    pub(super) fn at(self, span: Span) -> Expr {
        match self.kind {
            ExprKind::Call(..)
            | ExprKind::CallPointer(..)
            | ExprKind::Api(..)
            | ExprKind::Assign(..)
            | ExprKind::Copy(..)
            | ExprKind::Update(_)
            | ExprKind::SetBits(..) => self,
            kind => Expr { kind, span, ..self },
        }
    }

    /// Whether it is a null pointer constant: an integer 0.
    pub(super) fn is_null(&self) -> bool {
        self.ty.is_integer() && matches!(self.kind, ExprKind::Const(0))
    }

    /// Whether it is 0 as an integer or as a pointer.
    fn is_zero(&self) -> bool {
        self.constant() == Some(0)
    }
}

/// An operator's result, folded if both operands are known.
pub(super) fn binary(op: BinOp, int: Int, left: Expr, right: Expr, ty: Type, span: Span) -> Expr {
    if let (Some(a), Some(b)) = (left.constant(), right.constant())
        && let Some(word) = fold::binary(op, int, a, b)
    {
        return Expr::number(word, ty, span);
    }
    Expr { kind: ExprKind::Binary(op, int, Box::new(left), Box::new(right)), ty, span }
}

/// The value in another scalar type, as a cast does it.
pub(super) fn convert(value: Expr, ty: &Type) -> Expr {
    let span = value.span;
    let (Some(from), Some(to)) = (value.ty.int(), ty.int()) else {
        return Expr { ty: ty.clone(), ..value };
    };
    if *ty == Type::Int(IntKind::Bool) {
        if value.ty == *ty {
            return value;
        }
        let zero = Expr::number(0, value.ty.clone(), span);
        return binary(BinOp::Ne, from, value, zero, ty.clone(), span);
    }
    if let Some(word) = value.constant() {
        let floating = from.floating() || to.floating();
        let word = if floating { tpio_model::float::convert(from, to, word) } else { word };
        return Expr::number(word, ty.clone(), span);
    }
    if fold::fits(from, to) {
        return Expr { ty: ty.clone(), ..value };
    }
    Expr { kind: ExprKind::Convert(to, Box::new(value)), ty: ty.clone(), span }
}

/// Whether there is no cast between two scalar types: from a floating-point number to a pointer, or back.
fn no_cast(from: &Type, to: &Type) -> bool {
    (from.is_floating() && to.is_pointer()) || (from.is_pointer() && to.is_floating())
}

/// What decides whether the value is not zero: of a floating-point number, a comparison.
pub(super) fn truth(value: Expr) -> Expr {
    if !value.ty.is_floating() {
        return value;
    }
    let span = value.span;
    let zero = Expr::number(0, value.ty.clone(), span);
    binary(BinOp::Ne, value.int(), value, zero, Type::INT, span)
}

/// An integer after promotion.
pub(super) fn promoted(value: Expr) -> Expr {
    match value.ty {
        Type::Int(kind) => convert(value, &Type::Int(promote(kind))),
        _ => value,
    }
}

impl Checker<'_> {
    /// The value as C converts it by itself on assignment, in a call, on return. `what` says where: "argument 2 of `f`".
    pub(super) fn assigned(&mut self, value: Expr, to: &Type, what: &str) -> Expr {
        if value.ty == Type::Error || *to == Type::Error {
            return Expr { ty: to.clone(), ..value };
        }
        match (&value.ty, to) {
            (Type::Int(_), Type::Int(_)) | (Type::Pointer(_), Type::Int(IntKind::Bool)) => convert(value, to),
            (Type::Pointer(_), Type::Pointer(_)) => {
                self.pointer_to_pointer(&value, to, what);
                convert(value, to)
            }
            (Type::Int(_), Type::Pointer(_)) if value.is_null() => convert(value, to),
            (Type::Record(from), Type::Record(id)) if from == id => value,
            (Type::Int(_), Type::Pointer(_)) | (Type::Pointer(_), Type::Int(_)) if !no_cast(&value.ty, to) => {
                let (from, name) = (self.show(&value.ty), self.show(to));
                let (a, b) = if value.ty.is_pointer() { ("pointer", "integer") } else { ("integer", "pointer") };
                self.report(
                    Diag::error(value.span, format!("{what}: `{from}` where `{name}` is expected"))
                        .label(format!("{a} to {b} without a cast"))
                        .help(format!("if it is meant, write `({name})` before it")),
                );
                Expr::error(value.span)
            }
            (Type::Void, _) => {
                let name = self.show(to);
                self.report(
                    Diag::error(value.span, format!("{what}: no value where `{name}` is expected"))
                        .label("this returns nothing"),
                );
                Expr::error(value.span)
            }
            _ => {
                let (from, name) = (self.show(&value.ty), self.show(to));
                self.error(value.span, format!("{what}: `{from}` where `{name}` is expected"));
                Expr::error(value.span)
            }
        }
    }

    /// Warns about pointers to different things; `void *` goes with every pointer.
    pub(super) fn pointer_to_pointer(&mut self, value: &Expr, to: &Type, what: &str) {
        let (Some(from), Some(target)) = (value.ty.target(), to.target()) else { return };
        if from.ty == Type::Void || target.ty == Type::Void || value.is_zero() || same_target(from, target) {
            return;
        }
        let functions = [from, target].into_iter().any(|qual| matches!(qual.ty, Type::Function(_)));
        let (from, name) = (self.show(&value.ty), self.show(to));
        let help = if functions {
            "give the function exactly this type; what is passed otherwise is not defined".to_owned()
        } else {
            format!("if it is meant, write `({name})` before it")
        };
        self.report(Diag::warning(value.span, format!("{what}: `{from}` where `{name}` is expected")).help(help));
    }

    /// A cast.
    pub(super) fn cast(&mut self, value: Expr, to: &Type, span: Span) -> Expr {
        let value = value.at(span);
        match (&value.ty, to) {
            (Type::Error, _) | (_, Type::Error) => Expr { ty: to.clone(), ..value },
            (_, Type::Void) => Expr { kind: ExprKind::Discard(Box::new(value)), ty: Type::Void, span },
            (from, to) if from.is_scalar() && to.is_scalar() && !no_cast(from, to) => convert(value, to),
            (Type::Record(from), Type::Record(id)) if from == id => value,
            (from, to) => {
                let (from, name) = (self.show(from), self.show(to));
                self.report(
                    Diag::error(span, format!("cast from `{from}` to `{name}`"))
                        .help("casts are between numbers, and between integers and pointers"),
                );
                Expr::error(span)
            }
        }
    }

    /// A value that decides something: a scalar.
    pub(super) fn condition(&mut self, expr: &crate::ast::Expr) -> Expr {
        let value = self.value(expr);
        let value = self.scalar(value, "a condition");
        truth(value)
    }

    /// The value, if it is a scalar; else a diagnostic.
    pub(super) fn scalar(&mut self, value: Expr, what: &str) -> Expr {
        if value.ty.is_scalar() || value.ty == Type::Error {
            return value;
        }
        let name = self.show(&value.ty);
        self.report(
            Diag::error(value.span, format!("`{name}` as {what}")).help("a number or a pointer is needed here"),
        );
        Expr::error(value.span)
    }

    /// The common type of two pointers that are compared or chosen between.
    pub(super) fn common_pointer(&mut self, left: &Expr, right: &Expr, span: Span) -> Type {
        let (Some(a), Some(b)) = (left.ty.target(), right.ty.target()) else { return Type::Error };
        if a.ty == Type::Void && !left.is_zero() {
            return left.ty.clone();
        }
        if b.ty == Type::Void && !right.is_zero() {
            return right.ty.clone();
        }
        if left.is_zero() {
            return right.ty.clone();
        }
        if !right.is_zero() && !same_target(a, b) && !compatible(&a.ty, &b.ty) {
            let (a, b) = (self.show(&left.ty), self.show(&right.ty));
            self.report(
                Diag::warning(span, format!("`{a}` and `{b}` together")).help("cast one to the type of the other"),
            );
        }
        left.ty.clone()
    }
}
