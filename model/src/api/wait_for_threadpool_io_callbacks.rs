//! `WaitForThreadpoolIoCallbacks`: waits until nothing is promised, queued or running; with TRUE first drops
//! queued callbacks and abandons promises, then waits for running callbacks only.
//!
//! - Counters: with TRUE queued becomes 0 and promised moves to abandoned; then waits for associated = 0, with FALSE for
//!   promised = 0 and queued = 0 too. Tested again at its return step: a re-arm may prolong the wait.
//! - Returns: nothing.
//! - Misuse: `wait-inside-callback` (IO-WAIT-12), `wait-under-lock` (IO-WAIT-14), `use-after-close`.
//! - Source: IO-WAIT-01, IO-WAIT-02, IO-WAIT-05, IO-WAIT-06, IO-WAIT-07 (documented, tested).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Ref;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForThreadpoolIoCallbacks",
    prototype: "VOID WaitForThreadpoolIoCallbacks(PTP_IO io, BOOL cancel)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let io = world.tp_io(call.args[0])?;
    world.wait_for_callbacks(Ref::Io(io), call.args[1] != 0)
}
