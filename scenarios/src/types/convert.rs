//! C's rules for which type an expression gets: integer promotions, usual arithmetic conversions, compatibility.
//!
//! Must never know: values, instructions.

use std::rc::Rc;

use super::{IntKind, Qual, Signature, Type};

/// Integer promotion (C11 6.3.1.1p2): everything below `int` fits into `int` here.
pub(crate) fn promote(kind: IntKind) -> IntKind {
    if kind.rank() < IntKind::Int.rank() { IntKind::Int } else { kind }
}

/// Usual arithmetic conversions of two operands (C11 6.3.1.8).
pub(crate) fn common(left: IntKind, right: IntKind) -> IntKind {
    let (left, right) = (promote(left), promote(right));
    if left == right {
        return left;
    }
    if left.int().floating() || right.int().floating() {
        return if left.rank() >= right.rank() { left } else { right };
    }
    if left.int().signed() == right.int().signed() {
        return if left.rank() >= right.rank() { left } else { right };
    }
    let (signed, unsigned) = if left.int().signed() { (left, right) } else { (right, left) };
    if unsigned.rank() >= signed.rank() {
        unsigned
    } else if signed.int().bytes() > unsigned.int().bytes() {
        signed
    } else {
        // `long` with `unsigned int`: same width, so neither holds all values of the other
        signed.unsigned()
    }
}

/// Whether two types are the same for a Windows compiler that is not asked to be strict: qualifiers inside pointers do
/// not matter.
pub(crate) fn compatible(left: &Type, right: &Type) -> bool {
    match (left, right) {
        (Type::Error, _) | (_, Type::Error) => true,
        (Type::Void, Type::Void) => true,
        (Type::Int(left), Type::Int(right)) => left == right,
        (Type::Record(left), Type::Record(right)) => left == right,
        (Type::Pointer(left), Type::Pointer(right)) => Rc::ptr_eq(left, right) || compatible(&left.ty, &right.ty),
        (Type::Array(left, some), Type::Array(right, other)) => {
            compatible(&left.ty, &right.ty) && (some == other || some.is_none() || other.is_none())
        }
        (Type::Function(left), Type::Function(right)) => Rc::ptr_eq(left, right) || same_signature(left, right),
        _ => false,
    }
}

/// Whether pointers to these may be assigned to each other without a word: like [`compatible`], and integers of one width
/// and sign count as the same (`int *` for `LONG *`; Windows' own headers mix them).
pub(crate) fn same_target(left: &Qual, right: &Qual) -> bool {
    match (&left.ty, &right.ty) {
        (Type::Int(left), Type::Int(right)) => left.int() == right.int(),
        (left, right) => compatible(left, right),
    }
}

fn same_signature(left: &Signature, right: &Signature) -> bool {
    if !compatible(&left.returns, &right.returns) {
        return false;
    }
    left.rest == right.rest
        && left.params.len() == right.params.len()
        && left.params.iter().zip(&right.params).all(|(left, right)| compatible(&left.ty, &right.ty))
}
