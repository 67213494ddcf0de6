//! `EnterCriticalSection`: takes the lock, or waits and tests again at its return step (a lock may be barged).
//! Misuse: `wait-under-lock` (IO-WAIT-14). Source: STEPS §1.4.

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::{Held, Wait, WaitOn};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "EnterCriticalSection",
    prototype: "VOID EnterCriticalSection(LPCRITICAL_SECTION section)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let address = world.critical_section(call.args[0])?;
    if world.try_enter(address) {
        return Ok(Then::value_later(0));
    }
    world.check_lock_under_wait(Held::Lock(address));
    Ok(Then::Block(Wait { on: WaitOn::Lock(address), deadline: None }))
}
