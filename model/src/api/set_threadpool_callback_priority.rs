//! `SetThreadpoolCallbackPriority`: callbacks of objects created with the environment get this priority: of those
//! that wait in a pool, the first free worker takes one of the highest.
//!
//! - Counters: none.
//! - Returns: nothing; a value that is none is refused when an object is created (ENV-05).
//! - Misuse: none.
//! - Source: ORD-07 (documented). What it means for the packets of a TP_IO is not documented (ORD-08): those come in
//!   any order.

use crate::api::environment;
use crate::api::{Call, Effect, Row, Then, one};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetThreadpoolCallbackPriority",
    prototype: "VOID SetThreadpoolCallbackPriority(PTP_CALLBACK_ENVIRON environ, TP_CALLBACK_PRIORITY priority)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.store(call.args[0] + environment::PRIORITY, call.args[1], Int::U32, Touch::Write)?;
    Ok(Then::Return(0))
}
