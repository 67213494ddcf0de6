//! `WaitForThreadpoolIoCallbacks`: waits until nothing is promised, queued or running; with TRUE first drops
//! queued callbacks and abandons promises, then waits for running callbacks only.
//!
//! Tested again at its return step: a re-arm may prolong the wait. Misuse: `wait-inside-callback` (IO-WAIT-12),
//! `wait-under-lock` (IO-WAIT-14). Source: IO-WAIT-01, IO-WAIT-02, IO-WAIT-05, IO-WAIT-06, IO-WAIT-07 (documented, tested).

use alloc::vec;
use alloc::vec::Vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::name::Name;
use crate::rules::RuleId;
use crate::state::{Wait, WaitOn};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForThreadpoolIoCallbacks",
    prototype: "VOID WaitForThreadpoolIoCallbacks(PTP_IO io, BOOL cancel)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let io = world.tp_io(call.args[0])?;
    let cancel = call.args[1] != 0;
    let me = world.me();
    if cancel {
        give_up(world, io);
    }
    if world.thread(me).is_some_and(|thread| thread.runs_callback_of(io)) {
        let site = world.site;
        world.latch(RuleId::WaitInsideCallback, site, vec![Ref::Io(io), Ref::Thread(me)]);
    }
    world.check_wait_under_lock(io, me);
    Ok(Then::Block(Wait { on: WaitOn::Callbacks { io, cancel }, deadline: None }))
}

/// Drops queued callbacks, abandons promises, and makes every packet that is still to come stale.
fn give_up(world: &mut World, io: Name) {
    let object = world.io_mut(io);
    let bag = core::mem::take(&mut object.bag);
    let promises = core::mem::take(&mut object.promises);
    let fact = Fact::GaveUp { io, dropped: bag.len() as u32, abandoned: promises.len() as u32 };
    object.abandoned.extend(promises);
    object.abandoned.sort_unstable();
    let ops: Vec<Name> = object.ops.iter().copied().collect();
    for op in ops {
        world.op_mut(op).stale = true;
    }
    for op in bag {
        world.drop_op(op);
    }
    world.tell(fact);
}
