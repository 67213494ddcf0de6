//! `ResetEvent`: the event is not set any more. Source: STEPS §1.4.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::event::Fact;
use crate::kernel::complete::event_of;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "ResetEvent", prototype: "BOOL ResetEvent(HANDLE event)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(event) = event_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    world.event_mut(event).set = false;
    world.tell(Fact::Signalled(event, false));
    Ok(Then::Return(1))
}
