//! `TlsFree`: gives an index back. What threads have put there is forgotten, not freed.
//!
//! - Returns: FALSE with ERROR_INVALID_PARAMETER (87) for an index that is not in use.
//! - Source: TLS-01 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "TlsFree", prototype: "BOOL TlsFree(DWORD index)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.free_slot(call)
}
