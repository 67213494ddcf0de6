//! `SetLastError`: sets the calling thread's last error code.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "SetLastError",
    prototype: "VOID SetLastError(DWORD code)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.set_error(call.args[0] as u32);
    Ok(Then::Return(0))
}
