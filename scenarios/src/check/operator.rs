//! Operators that compute a value from values: arithmetic, comparison, logic, `?:`. Pointer arithmetic too.
//!
//! Must never know: places; assignment is elsewhere.

use tpio_model::program::{BinOp, Int, UnOp};

use super::convert::{binary, convert, promoted, truth};
use super::{Checker, fold};
use crate::ast::{self, BinaryOp, Span, UnaryOp};
use crate::diagnostic::Diag;
use crate::tree::{Expr, ExprKind, Logic};
use crate::types::{Type, common};

/// The machine's operator for one of C's; `None` for `&&` and `||`.
pub(super) fn machine(op: BinaryOp) -> Option<BinOp> {
    Some(match op {
        BinaryOp::Mul => BinOp::Mul,
        BinaryOp::Div => BinOp::Div,
        BinaryOp::Rem => BinOp::Rem,
        BinaryOp::Add => BinOp::Add,
        BinaryOp::Sub => BinOp::Sub,
        BinaryOp::Shl => BinOp::Shl,
        BinaryOp::Shr => BinOp::Shr,
        BinaryOp::Lt => BinOp::Lt,
        BinaryOp::Gt => BinOp::Gt,
        BinaryOp::Le => BinOp::Le,
        BinaryOp::Ge => BinOp::Ge,
        BinaryOp::Eq => BinOp::Eq,
        BinaryOp::Ne => BinOp::Ne,
        BinaryOp::BitAnd => BinOp::And,
        BinaryOp::BitXor => BinOp::Xor,
        BinaryOp::BitOr => BinOp::Or,
        BinaryOp::And | BinaryOp::Or => return None,
    })
}

/// How C spells the operator.
fn spelling(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "+",
        BinOp::Sub => "-",
        BinOp::Mul => "*",
        BinOp::Div => "/",
        BinOp::Rem => "%",
        BinOp::And => "&",
        BinOp::Or => "|",
        BinOp::Xor => "^",
        BinOp::Shl => "<<",
        BinOp::Shr => ">>",
        BinOp::Eq => "==",
        BinOp::Ne => "!=",
        BinOp::Lt => "<",
        BinOp::Le => "<=",
        BinOp::Gt => ">",
        BinOp::Ge => ">=",
    }
}

