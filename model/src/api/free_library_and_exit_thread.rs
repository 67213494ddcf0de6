//! `FreeLibraryAndExitThread`: FreeLibrary, then ExitThread, with nothing of the module in between.
//!
//! - Misuse: `thread-exit-in-callback`.
//! - Source: LIB-02, THR-01.

use alloc::vec::Vec;

use crate::Program;
use crate::api::exit_thread::exit_thread;
use crate::api::{Call, Effect, Row, Then};
use crate::choice::How;
use crate::kernel::mutex::ends;
use crate::state::Lens;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "FreeLibraryAndExitThread",
    prototype: "VOID FreeLibraryAndExitThread(HMODULE module, DWORD code)",
    effect: Effect::Acts,
    outcomes,
    enter,
};

/// Who gets a mutex that the thread leaves behind.
fn outcomes(_: &Program, state: &Lens, call: &Call) -> Vec<How> {
    ends(state, call.thread)
}

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.free_library(call.args[0]);
    exit_thread(world, call, call.args[1] as u32)
}
