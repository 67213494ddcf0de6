//! `BindIoCompletionCallback`: binds a file object to the default pool for good: each of its operations that sends a
//! packet has a callback, with no Start and nothing to close. The function gets a system error code (Win32).
//!
//! - Counters: none: there is no object.
//! - Returns: TRUE; FALSE and 6 or 87 as for CreateThreadpoolIo.
//! - Misuse: none of its own.
//! - Source: BIND-01, BIND-02, BIND-03; IO-CREATE-04; semantics §4.2.

use crate::api::create_threadpool_io::bind;
use crate::api::environment::Callback;
use crate::api::{Call, Effect, Row, Then, one};
use crate::api::{INVALID_HANDLE, INVALID_PARAMETER};
use crate::kernel::issue::file_of;
use crate::state::Bind;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "BindIoCompletionCallback",
    prototype: "BOOL BindIoCompletionCallback(HANDLE file, LPOVERLAPPED_COMPLETION_ROUTINE function, ULONG flags)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail(0, INVALID_HANDLE)) };
    let state = world.file(file).expect("internal: a handle without a file");
    if !state.overlapped || state.bind != Bind::None || call.args[2] as u32 != 0 {
        return Ok(world.fail(0, INVALID_PARAMETER));
    }
    let callback = Callback { function: call.args[1], context: 0, environ: 0 };
    bind(world, call, file, &callback, true)?;
    Ok(Then::Return(1))
}
