//! `FreeLibraryWhenCallbackReturns`: the pool frees the module once when the callback has returned.
//!
//! - Counters: none changes.
//! - Returns: nothing; cannot fail (INST-12). Of two of a kind the first counts (INST-09, observed).
//! - Misuse: none when it is done; `use-after-free` for the instance of a callback that is over.
//! - Source: INST-07, DLL-02 (documented), INST-08 (observed: last).

use crate::api::{Call, Effect, Row, Then, one};
use crate::state::Duty;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "FreeLibraryWhenCallbackReturns",
    prototype: "VOID FreeLibraryWhenCallbackReturns(PTP_CALLBACK_INSTANCE instance, HMODULE module)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let worker = world.tp_instance(call.args[0])?;
    world.add_duty(worker, Duty::FreeLibrary(call.args[1]));
    Ok(Then::Return(0))
}
