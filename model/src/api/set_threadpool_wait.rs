//! `SetThreadpoolWait`: arms a wait object for one callback, or with NULL disarms it. A callback that is on its way
//! still comes.
//!
//! - Counters: none now; queued + 1 when the object is signalled, which takes what a wait takes, or when the time is
//!   up.
//! - Returns: nothing; cannot fail (POOL-17).
//! - Misuse: `wait-handle-closed` if the handle is closed meanwhile (TWAIT-08); `use-after-close`,
//!   `member-after-group`.
//! - Source: TWAIT-01 (documented), TWAIT-03, TWAIT-05, TWAIT-07 (tested).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolWait",
    prototype: "VOID SetThreadpoolWait(PTP_WAIT wait, HANDLE object, PFILETIME timeout)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.set_wait(call)?;
    Ok(Then::Return(0))
}
