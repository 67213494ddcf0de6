//! `SleepConditionVariableSRW`: gives an SRW lock back and waits for a wake, in one; takes the lock again, in the
//! same mode, before it returns. FALSE and 1460 when the time is up. May return without a wake, and after others got
//! the lock first.
//!
//! - Misuse: `lock-not-owned`.
//! - Source: SYNC-17, SYNC-18, SYNC-20.

use crate::How;
use crate::api::sleep_condition_variable_cs::may_be_spurious;
use crate::api::{Call, Effect, Row, Then};
use crate::kernel::wait::deadline;
use crate::state::Guard;
use crate::world::{Or, World};

/// CONDITION_VARIABLE_LOCKMODE_SHARED
const SHARED: u64 = 1;

pub(super) static ROW: Row = Row {
    name: "SleepConditionVariableSRW",
    prototype: "BOOL SleepConditionVariableSRW(PCONDITION_VARIABLE variable, PSRWLOCK lock, DWORD milliseconds, ULONG flags)",
    effect: Effect::Acts,
    outcomes: may_be_spurious,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let lock = call.args[1];
    let guard = if call.args[3] & SHARED != 0 { Guard::Shared(lock) } else { Guard::Alone(lock) };
    world.sleep_on(call.args[0], guard, deadline(call.args[2] as u32), call.how == How::Spurious)
}
