//! `CreateThreadpoolIo`: binds a file object to the port of the environment's pool; the key is the new object. The
//! environment is read now (IO-CREATE-09).
//!
//! - Counters: makes an object without promised, queued or running callbacks.
//! - Returns: the object; NULL and 6 for a handle that is none (IO-CREATE-03, IO-CREATE-06), 87 if the handle is not
//!   overlapped or bound already (IO-CREATE-04, IO-CREATE-05).
//! - Misuse: `use-after-close` for a closed pool or group in the environment.
//! - Source: IO-CREATE-01, IO-CREATE-07.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::api::INVALID_HANDLE;
use crate::api::environment::Callback;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::issue::{INVALID_PARAMETER, file_of};
use crate::name::{Name, Space};
use crate::state::{Bind, TpIo, What};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CreateThreadpoolIo",
    prototype: "PTP_IO CreateThreadpoolIo(HANDLE file, PTP_WIN32_IO_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let state = world.file(file).expect("internal: a handle without a file");
    if !state.overlapped || state.bind != Bind::None {
        return Ok(world.fail(0, INVALID_PARAMETER));
    }
    let Some(name) = bind(world, call, file, &Callback::of(&call.args[1..]), false)? else {
        return Ok(world.fail(0, INVALID_PARAMETER));
    };
    Ok(Then::Return(name.pointer(Space::Object)))
}

/// A new object that a file object is bound to; `None` for an environment that is not valid.
pub(super) fn bind(
    world: &mut World,
    call: &Call,
    file: Name,
    callback: &Callback,
    automatic: bool,
) -> Or<Option<Name>> {
    let io = TpIo {
        file,
        automatic,
        system: false,
        promises: Vec::new(),
        surplus: 0,
        abandoned: Vec::new(),
        stolen: 0,
        ops: BTreeSet::new(),
        unpaid: Vec::new(),
    };
    let Some(name) = world.new_object(call, What::Io(io), callback)? else { return Ok(None) };
    let pool = world.object(name).expect("internal: made").pool;
    world.file_mut(file).bind = Bind::Io { io: name, pool };
    Ok(Some(name))
}
