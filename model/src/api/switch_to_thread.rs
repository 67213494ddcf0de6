//! `SwitchToThread`: yields. Source: STEPS §1.9.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SwitchToThread",
    prototype: "BOOL SwitchToThread(void)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(_: &mut World, _: &Call) -> Or<Then> {
    Ok(Then::Return(1))
}
