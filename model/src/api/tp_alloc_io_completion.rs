//! `TpAllocIoCompletion`: what CreateThreadpoolIo is for the system's own functions. The object is the same; its callback gets
//! a status block in place of code and length.
//!
//! - Counters: makes an object without promised, queued or running callbacks.
//! - Returns: a status: STATUS_INVALID_HANDLE or STATUS_INVALID_PARAMETER where CreateThreadpoolIo fails with 6 or 87;
//!   leaves the last error alone.
//! - Misuse: `use-after-close` for a closed pool or group in the environment.
//! - Source: IO-CB-05, IO-CREATE-03, IO-CREATE-04; wine-tests §7.

use crate::api::create_threadpool_io::bind;
use crate::api::environment::Callback;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::issue::file_of;
use crate::memory::Touch;
use crate::name::Space;
use crate::program::Int;
use crate::state::Bind;
use crate::world::{Or, World};

/// STATUS_INVALID_HANDLE
const INVALID_HANDLE: u64 = 0xc000_0008;
/// STATUS_INVALID_PARAMETER
const INVALID_PARAMETER: u64 = 0xc000_000d;

pub(super) static ROW: Row = Row {
    name: "TpAllocIoCompletion",
    prototype: "NTSTATUS TpAllocIoCompletion(PTP_IO *out, HANDLE file, PTP_IO_CALLBACK callback, PVOID context, PTP_CALLBACK_ENVIRON environ)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[1]) else { return Ok(status(INVALID_HANDLE)) };
    let state = world.file(file).expect("internal: a handle without a file");
    if !state.overlapped || state.bind != Bind::None {
        return Ok(status(INVALID_PARAMETER));
    }
    let Some(name) = bind(world, call, file, &Callback::of(&call.args[2..]), false)? else {
        return Ok(status(INVALID_PARAMETER));
    };
    world.io_mut(name).system = true;
    world.store(call.args[0], name.pointer(Space::Object), Int::U64, Touch::Write)?;
    Ok(status(0))
}

fn status(code: u64) -> Then {
    Then::Return(Int::I32.canonical(code))
}
