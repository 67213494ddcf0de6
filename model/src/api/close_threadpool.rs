//! `CloseThreadpool`: closes the pool; it goes with the last object bound to it.
//!
//! - Counters: none.
//! - Returns: nothing.
//! - Misuse: `use-after-close` of the pool afterwards.
//! - Source: POOL-10 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CloseThreadpool",
    prototype: "VOID CloseThreadpool(PTP_POOL pool)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let pool = world.tp_pool(call.args[0])?;
    world.pool_mut(pool).closed = true;
    world.tell(Fact::Closed(Ref::Pool(pool)));
    world.free_pool_if_unused(pool);
    Ok(Then::Return(0))
}
