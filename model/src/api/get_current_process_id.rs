//! `GetCurrentProcessId`: there is one process; its number means nothing.
//!
//! - Source: PORT-21.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetCurrentProcessId",
    prototype: "DWORD GetCurrentProcessId(void)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(_: &mut World, _: &Call) -> Or<Then> {
    Ok(Then::Return(4))
}
