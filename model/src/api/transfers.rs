//! ReadFile and WriteFile: what the two share. Source: semantics §1.1; STEPS §1.5.

use alloc::vec::Vec;

use super::{Call, INVALID_HANDLE, Then};
use crate::choice::How;
use crate::event::OpKind;
use crate::kernel::issue::{self, Request, file_of};
use crate::program::Program;
use crate::state::Lens;
use crate::world::{Or, World};

fn request(state: &Lens, call: &Call, kind: OpKind) -> Option<Request> {
    file_of(state, call.args[0]).map(|file| Request {
        kind,
        file,
        buffer: call.args[1],
        length: call.args[2] as u32,
        count: call.args[3],
        overlapped: call.args[4],
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
