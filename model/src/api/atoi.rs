//! `atoi`: the decimal number at the start of a string, 0 if there is none. Source: DESIGN §4.10.

use crate::api::strings;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "atoi", prototype: "int atoi(const char *text)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let text = strings::bytes(world, call.args[0])?;
    let text = text.trim_ascii_start();
    let (minus, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
    let number = digits.fold(0i32, |number, digit| number.wrapping_mul(10).wrapping_add(i32::from(digit - b'0')));
    Ok(Then::Return(if minus { number.wrapping_neg() } else { number } as i64 as u64))
}
