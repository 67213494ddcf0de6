//! `GetCurrentProcess`: the pseudo handle of this process, -1.
//!
//! - Source: semantics §4.2.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetCurrentProcess",
    prototype: "HANDLE GetCurrentProcess(void)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(_: &mut World, _: &Call) -> Or<Then> {
    Ok(Then::Return(u64::MAX))
}
