//! `CancelThreadpoolIo`: takes back one promise; does not cancel any I/O.
//!
//! - Counters: promised - 1.
//! - Returns: nothing; cannot fail.
//! - Misuse: `cancel-surplus` with no promise left (IO-CANCEL-10), `cancel-while-pending` if fewer promises remain than
//!   packets will come (IO-CANCEL-08, IO-CANCEL-09), `use-after-close`.
//! - Source: IO-CANCEL-01, IO-CANCEL-02, IO-CANCEL-03 (documented).

use alloc::vec;
use alloc::vec::Vec;

use crate::api::{Call, Effect, Row, Then, one};
use crate::event::{Fact, Ref};
use crate::name::Name;
use crate::rules::RuleId;
use crate::state::Announced;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CancelThreadpoolIo",
    prototype: "VOID CancelThreadpoolIo(PTP_IO io)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let io = world.tp_io(call.args[0])?;
    if world.io_mut(io).promises.pop().is_none() {
        return below_zero(world, io);
    }
    let object = world.io_mut(io);
    let promised = object.promised();
    let paid = object.unpaid.pop().is_some();
    world.tell(Fact::TakenBack { io, promised: i64::from(promised) });
    if !paid && promised < world.owed(io) {
        take_back(world, io);
    }
    world.free_if_unpinned(io);
    Ok(Then::Return(0))
}

/// There is no promise to take back: the counter goes below zero, which is not zero. Source: IO-CANCEL-10.
fn below_zero(world: &mut World, io: Name) -> Or<Then> {
    world.survive(RuleId::CancelSurplus, vec![Ref::Io(io)])?;
    let object = world.io_mut(io);
    object.surplus += 1;
    let promised = object.count();
    world.tell(Fact::TakenBack { io, promised });
    Ok(Then::Return(0))
}

/// An operation whose packet will come has lost its promise: the caller's own, if it has one. Source: STEPS §3.
fn take_back(world: &mut World, io: Name) {
    let me = world.me();
    let ops: Vec<Name> = world.io(io).map(|io| io.ops.iter().copied().collect()).unwrap_or_default();
    let promised: Vec<Name> = ops
        .into_iter()
        .filter(|op| world.op(*op).is_some_and(|op| op.announced == Announced::Yes && !op.stale))
        .collect();
    let mine: Vec<Name> = promised.iter().copied().filter(|op| op.creator() == me).collect();
    let one_of = if mine.is_empty() { promised } else { mine };
    let Some(op) = one_of.last().copied() else { return };
    // which it is rests on what they are called
    world.tell_operations(one_of.len() > 1);
    world.tell_names(one_of.iter().any(|other| other.creator() != op.creator()));
    world.op_mut(op).announced = Announced::TakenBack;
    let site = world.site;
    world.latch(RuleId::CancelWhilePending, site, vec![Ref::Op(op), Ref::Io(io)]);
}
