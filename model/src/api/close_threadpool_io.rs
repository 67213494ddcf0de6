//! `CloseThreadpoolIo`: returns at once; the object is freed when nothing pins it any more. Callbacks of I/O that was
//! started still run (IO-CLOSE-03).
//!
//! - Counters: none changes; promised, abandoned, queued and running callbacks each pin the object.
//! - Returns: nothing.
//! - Misuse: `use-after-close` (IO-CLOSE-12), `packet-after-free` later (IO-CLOSE-09), `leak` (IO-CLOSE-08).
//! - Source: IO-CLOSE-01, IO-CLOSE-02 (documented).

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "CloseThreadpoolIo",
    prototype: "VOID CloseThreadpoolIo(PTP_IO io)",
    effect: Effect::Acts,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let io = world.tp_io(call.args[0])?;
    world.close_object(io, call.site);
    Ok(Then::Return(0))
}
