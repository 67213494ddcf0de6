//! `CallbackMayRunLong`: asks whether another worker can run the callbacks that wait meanwhile, and marks this one as
//! long.
//!
//! - Counters: none changes.
//! - Returns: TRUE if the pool may have one more worker, else FALSE and 565; TRUE the second time (INST-04,
//!   observed).
//! - Misuse: `use-after-free` for the instance of a callback that is over.
//! - Source: INST-01, INST-02 (documented), INST-03 (tested).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

/// ERROR_TOO_MANY_THREADS
const TOO_MANY_THREADS: u32 = 565;

pub(super) static ROW: Row = Row {
    name: "CallbackMayRunLong",
    prototype: "BOOL CallbackMayRunLong(PTP_CALLBACK_INSTANCE instance)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let worker = world.tp_instance(call.args[0])?;
    if worker != world.me() {
        return Err(world.unsupported("CallbackMayRunLong by a thread that does not run the callback"));
    }
    let marked = core::mem::replace(&mut world.instance_mut(worker).long, true);
    let (number, _) = worker.as_worker().expect("internal: no worker");
    let pool = world.pool(number).expect("internal: no pool");
    if marked || pool.running < pool.max {
        return Ok(Then::Return(1));
    }
    world.set_error(TOO_MANY_THREADS);
    Ok(Then::Return(0))
}
