//! `SleepEx`: Sleep that may let the routines run that are queued to the thread; then it returns 192 at once, else 0
//! when the time is up.
//!
//! - Source: APC-01, APC-02; STEPS §1.9.

use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::wait::deadline;
use crate::state::{After, Return, Wait, WaitOn};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SleepEx",
    prototype: "DWORD SleepEx(DWORD milliseconds, BOOL alertable)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if world.has_routines_to_run() {
        return Ok(Then::ReturnStep(Return::Routines(After::Call)));
    }
    match call.args[0] as u32 {
        0 => Ok(Then::Return(0)),
        milliseconds => Ok(Then::Block(Wait { on: WaitOn::Time, deadline: deadline(milliseconds) })),
    }
}
