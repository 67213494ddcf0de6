//! Arithmetic on constants, exactly as the machine would do it.
//!
//! Must never know: expressions. Words in, words out.

use tpio_model::float;
use tpio_model::program::{BinOp, Int, UnOp};

/// The operator's result in canonical form.
pub(crate) fn unary(op: UnOp, int: Int, word: u64) -> u64 {
    if int.floating() {
        return float::unary(op, int, word);
    }
    match op {
        UnOp::Neg => int.canonical(word.wrapping_neg()),
        UnOp::Not => int.canonical(!word),
        UnOp::IsZero => u64::from(word == 0),
    }
}

/// The operator's result in canonical form; `None` for a division by zero.
pub(crate) fn binary(op: BinOp, int: Int, left: u64, right: u64) -> Option<u64> {
    if int.floating() {
        return Some(float::binary(op, int, left, right));
    }
    let compare = |signed: bool, unsigned: bool| u64::from(if int.signed() { signed } else { unsigned });
    let (a, b) = (left as i64, right as i64);
    let width = int.bytes() * 8;
    let count = (right % u64::from(width)) as u32;
    let word = match op {
        BinOp::Add => left.wrapping_add(right),
        BinOp::Sub => left.wrapping_sub(right),
        BinOp::Mul => left.wrapping_mul(right),
        BinOp::Div | BinOp::Rem if right == 0 => return None,
        BinOp::Div if int.signed() => a.wrapping_div(b) as u64,
        BinOp::Div => left / right,
        BinOp::Rem if int.signed() => a.wrapping_rem(b) as u64,
        BinOp::Rem => left % right,
        BinOp::And => left & right,
        BinOp::Or => left | right,
        BinOp::Xor => left ^ right,
        BinOp::Shl => left << count,
        BinOp::Shr if int.signed() => (a >> count) as u64,
        BinOp::Shr => left >> count,
        BinOp::Eq => u64::from(left == right),
        BinOp::Ne => u64::from(left != right),
        BinOp::Lt => compare(a < b, left < right),
        BinOp::Le => compare(a <= b, left <= right),
        BinOp::Gt => compare(a > b, left > right),
        BinOp::Ge => compare(a >= b, left >= right),
    };
    Some(if is_comparison(op) { word } else { int.canonical(word) })
}

/// Whether the operator's result is 0 or 1.
pub(crate) fn is_comparison(op: BinOp) -> bool {
    matches!(op, BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge)
}

/// Whether every canonical word of one type is already canonical in the other.
pub(crate) fn fits(from: Int, to: Int) -> bool {
    if from.floating() || to.floating() {
        return from == to;
    }
    from == to || to.bytes() == 8 || (from.bytes() < to.bytes() && (!from.signed() || to.signed()))
}
