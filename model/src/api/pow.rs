//! `pow`: a power. The exponent is a whole number, or a half: any other ends the run as not modelled, for its last bits differ
//! between C libraries.
//!
//! - Source: C11 7.12.7.4.

#![allow(clippy::float_cmp, reason = "whole numbers and halves are told from others exactly")]

use crate::api::sqrt::root;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "pow",
    prototype: "double pow(double base, double exponent)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.tell_names(true);
    match power(f64::from_bits(call.args[0]), f64::from_bits(call.args[1])) {
        Some(value) => Ok(Then::Return(value.to_bits())),
        None => Err(world.unsupported("pow with an exponent that is neither a whole number nor a half")),
    }
}

/// Greatest exponent for which the squares are counted out.
const GREATEST: f64 = 1_048_576.0;

fn power(base: f64, exponent: f64) -> Option<f64> {
    if exponent == 0.5 && base >= 0.0 {
        return Some(root(base));
    }
    if exponent.abs() > GREATEST || f64::from(exponent as i32) != exponent {
        return None;
    }
    let (mut left, mut square, mut result) = (exponent.abs() as u64, Wide::of(base), Wide::of(1.0));
    while left > 0 {
        if left % 2 == 1 {
            result = result.times(square);
        }
        square = square.times(square);
        left /= 2;
    }
    let value = result.high + result.low;
    Some(if exponent < 0.0 { 1.0 / value } else { value })
}

/// The sum of two doubles, the second far smaller than the first.
#[derive(Clone, Copy)]
struct Wide {
    high: f64,
    low: f64,
}

impl Wide {
    fn of(value: f64) -> Wide {
        Wide { high: value, low: 0.0 }
    }

    fn times(self, other: Wide) -> Wide {
        let product = self.high * other.high;
        // beyond this the halves would overflow or vanish, and the product alone must do
        if !(1e-140..1e140).contains(&product.abs()) {
            return Wide::of(product);
        }
        let ((a, b), (c, d)) = (halves(self.high), halves(other.high));
        let error = ((a * c - product) + a * d + b * c) + b * d;
        let low = error + (self.high * other.low + self.low * other.high);
        let high = product + low;
        Wide { high, low: low - (high - product) }
    }
}

/// A double as a sum of two of 26 bits each.
fn halves(value: f64) -> (f64, f64) {
    let spread = value * 134_217_729.0;
    let high = spread - (spread - value);
    (high, value - high)
}

#[cfg(test)]
mod tests {
    use super::power;

    #[test]
    fn powers_of_whole_numbers_are_exact() {
        let powers =
            [(2.0, 10.0, 1024.0), (10.0, 15.0, 1e15), (10.0, 22.0, 1e22), (3.0, 33.0, 5_559_060_566_555_523.0)];
        for (base, exponent, expected) in powers {
            assert_eq!(power(base, exponent), Some(expected), "{base} to the {exponent}");
        }
        assert_eq!(power(2.0, -3.0), Some(0.125));
        assert_eq!(power(2.0, 0.5), Some(2.0_f64.sqrt()));
        assert_eq!(power(0.0, 0.0), Some(1.0));
        assert_eq!(power(2.0, 5000.0), Some(f64::INFINITY));
        assert_eq!(power(1.1, 10.0), Some(1.1_f64.powi(10)));
        assert_eq!(power(2.0, 0.3), None);
    }
}
