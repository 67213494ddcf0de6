//! Floating-point numbers as text, the way of printf: `%f`, `%e`, `%g`. Digits are exact. Source: C11 7.21.6.1.

use alloc::format;
use alloc::string::{String, ToString};

/// The digits of a number without its sign, in the form that the letter of the conversion asks for.
pub(super) fn text(kind: char, precision: Option<usize>, alternate: bool, value: f64) -> String {
    let digits = if value.is_nan() {
        "nan".to_string()
    } else if value.is_infinite() {
        "inf".to_string()
    } else {
        finite(kind, precision.unwrap_or(6), alternate, value.abs())
    };
    if kind.is_uppercase() { digits.to_uppercase() } else { digits }
}

fn finite(kind: char, precision: usize, alternate: bool, value: f64) -> String {
    let dot = if alternate && precision == 0 { "." } else { "" };
    match kind {
        'f' | 'F' => format!("{value:.precision$}{dot}"),
        'e' | 'E' => with_exponent(precision, value, dot),
        _ => shorter(precision.max(1), alternate, value),
    }
}

/// Mantissa and exponent of a number with so many digits after the point.
fn parts(precision: usize, value: f64) -> (String, i32) {
    let text = format!("{value:.precision$e}");
    let (mantissa, exponent) = text.split_once('e').expect("internal: no exponent");
    (mantissa.to_string(), exponent.parse().expect("internal: an exponent is a number"))
}

fn with_exponent(precision: usize, value: f64, dot: &str) -> String {
    let (mantissa, exponent) = parts(precision, value);
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}{dot}e{sign}{:02}", exponent.unsigned_abs())
}

/// `%g`: so many significant digits, without zeroes at the end.
fn shorter(significant: usize, alternate: bool, value: f64) -> String {
    let (_, exponent) = parts(significant - 1, value);
    let (digits, tail) = if exponent < -4 || exponent >= significant as i32 {
        let text = with_exponent(significant - 1, value, "");
        let (mantissa, tail) = text.split_once('e').expect("internal: no exponent");
        (mantissa.to_string(), format!("e{tail}"))
    } else {
        let precision = (significant as i32 - 1 - exponent) as usize;
        (format!("{value:.precision$}"), String::new())
    };
    let kept = if alternate || !digits.contains('.') {
        digits.as_str()
    } else {
        digits.trim_end_matches('0').trim_end_matches('.')
    };
    format!("{kept}{tail}")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn numbers_look_as_c_prints_them() {
        for (kind, precision, value, wanted) in [
            ('f', None, 2.5, "2.500000"),
            ('f', Some(0), 2.5, "2"),
            ('f', Some(1), 0.25, "0.2"),
            ('f', Some(20), 0.1, "0.10000000000000000555"),
            ('e', None, 12345.678, "1.234568e+04"),
            ('E', Some(2), 1e-10, "1.00E-10"),
            ('e', Some(0), 0.0, "0e+00"),
            ('e', Some(1), 1e100, "1.0e+100"),
            ('g', None, 0.0001, "0.0001"),
            ('g', None, 0.00001, "1e-05"),
            ('g', None, 100_000.0, "100000"),
            ('g', None, 1_000_000.0, "1e+06"),
            ('g', Some(3), 2.34567, "2.35"),
            ('g', Some(0), 0.5, "0.5"),
            ('f', None, f64::INFINITY, "inf"),
            ('G', None, f64::NAN, "NAN"),
        ] {
            assert_eq!(text(kind, precision, false, value), wanted, "{kind} {precision:?} {value}");
        }
        assert_eq!(text('g', None, true, 1.0), "1.00000");
        assert_eq!(text('f', Some(0), true, 1.0), "1.");
    }
}
