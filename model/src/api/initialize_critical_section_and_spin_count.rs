//! `InitializeCriticalSectionAndSpinCount`: InitializeCriticalSection; how long waiters spin cannot be seen.
//!
//! - Source: semantics §4.2.

use crate::api::initialize_critical_section::initialize;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitializeCriticalSectionAndSpinCount",
    prototype: "BOOL InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION section, DWORD spins)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    initialize(world, call.args[0])?;
    Ok(Then::Return(1))
}
