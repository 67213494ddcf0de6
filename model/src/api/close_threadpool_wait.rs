//! `CloseThreadpoolWait`: returns at once; queued callbacks still run, and the object is freed when nothing pins it.
//! It is disarmed.
//!
//! - Counters: none changes; the object leaves its cleanup group (GRP-01).
//! - Returns: nothing.
//! - Misuse: `use-after-close`, `member-after-group` (GRP-03); `callback-after-close` later.
//! - Source: TWAIT-11 (practice).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Ref;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CloseThreadpoolWait",
    prototype: "VOID CloseThreadpoolWait(PTP_WAIT wait)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let object = world.tp_object(call.args[0], Ref::Wait)?;
    world.close_object(object, call.site);
    Ok(Then::Return(0))
}
