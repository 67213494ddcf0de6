//! `GetQueuedCompletionStatus`: takes a packet from a raw port, or waits for one.
//!
//! Four forms (PORT-12 to PORT-15): TRUE; FALSE with *overlapped NULL and 258 or 735; FALSE with a packet of a failed
//! operation. Source: PORT-07, PORT-08, PORT-10, PORT-11.

use alloc::vec;

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::close::handle_object;
use crate::state::{HandleObject, Return};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetQueuedCompletionStatus",
    prototype: "BOOL GetQueuedCompletionStatus(HANDLE port, LPDWORD bytes, PULONG_PTR key, LPOVERLAPPED *overlapped, DWORD milliseconds)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    match handle_object(&world.state, call.args[0]) {
        Some((_, HandleObject::Port(port))) => Ok(world.take_from_port(port, call.args[4] as u32)),
        _ => Ok(Then::ReturnStep(Return::Value {
            value: 0,
            error: Some(INVALID_HANDLE),
            writes: vec![(call.args[3], 0, 8)],
        })),
    }
}
