//! `GetSystemTimeAsFileTime`: the time as a number of 100 ns units since 1601. It runs with the virtual clock, from a fixed day
//! on. Source: TIMER-01; STEPS §1.9.

use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetSystemTimeAsFileTime",
    prototype: "VOID GetSystemTimeAsFileTime(LPFILETIME time)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let time = world.system_time()?;
    world.store(call.args[0], time & 0xffff_ffff, Int::U32, Touch::Write)?;
    world.store(call.args[0] + 4, time >> 32, Int::U32, Touch::Write)?;
    Ok(Then::Return(0))
}
