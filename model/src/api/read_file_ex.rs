//! `ReadFileEx`: ReadFile whose end is told by a routine that is queued to the calling thread; TRUE once it is under
//! way, done at once or pending. FALSE and 87 on a handle that is bound to a port. hEvent is not looked at.
//!
//! - Source: IO-CREATE-12, APC-05, APC-06; STEPS §1.5.

use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::transfers;
use crate::api::{Call, Effect, Row, Then};
use crate::event::OpKind;
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "ReadFileEx",
    prototype: "BOOL ReadFileEx(HANDLE file, LPVOID buffer, DWORD length, LPOVERLAPPED overlapped, LPOVERLAPPED_COMPLETION_ROUTINE routine)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    transfers::enter_with_routine(world, call, OpKind::Read)
}

fn outcomes(program: &Program, state: &Lens, call: &Call) -> Vec<How> {
    transfers::outcomes_with_routine(program, state, call, OpKind::Read)
}
