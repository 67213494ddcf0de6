//! `GetOverlappedResult`: reads the status block; waits for hEvent, or for the file object if there is
//! none, while it says pending. Source: GOR-01, GOR-02, GOR-03, GOR-04.

use crate::api::INVALID_HANDLE;
use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::complete::{STATUS_PENDING, event_of};
use crate::kernel::issue::file_of;
use crate::kernel::wait::INFINITE;
use crate::memory::Touch;
use crate::program::Int;
use crate::state::{Return, Waitable};
use crate::world::{Or, World};

pub(super) static ROW: Row = Row {
    name: "GetOverlappedResult",
    prototype: "BOOL GetOverlappedResult(HANDLE file, LPOVERLAPPED overlapped, LPDWORD count, BOOL wait)",
    effect: Effect::MayYield,
    outcomes: one,
    enter,
};

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    overlapped_result(world, call, if call.args[3] as u32 == 0 { 0 } else { INFINITE })
}

/// The enter step with a timeout.
pub(super) fn overlapped_result(world: &mut World, call: &Call, milliseconds: u32) -> Or<Then> {
    let status = world.load(call.args[1], Int::U64, Touch::Status)?;
    if status != STATUS_PENDING {
        return Ok(Then::ReturnStep(Return::OverlappedResult));
    }
    if milliseconds == 0 {
        return Ok(world.fail_later(IO_INCOMPLETE));
    }
    let event = world.load(call.args[1] + 24, Int::U64, Touch::Status)?;
    let thing = match (event_of(&world.state, event), file_of(&world.state, call.args[0])) {
        (Some(event), _) => Waitable::Event(event),
        (None, Some(file)) => Waitable::File(file),
        (None, None) => return Ok(world.fail_later(INVALID_HANDLE)),
    };
    Ok(world.wait_for_result(thing, milliseconds))
}

/// ERROR_IO_INCOMPLETE
const IO_INCOMPLETE: u32 = 996;
