//! `SetThreadpoolTimerEx`: sets a timer, or with NULL stops it. What was set before is replaced; callbacks that are
//! queued already still run.
//!
//! - Counters: none now; queued + 1 at each expiry.
//! - Returns: TRUE if an expiry that was to come is cut off; FALSE may mean that the callback is on its way.
//! - Misuse: `use-after-close`, `member-after-group`; `callback-after-close` if it is closed too early.
//! - Source: TIMER-09 (documented); TIMER-01, TIMER-02, TIMER-04 (documented). TIMER-03 (documented: within the
//!   window any moment is possible).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolTimerEx",
    prototype: "BOOL SetThreadpoolTimerEx(PTP_TIMER timer, PFILETIME due, DWORD period, DWORD window)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let cut = world.set_timer(call)?;
    Ok(Then::Return(u64::from(cut)))
}
