//! `SetThreadpoolTimer`: sets a timer, or with NULL stops it. What was set before is replaced; callbacks that are
//! queued already still run.
//!
//! - Counters: none now; queued + 1 at each expiry.
//! - Returns: nothing; cannot fail (POOL-17).
//! - Misuse: `use-after-close`, `member-after-group`; `callback-after-close` if it is closed too early.
//! - Source: TIMER-01, TIMER-02, TIMER-04 (documented). TIMER-03 (documented: within the
//!   window any moment is possible).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolTimer",
    prototype: "VOID SetThreadpoolTimer(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.set_timer(call)?;
    Ok(Then::Return(0))
}
