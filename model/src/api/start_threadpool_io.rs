//! `StartThreadpoolIo`: one more promise that an operation will send a packet. A promise belongs to the object, not to
//! an OVERLAPPED (IO-START-06).
//!
//! - Counters: promised + 1.
//! - Returns: nothing; cannot fail (IO-START-02).
//! - Misuse: `use-after-close` (IO-START-12); `start-after-issue` if an operation was issued before its Start
//!   (IO-START-08, M10).
//! - Source: IO-START-01 (documented).

use alloc::vec;
use alloc::vec::Vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::name::Name;
use crate::rules::RuleId;
use crate::state::Announced;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "StartThreadpoolIo",
    prototype: "VOID StartThreadpoolIo(PTP_IO io)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let io = world.tp_io(call.args[0])?;
    let owed = world.owed(io);
    if owed > world.io(io).expect("internal: looked up").promised() {
        announce_late(world, io);
    }
    let object = world.io_mut(io);
    if object.surplus > 0 {
        // a surplus Cancel has eaten this promise: the operation that it is meant for is not to blame (IO-CANCEL-10)
        object.surplus -= 1;
        object.stolen += 1;
    } else {
        let at = object.promises.partition_point(|other| *other <= call.site);
        object.promises.insert(at, call.site);
    }
    let promised = object.count();
    world.tell(Fact::Promised { io, promised });
    Ok(Then::Return(0))
}

/// This Start comes for an operation that is out already. Source: STEPS §3.
fn announce_late(world: &mut World, io: Name) {
    let ops: Vec<Name> = world.io(io).map(|io| io.ops.iter().copied().collect()).unwrap_or_default();
    let is_late = |op: &Name| world.op(*op).is_some_and(|op| op.announced == Announced::No && !op.stale);
    let late: Vec<Name> = ops.into_iter().filter(is_late).collect();
    if let Some(name) = late.first().copied() {
        // which it is rests on what they are called
        world.tell_operations(late.len() > 1);
        world.tell_names(late.iter().any(|other| other.creator() != name.creator()));
        let op = world.op_mut(name);
        op.announced = Announced::Yes;
        let site = op.site;
        world.latch(RuleId::StartAfterIssue, Some(site), vec![Ref::Op(name), Ref::Io(io)]);
    }
}
