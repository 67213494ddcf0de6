//! From the spelling of a number to its value. Knows no place and no context.

use crate::ast::{FloatLit, IntLit, IntWidth};

/// Why a spelling has no value: what was found and what would work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What was found.
    pub message: String,
    /// What would work.
    pub help: &'static str,
}

/// The value of a floating-point constant; `None` if the spelling is not one.
///
/// ```
/// use tpio_scenarios::lex::floating;
/// assert_eq!(floating("1.5e1").unwrap().unwrap().value(), 15.0);
/// assert!(floating("15").is_none());
/// ```
pub fn floating(text: &str) -> Option<Result<FloatLit, Problem>> {
    let hex = text.starts_with("0x") || text.starts_with("0X");
    let wanted: &[char] = if hex { &['.', 'p', 'P'] } else { &['.', 'e', 'E', 'f', 'F'] };
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') || !text.contains(wanted) {
        return None;
    }
    if hex {
        return Some(problem(format!("hexadecimal floating-point constant `{text}`"), "write it in decimal"));
    }
    let digits = text.trim_end_matches(['f', 'F', 'l', 'L']);
    let single = text[digits.len()..].eq_ignore_ascii_case("f");
    let bits = if single { digits.parse().map(|value: f32| f64::from(value)) } else { digits.parse() };
    Some(match bits {
        Ok(value) if text.len() - digits.len() <= 1 && digits.contains(['.', 'e', 'E']) => {
            Ok(FloatLit { bits: value.to_bits(), single })
        }
        _ => problem(
            format!("`{text}` is no floating-point constant"),
            "write digits with a point, then an exponent as in `1.5e-3`, then `f` for a float",
        ),
    })
}

/// The value of an integer constant.
///
/// ```
/// use tpio_scenarios::lex::integer;
/// assert_eq!(integer("0x10UL").unwrap().value, 16);
/// assert_eq!(integer("1.5").unwrap_err().message, "floating-point constant `1.5`");
/// ```
///
/// # Errors
///
/// It is a floating-point constant, has a digit or suffix that does not belong there, or needs more than 64 bits.
pub fn integer(text: &str) -> Result<IntLit, Problem> {
    let (radix, digits) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, &text[2..]),
        [b'0', b'b' | b'B', ..] => (2, &text[2..]),
        [b'0', ..] => (8, text),
        _ => (10, text),
    };
    let length = digits.bytes().take_while(|byte| (*byte as char).is_digit(radix.max(10))).count();
    let (digits, suffix) = digits.split_at(length);
    if is_float(radix, suffix) {
        return problem(format!("floating-point constant `{text}`"), "an integer is needed here");
    }
    if digits.is_empty() {
        return problem(format!("`{text}` has no digits"), "write digits after the prefix, as in `0x1f`");
    }
    if digits.bytes().any(|byte| !(byte as char).is_digit(radix)) {
        let help = if radix == 8 {
            "a leading 0 means octal, with the digits 0 to 7; leave it out for decimal"
        } else {
            "a binary constant has the digits 0 and 1"
        };
        return problem(format!("`{text}` has a digit that is not of base {radix}"), help);
    }
    let Some((unsigned, width)) = suffix_of(suffix) else {
        let help = if suffix.contains(['+', '-']) {
            "put a space before the sign"
        } else {
            "suffixes are U, L, LL, their combinations, i64 and ui64"
        };
        return problem(format!("`{text}` ends in `{suffix}`, which is no suffix of an integer"), help);
    };
    match u64::from_str_radix(digits, radix) {
        Ok(value) => Ok(IntLit { value, decimal: radix == 10, unsigned, width }),
        Err(_) => problem(format!("`{text}` does not fit in 64 bits"), "the largest value is 18446744073709551615"),
    }
}

fn problem<T>(message: String, help: &'static str) -> Result<T, Problem> {
    Err(Problem { message, help })
}

fn is_float(radix: u32, suffix: &str) -> bool {
    match suffix.bytes().next() {
        Some(b'.') => true,
        Some(b'e' | b'E' | b'f' | b'F') => radix != 16,
        Some(b'p' | b'P') => radix == 16,
        _ => false,
    }
}

/// Whether a suffix makes the constant unsigned, and how wide.
fn suffix_of(suffix: &str) -> Option<(bool, IntWidth)> {
    Some(match suffix.to_ascii_lowercase().as_str() {
        "" | "i32" => (false, IntWidth::Int),
        "u" | "ui32" => (true, IntWidth::Int),
        "l" => (false, IntWidth::Long),
        "ul" | "lu" => (true, IntWidth::Long),
        "ll" | "i64" => (false, IntWidth::LongLong),
        "ull" | "llu" | "ui64" => (true, IntWidth::LongLong),
        _ => return None,
    })
}
