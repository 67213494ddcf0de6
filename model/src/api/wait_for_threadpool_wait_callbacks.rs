//! `WaitForThreadpoolWaitCallbacks`: waits until no callback is queued or running; with TRUE drops queued ones first.
//! Does not disarm, and waits for no callback that is not queued yet.
//!
//! - Counters: with TRUE queued becomes 0; then waits for associated = 0, with FALSE for queued = 0 too. Tested again
//!   at its return step.
//! - Returns: nothing.
//! - Misuse: `wait-inside-callback` (IO-WAIT-12), `wait-under-lock` (IO-WAIT-14), `use-after-close`,
//!   `member-after-group`.
//! - Source: TWAIT-06 (tested), TWAIT-11 (practice).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Ref;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForThreadpoolWaitCallbacks",
    prototype: "VOID WaitForThreadpoolWaitCallbacks(PTP_WAIT wait, BOOL cancel)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let object = world.tp_object(call.args[0], Ref::Wait)?;
    world.wait_for_callbacks(Ref::Wait(object), call.args[1] != 0)
}
