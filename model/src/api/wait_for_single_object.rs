//! `WaitForSingleObject`: 0 when signalled, 258 on timeout, WAIT_FAILED and 6 for a handle that cannot be waited for.
//! Source: STEPS §1.4; semantics §5.1.

use alloc::vec;

use crate::api::wait_failed;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::close::handle_object;
use crate::state::HandleObject;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForSingleObject",
    prototype: "DWORD WaitForSingleObject(HANDLE object, DWORD milliseconds)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    match handle_object(&world.state, call.args[0]) {
        Some((_, HandleObject::Waitable(thing))) => Ok(world.wait_for(vec![thing], false, call.args[1] as u32)),
        _ => Ok(Then::ReturnStep(wait_failed())),
    }
}
