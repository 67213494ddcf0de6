//! `WriteFile`: two steps: issue, then return. Done at once, pending, or failed (semantics §1.1).
//!
//! Between the two the operation may complete and its callback run (IO-START-08, ORD-04). A call that succeeds leaves the
//! last error alone. Misuse: `overlapped-reused`, `start-missing`, memory rules. Source: MODE-14; STEPS §1.5.

use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::State;
use crate::api::INVALID_HANDLE;
use crate::event::OpKind;
use crate::kernel::issue::{self, Request, file_of};
use crate::api::{Call, Effect, Row, Then};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WriteFile",
    prototype: "BOOL WriteFile(HANDLE file, LPCVOID buffer, DWORD length, LPDWORD count, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let Some(request) = request(world.state, call) else { return Ok(world.fail_later(INVALID_HANDLE)) };
    world.issue(call, request, call.how)
}

fn request(state: &State, call: &Call) -> Option<Request> {
    file_of(state, call.args[0]).map(|file| Request {
        kind: OpKind::Write,
        file,
        buffer: call.args[1],
        length: call.args[2] as u32,
        count: call.args[3],
        overlapped: call.args[4],
    })
}

fn outcomes(program: &Program, state: &State, call: &Call) -> Vec<How> {
    issue::outcomes(program, state, request(state, call))
}
