//! `IsThreadpoolTimerSet`: whether the timer was set and not stopped since: also after a one-shot timer has expired.
//!
//! - Counters: none changes.
//! - Returns: TRUE or FALSE.
//! - Misuse: `use-after-close`, `member-after-group`.
//! - Source: TIMER-05 (tested).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Ref;
use crate::state::What;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "IsThreadpoolTimerSet",
    prototype: "BOOL IsThreadpoolTimerSet(PTP_TIMER timer)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let name = world.tp_object(call.args[0], Ref::Timer)?;
    let set = matches!(world.object(name).map(|object| &object.what), Some(What::Timer(timer)) if timer.set);
    Ok(Then::Return(u64::from(set)))
}
