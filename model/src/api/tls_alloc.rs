//! `TlsAlloc`: an index of thread-local storage that nobody uses. Each thread has a value of its own there, zero at first.
//!
//! - Returns: TLS_OUT_OF_INDEXES (0xffffffff) after 1,088 of them, with ERROR_NO_MORE_ITEMS (259).
//! - Source: TLS-01 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "TlsAlloc", prototype: "DWORD TlsAlloc(void)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let _ = call;
    Ok(world.take_slot())
}
