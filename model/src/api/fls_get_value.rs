//! `FlsGetValue`: what the calling thread has put there, zero if nothing.
//!
//! - Returns: zero with ERROR_INVALID_PARAMETER (87) for an index that there cannot be. Success sets the last error to 0, so
//!   that zero can be told from failure.
//! - Source: TLS-02 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "FlsGetValue",
    prototype: "LPVOID FlsGetValue(DWORD index)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    Ok(world.slot_value(call))
}
