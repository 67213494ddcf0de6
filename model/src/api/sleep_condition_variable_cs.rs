//! `SleepConditionVariableCS`: leaves the critical section and waits for a wake, in one; enters the section again
//! before it returns. FALSE and 1460 when the time is up. May return without a wake, and after others got the section
//! first.
//!
//! - Misuse: `lock-not-owned`.
//! - Source: SYNC-17, SYNC-18, SYNC-20.

use alloc::vec;
use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::{Call, Effect, Row, Then};
use crate::kernel::wait::deadline;
use crate::state::{Guard, Lens};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SleepConditionVariableCS",
    prototype: "BOOL SleepConditionVariableCS(PCONDITION_VARIABLE variable, PCRITICAL_SECTION section, DWORD milliseconds)",
    effect: Effect::Acts,
    outcomes: may_be_spurious,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let guard = Guard::Section(call.args[1]);
    world.sleep_on(call.args[0], guard, deadline(call.args[2] as u32), call.how == How::Spurious)
}

/// It waits, or is over at once without a wake. Source: SYNC-20.
pub(super) fn may_be_spurious(_: &Program, _: &Lens, _: &Call) -> Vec<How> {
    vec![How::Only, How::Spurious]
}
