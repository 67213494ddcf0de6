//! `InitializeThreadpoolEnvironment`: version 3, the default pool, normal priority.
//!
//! - Counters: none.
//! - Returns: nothing; cannot fail (ENV-01).
//! - Misuse: none.
//! - Source: ENV-01, ENV-02, ENV-03.

use crate::api::environment;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "InitializeThreadpoolEnvironment",
    prototype: "VOID InitializeThreadpoolEnvironment(PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let mut bytes = [0; environment::SIZE as usize];
    bytes[0] = 3;
    bytes[environment::PRIORITY as usize] = 1;
    bytes[environment::SIZE_FIELD as usize] = environment::SIZE as u8;
    world.store_bytes(call.args[0], &bytes, Touch::Write)?;
    Ok(Then::Return(0))
}
