//! `SubmitThreadpoolWork`: one more callback of a work object, which may be submitted again at once.
//!
//! - Counters: queued + 1.
//! - Returns: nothing; cannot fail (POOL-17).
//! - Misuse: `use-after-close`, `member-after-group` (GRP-03).
//! - Source: WORK-01 (documented), ORD-06 (tested: no order among objects).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Ref, Why};
use crate::state::Entry;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SubmitThreadpoolWork",
    prototype: "VOID SubmitThreadpoolWork(PTP_WORK work)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let work = world.tp_object(call.args[0], Ref::Work)?;
    world.queue(work, Entry::Call, Why::Submitted);
    Ok(Then::Return(0))
}
