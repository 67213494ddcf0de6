//! `GetCurrentThread`: the pseudo handle of whichever thread uses it, -2.
//!
//! - Source: HND-06.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetCurrentThread",
    prototype: "HANDLE GetCurrentThread(void)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(_: &mut World, _: &Call) -> Or<Then> {
    Ok(Then::Return(u64::MAX - 1))
}
