//! Floating-point arithmetic of the machine on words: an [`Int::F64`] is the 64 bits of an IEEE double, an [`Int::F32`] the
//! 32 bits of a float. Rounds to nearest, as C does on Windows. Pure functions; knows nothing of threads or memory.

#![allow(clippy::float_cmp, reason = "C's comparisons are exact")]
#![allow(clippy::cast_precision_loss, reason = "C's conversions round to nearest, as these do")]

use crate::program::{BinOp, Int, UnOp};

/// The number that a word of a floating type stands for.
///
/// ```
/// use tpio_model::{float, program::Int};
/// assert_eq!(float::value(Int::F32, float::word(Int::F32, 0.5)), 0.5);
/// ```
pub fn value(int: Int, word: u64) -> f64 {
    match int {
        Int::F32 => f64::from(f32::from_bits(word as u32)),
        _ => f64::from_bits(word),
    }
}

/// The word for a number in a floating type, rounded to it.
pub fn word(int: Int, value: f64) -> u64 {
    match int {
        Int::F32 => u64::from((value as f32).to_bits()),
        _ => value.to_bits(),
    }
}

/// `op a` in a floating type.
pub fn unary(op: UnOp, int: Int, a: u64) -> u64 {
    match op {
        UnOp::Neg => word(int, -value(int, a)),
        UnOp::IsZero => u64::from(value(int, a) == 0.0),
        UnOp::Not => panic!("internal: the bits of a floating-point number"),
    }
}

/// `a op b` in a floating type. A float is computed as a double and rounded: that is the float's own result for the four
/// operations.
pub fn binary(op: BinOp, int: Int, a: u64, b: u64) -> u64 {
    let (a, b) = (value(int, a), value(int, b));
    match op {
        BinOp::Add => word(int, a + b),
        BinOp::Sub => word(int, a - b),
        BinOp::Mul => word(int, a * b),
        BinOp::Div => word(int, a / b),
        BinOp::Eq => u64::from(a == b),
        BinOp::Ne => u64::from(a != b),
        BinOp::Lt => u64::from(a < b),
        BinOp::Le => u64::from(a <= b),
        BinOp::Gt => u64::from(a > b),
        BinOp::Ge => u64::from(a >= b),
        BinOp::Rem | BinOp::And | BinOp::Or | BinOp::Xor | BinOp::Shl | BinOp::Shr => {
            panic!("internal: {op:?} of floating-point numbers")
        }
    }
}

/// A word of one type in another; at least one of them is floating. Towards an integer, the fraction is dropped; what does
/// not fit into it is not defined in C, and becomes the nearest integer here.
pub fn convert(from: Int, to: Int, a: u64) -> u64 {
    match (from.floating(), to.floating()) {
        (true, true) => word(to, value(from, a)),
        (true, false) if to == Int::U64 => value(from, a) as u64,
        (true, false) => to.canonical(value(from, a) as i64 as u64),
        (false, _) => match (to, from.signed()) {
            // once rounded, not twice
            (Int::F32, true) => u64::from((a as i64 as f32).to_bits()),
            (Int::F32, false) => u64::from((a as f32).to_bits()),
            (_, true) => word(to, a as i64 as f64),
            (_, false) => word(to, a as f64),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_rounds_once() {
        let third = binary(BinOp::Div, Int::F32, word(Int::F32, 1.0), word(Int::F32, 3.0));
        assert_eq!(third, u64::from((1f32 / 3f32).to_bits()));
        assert_eq!(convert(Int::I64, Int::F32, 16_777_217), u64::from(16_777_216f32.to_bits()));
    }

    #[test]
    fn conversions_drop_the_fraction_and_keep_the_sign() {
        assert_eq!(convert(Int::F64, Int::I32, word(Int::F64, -3.99)), -3i64 as u64);
        assert_eq!(convert(Int::F64, Int::U64, word(Int::F64, 1.5e19)), 15_000_000_000_000_000_000);
        assert_eq!(convert(Int::U64, Int::F64, u64::MAX), word(Int::F64, 18_446_744_073_709_551_616.0));
        assert_eq!(convert(Int::I32, Int::F64, -1i64 as u64), word(Int::F64, -1.0));
    }

    #[test]
    fn nothing_equals_what_is_no_number() {
        let nan = word(Int::F64, f64::NAN);
        assert_eq!(binary(BinOp::Eq, Int::F64, nan, nan), 0);
        assert_eq!(binary(BinOp::Ne, Int::F64, nan, nan), 1);
        assert_eq!(unary(UnOp::IsZero, Int::F64, word(Int::F64, -0.0)), 1);
    }
}
