//! `CloseHandle`: closes a handle; FALSE and 6 for one that is not open. What becomes of pending operations depends
//! on the device. Source: HND-01, HND-03, HND-05.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::close::handle_object;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CloseHandle",
    prototype: "BOOL CloseHandle(HANDLE object)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some((name, object)) = handle_object(&world.state, call.args[0]) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    world.close_handle(name, object);
    Ok(Then::Return(1))
}
