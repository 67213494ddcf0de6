//! ReadFile and WriteFile and their Ex forms: what they share. Source: semantics §1.1; STEPS §1.5.

use alloc::vec::Vec;

use super::{Call, INVALID_HANDLE, INVALID_PARAMETER, Then};
use crate::choice::How;
use crate::event::OpKind;
use crate::kernel::complete::MORE_DATA;
use crate::kernel::issue::{self, IO_PENDING, Request, file_of};
use crate::program::Program;
use crate::state::{Bind, Lens, Return};
use crate::world::{Or, World};

fn request(state: &Lens, call: &Call, kind: OpKind) -> Option<Request> {
    file_of(state, call.args[0]).map(|file| Request {
        kind,
        file,
        buffer: call.args[1],
        length: call.args[2] as u32,
        count: call.args[3],
        overlapped: call.args[4],
        routine: 0,
    })
}

/// The same with a completion routine; `None` on a handle that is bound to a port, too.
fn request_with_routine(state: &Lens, call: &Call, kind: OpKind) -> Option<Request> {
    let file = file_of(state, call.args[0])?;
    let free = state.file(file).is_some_and(|file| file.bind == Bind::None);
    free.then(|| Request {
        kind,
        file,
        buffer: call.args[1],
        length: call.args[2] as u32,
        count: 0,
        overlapped: call.args[3],
        routine: call.args[4],
    })
}

/// How the call with a completion routine may turn out.
pub(super) fn outcomes_with_routine(program: &Program, state: &Lens, call: &Call, kind: OpKind) -> Vec<How> {
    issue::outcomes(program, state, request_with_routine(state, call, kind))
}

/// Its issue step. Source: IO-CREATE-12, APC-05.
pub(super) fn enter_with_routine(world: &mut World, call: &Call, kind: OpKind) -> Or<Then> {
    let Some(file) = file_of(&world.state, call.args[0]) else { return Ok(world.fail_later(INVALID_HANDLE)) };
    let Some(request) = request_with_routine(&world.state, call, kind) else {
        return Ok(world.fail_later(INVALID_PARAMETER));
    };
    if !world.file(file).is_some_and(|file| file.overlapped) {
        return Ok(world.fail_later(INVALID_PARAMETER));
    }
    Ok(match world.issue(call, request, call.how)? {
        Then::ReturnStep(Return::Value { value: 0, error: Some(IO_PENDING | MORE_DATA), .. }) => Then::value_later(1),
        other => other,
    })
}

/// How the call may turn out.
pub(super) fn outcomes(program: &Program, state: &Lens, call: &Call, kind: OpKind) -> Vec<How> {
    issue::outcomes(program, state, request(state, call, kind))
}

/// The issue step.
pub(super) fn enter(world: &mut World, call: &Call, kind: OpKind) -> Or<Then> {
    let Some(request) = request(&world.state, call, kind) else { return Ok(world.fail_later(INVALID_HANDLE)) };
    world.issue(call, request, call.how)
}
