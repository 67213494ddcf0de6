//! `CancelIo`: asks for the end of the calling thread's own operations on the handle. From another thread it reports
//! success and cancels nothing: `cancel-not-issuer`. Source: KCAN-08 (documented).

use alloc::vec::Vec;

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Ref;
use crate::kernel::issue::file_of;
use crate::name::Name;
use crate::rules::RuleId;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "CancelIo", prototype: "BOOL CancelIo(HANDLE file)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let me = world.me();
    let ops: Vec<Name> = world.file(file).map(|file| file.ops.iter().copied().collect()).unwrap_or_default();
    let (mine, others): (Vec<Name>, Vec<Name>) =
        ops.into_iter().partition(|op| world.op(*op).is_some_and(|op| op.issuer == me));
    if mine.is_empty() && !others.is_empty() {
        let about = others.iter().map(|op| Ref::Op(*op)).collect();
        world.latch(RuleId::CancelNotIssuer, Some(call.site), about);
    }
    for op in mine {
        world.request_cancel(op);
    }
    Ok(Then::Return(1))
}
