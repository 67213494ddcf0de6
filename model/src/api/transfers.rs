//! ReadFile and WriteFile and their Ex forms: what they share. Source: semantics §1.1; STEPS §1.5.

use alloc::vec;
use alloc::vec::Vec;

use super::files::{STANDARD_ERROR, STANDARD_INPUT, STANDARD_OUTPUT};
use super::{Call, INVALID_HANDLE, INVALID_PARAMETER, Then, format};
use crate::choice::How;
use crate::event::{Fact, OpKind};
use crate::kernel::complete::MORE_DATA;
use crate::kernel::issue::{self, IO_PENDING, Request, Special, file_of};
use crate::memory::Touch;
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
        special: Special::None,
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
        special: Special::None,
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
    if let Some(result) = standard(world, call, kind)? {
        return Ok(Then::ReturnStep(result));
    }
    let Some(request) = request(&world.state, call, kind) else {
        world.tell(Fact::Failed(INVALID_HANDLE));
        return Ok(Then::ReturnStep(result(0, Some(INVALID_HANDLE), call.args[3], 0)));
    };
    world.issue(call, request, call.how)
}

/// A transfer on one of the handles of GetStdHandle. Source: FILE-05.
fn standard(world: &mut World, call: &Call, kind: OpKind) -> Or<Option<Return>> {
    let length = match (call.args[0], kind) {
        (STANDARD_INPUT, OpKind::Read) => 0,
        (STANDARD_OUTPUT | STANDARD_ERROR, OpKind::Write) => call.args[2] as u32,
        _ => return Ok(None),
    };
    let bytes = world.load_bytes(call.args[1], length, Touch::Read)?;
    if call.args[0] == STANDARD_OUTPUT {
        let bytes: Vec<u32> = bytes.into_iter().map(u32::from).collect();
        world.print(format::text(&bytes));
    }
    Ok(Some(result(1, None, call.args[3], length)))
}

/// What the call returns, with its count. Source: FILE-04.
fn result(value: u64, error: Option<u32>, count: u64, bytes: u32) -> Return {
    let writes = if count == 0 { Vec::new() } else { vec![(count, u64::from(bytes), 4)] };
    Return::Value { value, error, writes }
}
