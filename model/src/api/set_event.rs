//! `SetEvent`: releases every waiter of a manual-reset event, exactly one (any) of an auto-reset one. Source: STEPS §1.4.

use alloc::vec;
use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then};
use crate::kernel::complete::event_of;
use crate::kernel::wait::candidates;
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "SetEvent", prototype: "BOOL SetEvent(HANDLE event)", effect: Effect::Acts, outcomes, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(event) = event_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let wakes = match call.how {
        How::Wakes(thread) => Some(thread),
        _ => None,
    };
    world.set_event(event, wakes);
    Ok(Then::Return(1))
}

fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    let threads = event_of(state, call.args[0]).map(|event| candidates(state, event)).unwrap_or_default();
    if threads.is_empty() { vec![How::Only] } else { threads.into_iter().map(How::Wakes).collect() }
}
