//! `WaitForMultipleObjects`: the index of the first one signalled, or, for all of them at once, 0.
//! Source: STEPS §1.4; semantics §5.1.

use alloc::vec::Vec;

use crate::api::wait_failed;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::close::handle_object;
use crate::memory::Touch;
use crate::program::Int;
use crate::state::HandleObject;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitForMultipleObjects",
    prototype: "DWORD WaitForMultipleObjects(DWORD count, const HANDLE *objects, BOOL all, DWORD milliseconds)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let mut things = Vec::new();
    let count = call.args[0] as u32;
    if count == 0 || count > MAXIMUM_WAIT_OBJECTS {
        return Ok(Then::ReturnStep(wait_failed()));
    }
    for index in 0..u64::from(count) {
        let handle = world.load(call.args[1] + 8 * index, Int::U64, Touch::Read)?;
        match handle_object(&world.state, handle) {
            Some((_, HandleObject::Waitable(thing))) => things.push(thing),
            _ => return Ok(Then::ReturnStep(wait_failed())),
        }
    }
    Ok(world.wait_for(things, call.args[2] != 0, call.args[3] as u32))
}

const MAXIMUM_WAIT_OBJECTS: u32 = 64;
