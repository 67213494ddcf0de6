//! `TlsSetValue`: puts a value there for the calling thread. On a worker it stays when the callback has returned, and a later
//! callback on that worker finds it.
//!
//! - Returns: FALSE with ERROR_INVALID_PARAMETER (87) for an index that there cannot be.
//! - Source: TLS-02, TLS-03 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "TlsSetValue",
    prototype: "BOOL TlsSetValue(DWORD index, LPVOID value)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    Ok(world.set_slot_value(call))
}
