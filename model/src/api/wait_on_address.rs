//! `WaitOnAddress`: waits while what lies at an address is equal to what lies at another, until somebody wakes those that
//! wait there. The comparison and the beginning of the wait are one step, so no wake falls between them. The value is not
//! looked at again: a wait may be over, with TRUE, although nobody woke it or the value is the old one. So it stands in a loop.
//!
//! - Returns: TRUE at once if the two differ; FALSE with ERROR_TIMEOUT (1460) when the time is up, with
//!   ERROR_INVALID_PARAMETER (87) for a size other than 1, 2, 4 or 8.
//! - Misuse: none of its own.
//! - Source: ADDR-01, ADDR-03 (documented).

use crate::How;
use crate::api::sleep_condition_variable_cs::may_be_spurious;
use crate::api::{Call, Effect, INVALID_PARAMETER, Row, Then};
use crate::kernel::wait::deadline;
use crate::memory::Touch;
use crate::program::Int;
use crate::state::Guard;
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "WaitOnAddress",
    prototype: "BOOL WaitOnAddress(volatile VOID *address, PVOID compare, SIZE_T size, DWORD milliseconds)",
    effect: Effect::MayYield,
    outcomes: may_be_spurious,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    let (address, compare) = (call.args[0], call.args[1]);
    let int = match call.args[2] {
        1 => Int::U8,
        2 => Int::U16,
        4 => Int::U32,
        8 => Int::U64,
        _ => return Ok(world.fail_later(INVALID_PARAMETER)),
    };
    let unwanted = world.load(compare, int, Touch::Read)?;
    let value = world.load(address, int, Touch::AtomicRead)?;
    if value != unwanted {
        return Ok(Then::value_later(1));
    }
    let until = deadline(call.args[3] as u32);
    Ok(world.await_wake(address, Guard::Nothing(address), until, call.how == How::Spurious))
}
