//! `WriteFile`: issues a write, in two steps: issue, then return. Done at once, pending, or failed
//! (semantics §1.1).
//!
//! Between the two the operation may complete and its callback run (IO-START-08, ORD-04). A call that succeeds leaves the
//! last error alone. Misuse: `overlapped-reused`, `start-missing`, memory rules. Source: MODE-14; STEPS §1.5.

use alloc::vec::Vec;

use crate::How;
use crate::Program;
use crate::api::transfers;
use crate::api::{Call, Effect, Row, Then};
use crate::event::OpKind;
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WriteFile",
    prototype: "BOOL WriteFile(HANDLE file, LPCVOID buffer, DWORD length, LPDWORD count, LPOVERLAPPED overlapped)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    transfers::enter(world, call, OpKind::Write)
}

fn outcomes(program: &Program, state: &Lens, call: &Call) -> Vec<How> {
    transfers::outcomes(program, state, call, OpKind::Write)
}
