//! `PostQueuedCompletionStatus`: passes its three values through, unvalidated. Source: PORT-16.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::close::handle_object;
use crate::state::{HandleObject, RawPacket};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "PostQueuedCompletionStatus",
    prototype: "BOOL PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some((_, HandleObject::Port(port))) = handle_object(&world.state, call.args[0]) else {
        return Ok(world.fail(0, INVALID_HANDLE));
    };
    world.publish(call.args[2]);
    world.publish(call.args[3]);
    let packet =
        RawPacket { op: None, error: 0, bytes: call.args[1] as u32, key: call.args[2], overlapped: call.args[3] };
    world.post(port, packet);
    Ok(Then::Return(1))
}
