//! `CreateThreadpool`: a pool with at most 500 workers.
//!
//! - Counters: none.
//! - Returns: the pool.
//! - Misuse: none.
//! - Source: POOL-02, POOL-04 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::name::Space;
use crate::outcome::Ending;
use crate::state::{Pool, PoolPort};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateThreadpool",
    prototype: "PTP_POOL CreateThreadpool(PVOID reserved)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let name =
        world.fresh_at(Space::Object, call, |state, name| state.pools().any(|(_, pool)| pool.name == Some(name)))?;
    let Some(number) = (1..127).find(|number| world.pool(*number).is_none()) else {
        return Err(world.halt(Ending::Bounded("126 pools at once")));
    };
    world.add_pool(number, Pool::new(Some(name)));
    world.add_pool_port(number, PoolPort::default());
    world.tell(Fact::Created(Ref::Pool(number)));
    Ok(Then::Return(name.pointer(Space::Object)))
}
