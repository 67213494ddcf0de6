//! `sqrt`: the square root, rounded to the nearest double; of a negative number, not a number.
//!
//! - Source: C11 7.12.7.5.

#![allow(clippy::cast_precision_loss, reason = "the one rounding of the result")]

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "sqrt", prototype: "double sqrt(double value)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.tell_names(true);
    Ok(Then::Return(root(f64::from_bits(call.args[0])).to_bits()))
}

/// Bits of a double's fraction.
const FRACTION: u32 = 52;

pub(super) fn root(value: f64) -> f64 {
    if value == 0.0 || value.is_nan() || value == f64::INFINITY {
        return value;
    }
    if value < 0.0 {
        return f64::NAN;
    }
    // a number below the normal ones is lifted by 2^108, its root by 2^54
    let (lifted, lift) = if value < f64::MIN_POSITIVE { (value * power_of_two(108), 54) } else { (value, 0) };
    let bits = lifted.to_bits();
    let exponent = (bits >> FRACTION) as i32 - 1023 - FRACTION as i32;
    let whole = u128::from((bits & ((1 << FRACTION) - 1)) | (1 << FRACTION));
    let odd = exponent.rem_euclid(2);
    // 56 more bits of the root than the whole part has, and whether something is left
    let wide = whole << (56 + odd);
    let floor = wide.isqrt();
    let exact = floor * floor == wide;
    let rounded = ((floor as u64) << 1 | u64::from(!exact)) as f64;
    rounded * power_of_two((exponent - odd) / 2 - 28 - 1 - lift)
}

fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << FRACTION)
}

#[cfg(test)]
mod tests {
    use super::root;

    #[test]
    fn roots_are_those_of_the_machine() {
        for value in [2.0, 0.25, 3.0, 1e-310, f64::MAX, f64::MIN_POSITIVE, 5e-324, 1e10 + 1.0, 0.1, 7.0e-5] {
            assert_eq!(root(value).to_bits(), value.sqrt().to_bits(), "{value}");
        }
        assert!(root(-1.0).is_nan());
        assert_eq!(root(0.0).to_bits(), 0);
    }
}