impl Checker<'_> {
    /// `op value`, for the operators that take a value.
    pub(super) fn unary(&mut self, op: UnaryOp, operand: &ast::Expr, span: Span) -> Expr {
        let value = self.value(operand);
        let value = self.scalar(value, "an operand");
        if value.ty == Type::Error {
            return Expr::error(span);
        }
        if op == UnaryOp::Not {
            return unary(UnOp::IsZero, truth(value), Type::INT, span);
        }
        if op == UnaryOp::BitNot && value.ty.is_floating() {
            let name = self.show(&value.ty);
            self.error(span, format!("`{name}` where an integer is needed"));
            return Expr::error(span);
        }
        if !matches!(value.ty, Type::Int(_)) {
            let name = self.show(&value.ty);
            self.error(span, format!("`{name}` where an integer is needed"));
            return Expr::error(span);
        }
        let value = promoted(value);
        let ty = value.ty.clone();
        match op {
            UnaryOp::Neg => unary(UnOp::Neg, value, ty, span),
            UnaryOp::BitNot => unary(UnOp::Not, value, ty, span),
            UnaryOp::Plus | UnaryOp::Not | UnaryOp::AddressOf | UnaryOp::Deref => value.at(span),
        }
    }

    /// `left op right`.
    pub(super) fn binary(&mut self, op: BinaryOp, left: &ast::Expr, right: &ast::Expr, span: Span) -> Expr {
        let (left, right) = (self.value(left), self.value(right));
        match op {
            BinaryOp::And => self.logic(Logic::And, left, right, span),
            BinaryOp::Or => self.logic(Logic::Or, left, right, span),
            _ => {
                let op = machine(op).expect("internal: logic is handled above");
                self.compute(op, left, right, span)
            }
        }
    }

    /// `left op right` of values.
    fn compute(&mut self, op: BinOp, left: Expr, right: Expr, span: Span) -> Expr {
        let (left, right) = (self.scalar(left, "an operand"), self.scalar(right, "an operand"));
        match (&left.ty, &right.ty) {
            (Type::Error, _) | (_, Type::Error) => Expr::error(span),
            (Type::Int(a), Type::Int(b)) => {
                if !self.may_compute(op, &left.ty, &right.ty, span) {
                    return Expr::error(span);
                }
                let shift = matches!(op, BinOp::Shl | BinOp::Shr);
                let ty = if shift { promoted_type(&left.ty) } else { Type::Int(common(*a, *b)) };
                let (left, right) = (convert(left, &ty), convert(right, &ty));
                let result = if fold::is_comparison(op) { Type::INT } else { ty.clone() };
                binary(op, ty.int().unwrap_or(Int::I32), left, right, result, span)
            }
            _ if fold::is_comparison(op) => self.compare_pointers(op, left, right, span),
            (Type::Pointer(_), Type::Int(_)) if op == BinOp::Add && right.ty.is_integer() => {
                self.pointer_add(left, right, span)
            }
            (Type::Int(_), Type::Pointer(_)) if op == BinOp::Add && left.ty.is_integer() => {
                self.pointer_add(right, left, span)
            }
            (Type::Pointer(_), Type::Int(_)) if op == BinOp::Sub && right.ty.is_integer() => {
                self.pointer_sub(left, right, span)
            }
            (Type::Pointer(_), Type::Pointer(_)) if op == BinOp::Sub => self.pointer_difference(left, right, span),
            _ => {
                let (a, b) = (self.show(&left.ty), self.show(&right.ty));
                self.report(
                    Diag::error(span, format!("`{a}` {} `{b}`", spelling(op)))
                        .help("for arithmetic on the bits of a pointer, cast it to ULONG_PTR"),
                );
                Expr::error(span)
            }
        }
    }

    /// Whether numbers of these types can be operands; a diagnostic if not.
    pub(super) fn may_compute(&mut self, op: BinOp, left: &Type, right: &Type, span: Span) -> bool {
        let bits = matches!(op, BinOp::Rem | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::Shl | BinOp::Shr);
        let fine = !bits || (left.is_integer() && right.is_integer());
        if !fine {
            let (a, b) = (self.show(left), self.show(right));
            self.report(Diag::error(span, format!("`{a}` {} `{b}`", spelling(op))).help("integers are needed here"));
        }
        fine
    }

    fn compare_pointers(&mut self, op: BinOp, left: Expr, right: Expr, span: Span) -> Expr {
        let null = left.is_null() || right.is_null();
        if left.ty.is_pointer() && right.ty.is_pointer() {
            self.common_pointer(&left, &right, span);
        } else if !null {
            let (a, b) = (self.show(&left.ty), self.show(&right.ty));
            self.report(
                Diag::error(span, format!("comparison of `{a}` with `{b}`"))
                    .help("cast the integer to the pointer's type, or the pointer to ULONG_PTR"),
            );
            return Expr::error(span);
        }
        binary(op, Int::U64, left, right, Type::INT, span)
    }

    fn logic(&mut self, logic: Logic, left: Expr, right: Expr, span: Span) -> Expr {
        let (left, right) = (self.scalar(left, "an operand"), self.scalar(right, "an operand"));
        if left.ty == Type::Error || right.ty == Type::Error {
            return Expr::error(span);
        }
        let (left, right) = (truth(left), truth(right));
        let known = left.constant().map(|word| (word != 0, right.constant().map(|word| word != 0)));
        let folded = match (logic, known) {
            (Logic::And, Some((false, _))) => Some(false),
            (Logic::Or, Some((true, _))) => Some(true),
            (_, Some((_, right))) => right,
            (_, None) => None,
        };
        match folded {
            Some(truth) => Expr::number(u64::from(truth), Type::INT, span),
            None => Expr { kind: ExprKind::Logic(logic, Box::new(left), Box::new(right)), ty: Type::INT, span },
        }
    }

    /// `condition ? then : otherwise`.
    pub(super) fn conditional(&mut self, condition: Expr, then: Expr, otherwise: Expr, span: Span) -> Expr {
        let ty = match (&then.ty, &otherwise.ty) {
            (Type::Error, _) | (_, Type::Error) => return Expr::error(span),
            (Type::Int(a), Type::Int(b)) => Type::Int(common(*a, *b)),
            (Type::Pointer(_), Type::Pointer(_)) => self.common_pointer(&then, &otherwise, span),
            (Type::Pointer(_), _) if otherwise.is_null() => then.ty.clone(),
            (_, Type::Pointer(_)) if then.is_null() => otherwise.ty.clone(),
            (Type::Void, Type::Void) => Type::Void,
            (Type::Record(a), Type::Record(b)) if a == b => then.ty.clone(),
            _ => {
                let (a, b) = (self.show(&then.ty), self.show(&otherwise.ty));
                self.report(
                    Diag::error(span, format!("`{a}` or `{b}`, depending on the condition"))
                        .help("cast one to the type of the other"),
                );
                return Expr::error(span);
            }
        };
        let (then, otherwise) = (convert(then, &ty), convert(otherwise, &ty));
        match condition.constant() {
            Some(0) => otherwise.at(span),
            Some(_) => then.at(span),
            None => {
                let parts = (Box::new(condition), Box::new(then), Box::new(otherwise));
                Expr { kind: ExprKind::Conditional(parts.0, parts.1, parts.2), ty, span }
            }
        }
    }

    /// Size of what a pointer points to; a diagnostic if there is no arithmetic on it.
    pub(super) fn stride(&mut self, pointer: &Expr) -> Option<u64> {
        let target = pointer.ty.target()?.ty.clone();
        match self.records.size(&target) {
            Some(size) if size > 0 => Some(size),
            _ => {
                let name = self.show(&pointer.ty);
                self.report(
                    Diag::error(pointer.span, format!("arithmetic on `{name}`"))
                        .help("the size of what it points to is not known; cast it to `char *` to count bytes"),
                );
                None
            }
        }
    }

    /// `pointer + index`.
    pub(super) fn pointer_add(&mut self, pointer: Expr, index: Expr, span: Span) -> Expr {
        let Some(size) = self.stride(&pointer) else { return Expr::error(span) };
        let bytes = scaled(index, size);
        let ty = pointer.ty.clone();
        match (pointer.kind, bytes.constant()) {
            (ExprKind::Address(mut place), Some(by)) => {
                place.offset = place.offset.wrapping_add(by);
                Expr { kind: ExprKind::Address(place), ty, span }
            }
            (kind, Some(0)) => Expr { kind, ty, span },
            (kind, _) => binary(BinOp::Add, Int::U64, Expr { kind, ..pointer }, bytes, ty, span),
        }
    }

    fn pointer_sub(&mut self, pointer: Expr, index: Expr, span: Span) -> Expr {
        if let Some(word) = index.constant() {
            let back = Expr::number(word.wrapping_neg(), Type::DIFF, index.span);
            return self.pointer_add(pointer, back, span);
        }
        let Some(size) = self.stride(&pointer) else { return Expr::error(span) };
        let bytes = scaled(index, size);
        let ty = pointer.ty.clone();
        binary(BinOp::Sub, Int::U64, pointer, bytes, ty, span)
    }

    fn pointer_difference(&mut self, left: Expr, right: Expr, span: Span) -> Expr {
        self.common_pointer(&left, &right, span);
        let Some(size) = self.stride(&left) else { return Expr::error(span) };
        let bytes = binary(BinOp::Sub, Int::I64, left, right, Type::DIFF, span);
        if size == 1 {
            return bytes;
        }
        binary(BinOp::Div, Int::I64, bytes, Expr::number(size, Type::DIFF, span), Type::DIFF, span)
    }
}

fn promoted_type(ty: &Type) -> Type {
    match ty {
        Type::Int(kind) => Type::Int(crate::types::promote(*kind)),
        other => other.clone(),
    }
}

fn unary(op: UnOp, value: Expr, ty: Type, span: Span) -> Expr {
    let int = value.int();
    if let Some(word) = value.constant() {
        return Expr::number(fold::unary(op, int, word), ty, span);
    }
    Expr { kind: ExprKind::Unary(op, int, Box::new(value)), ty, span }
}

/// An index times the size of an element.
pub(super) fn scaled(index: Expr, size: u64) -> Expr {
    let span = index.span;
    let index = convert(index, &Type::DIFF);
    if size == 1 {
        return index;
    }
    binary(BinOp::Mul, Int::I64, index, Expr::number(size, Type::DIFF, span), Type::DIFF, span)
}
