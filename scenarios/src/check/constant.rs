//! Constant expressions: integers for array lengths, cases and enumerators; addresses for what is initialised before the
//! program starts.
//!
//! Must never know: what the constants are for.

use tpio_model::program::{BinOp, Target};

use super::{Checker, fold};
use crate::ast;
use crate::diagnostic::Diag;
use crate::tree::{Base, Expr, ExprKind};
use crate::types::Type;

/// A value known before the program starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Static {
    /// a number
    Word(u64),
    /// the address of a byte of a global, or of a function
    Address(Target),
}

impl Checker<'_> {
    /// An integer constant and its type; a diagnostic if it is not one.
    pub(super) fn constant_int(&mut self, expr: &ast::Expr, what: &str) -> Option<(u64, Type)> {
        let value = self.value(expr);
        match (&value.ty, value.constant()) {
            (Type::Error, _) => None,
            (ty, Some(word)) if ty.is_integer() => Some((word, value.ty)),
            _ => {
                self.report(
                    Diag::error(expr.span, format!("{what} is not an integer constant"))
                        .help("use a number, an enumerator, or a macro"),
                );
                None
            }
        }
    }
}

/// The value of an expression before the program starts, if it has one.
pub(super) fn static_value(expr: &Expr) -> Option<Static> {
    match &expr.kind {
        ExprKind::Const(word) => Some(Static::Word(*word)),
        ExprKind::Function(id) => Some(Static::Address(Target::Function(*id))),
        ExprKind::Address(place) => match place.base {
            Base::Global(id) => Some(Static::Address(Target::Global(id, u32::try_from(place.offset).ok()?))),
            Base::Local(_) | Base::Pointer(_) | Base::Literal(..) => None,
        },
        ExprKind::Convert(int, inner) => match static_value(inner)? {
            Static::Word(word) if int.floating() || inner.int().floating() => {
                Some(Static::Word(tpio_model::float::convert(inner.int(), *int, word)))
            }
            Static::Word(word) => Some(Static::Word(int.canonical(word))),
            Static::Address(target) if int.bytes() == 8 => Some(Static::Address(target)),
            Static::Address(_) => None,
        },
        ExprKind::Binary(op, int, left, right) => match (op, static_value(left)?, static_value(right)?) {
            (_, Static::Word(left), Static::Word(right)) => fold::binary(*op, *int, left, right).map(Static::Word),
            (BinOp::Add, Static::Address(target), Static::Word(word))
            | (BinOp::Add, Static::Word(word), Static::Address(target)) => moved(target, word),
            (BinOp::Sub, Static::Address(target), Static::Word(word)) => moved(target, word.wrapping_neg()),
            _ => None,
        },
        ExprKind::Conditional(condition, then, otherwise) => match static_value(condition)? {
            Static::Word(0) => static_value(otherwise),
            Static::Word(_) | Static::Address(_) => static_value(then),
        },
        _ => None,
    }
}

fn moved(target: Target, by: u64) -> Option<Static> {
    match target {
        Target::Global(id, offset) => {
            let offset = u32::try_from(u64::from(offset).wrapping_add(by)).ok()?;
            Some(Static::Address(Target::Global(id, offset)))
        }
        Target::Function(_) => None,
    }
}
