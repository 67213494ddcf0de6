//! `TrySubmitThreadpoolCallback`: one callback without an object: only a cleanup group can wait for it.
//!
//! - Counters: makes an object with queued 1, which is gone when its callback is over.
//! - Returns: TRUE; FALSE and 87 if the environment is not valid. That it fails for lack of resources (POOL-18) is
//!   not explored.
//! - Misuse: `use-after-close` for a closed pool or group in the environment.
//! - Source: WORK-06 (documented), WORK-07 (tested).

use crate::api::environment::Callback;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Why;
use crate::kernel::issue::INVALID_PARAMETER;
use crate::state::{Entry, What};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "TrySubmitThreadpoolCallback",
    prototype: "BOOL TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let made = world.new_object(call, What::Simple, &Callback::of(&call.args))?;
    let Some(name) = made else { return Ok(world.fail(0, INVALID_PARAMETER)) };
    world.queue(name, Entry::Call, Why::Submitted);
    Ok(Then::Return(1))
}
