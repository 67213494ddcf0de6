//! Arithmetic of the machine on canonical words. Pure functions; knows nothing of threads or memory.

use crate::float;
use crate::program::{BinOp, Int, UnOp};

/// `op a` in the type.
pub(super) fn unary(op: UnOp, int: Int, a: u64) -> u64 {
    if int.floating() {
        return float::unary(op, int, a);
    }
    match op {
        UnOp::Neg => int.canonical(a.wrapping_neg()),
        UnOp::Not => int.canonical(!a),
        UnOp::IsZero => u64::from(int.canonical(a) == 0),
    }
}

/// `a op b` in the type; `None` for a division by zero (or the one signed division that overflows).
pub(super) fn binary(op: BinOp, int: Int, a: u64, b: u64) -> Option<u64> {
    if int.floating() {
        return Some(float::binary(op, int, a, b));
    }
    let (a, b) = (int.canonical(a), int.canonical(b));
    let bits = int.bytes() * 8;
    let count = (b as u32) & (bits - 1);
    let value = match op {
        BinOp::Add => a.wrapping_add(b),
        BinOp::Sub => a.wrapping_sub(b),
        BinOp::Mul => a.wrapping_mul(b),
        BinOp::Div if int.signed() => divide(a as i64, b as i64, bits, i64::checked_div)?,
        BinOp::Div => a.checked_div(b)?,
        BinOp::Rem if int.signed() => divide(a as i64, b as i64, bits, i64::checked_rem)?,
        BinOp::Rem => a.checked_rem(b)?,
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Shl => a.wrapping_shl(count),
        BinOp::Shr if int.signed() => ((a as i64) >> count) as u64,
        BinOp::Shr => a >> count,
        BinOp::Eq => return Some(u64::from(a == b)),
        BinOp::Ne => return Some(u64::from(a != b)),
        BinOp::Lt => return Some(u64::from(less(int, a, b))),
        BinOp::Le => return Some(u64::from(!less(int, b, a))),
        BinOp::Gt => return Some(u64::from(less(int, b, a))),
        BinOp::Ge => return Some(u64::from(!less(int, a, b))),
    };
    Some(int.canonical(value))
}

fn less(int: Int, a: u64, b: u64) -> bool {
    if int.signed() { (a as i64) < (b as i64) } else { a < b }
}

fn divide(a: i64, b: i64, bits: u32, with: fn(i64, i64) -> Option<i64>) -> Option<u64> {
    let least = i64::MIN >> (64 - bits);
    if a == least && b == -1 {
        return None;
    }
    with(a, b).map(|value| value as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_and_unsigned_differ_where_c_says_so() {
        let minus_one = Int::I32.canonical(u64::MAX);
        assert_eq!(binary(BinOp::Lt, Int::I32, minus_one, 1), Some(1));
        assert_eq!(binary(BinOp::Lt, Int::U32, minus_one, 1), Some(0));
        assert_eq!(binary(BinOp::Shr, Int::I32, minus_one, 4), Some(minus_one));
        assert_eq!(binary(BinOp::Shr, Int::U32, minus_one, 4), Some(0x0fff_ffff));
        assert_eq!(binary(BinOp::Div, Int::I32, Int::I32.canonical(-7i64 as u64), 2), Some(-3i64 as u64));
        assert_eq!(binary(BinOp::Rem, Int::I32, Int::I32.canonical(-7i64 as u64), 2), Some(-1i64 as u64));
    }

    #[test]
    fn arithmetic_wraps_at_the_width() {
        assert_eq!(binary(BinOp::Add, Int::I32, 0x7fff_ffff, 1), Some(0xffff_ffff_8000_0000));
        assert_eq!(binary(BinOp::Mul, Int::U8, 16, 17), Some(16));
        assert_eq!(unary(UnOp::Neg, Int::U32, 1), 0xffff_ffff);
        assert_eq!(binary(BinOp::Shl, Int::U32, 1, 33), Some(2));
    }

    #[test]
    fn divisions_that_raise_an_exception_give_nothing() {
        assert_eq!(binary(BinOp::Div, Int::I32, 1, 0), None);
        assert_eq!(binary(BinOp::Rem, Int::U64, 1, 0), None);
        assert_eq!(binary(BinOp::Div, Int::I32, Int::I32.canonical(0x8000_0000), u64::MAX), None);
    }
}
