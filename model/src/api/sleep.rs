//! `Sleep`: 0 only yields; anything else waits for virtual time to pass. Source: STEPS §1.9.

use crate::api::{Call, Effect, Row, Then, one};
use crate::kernel::wait::deadline;
use crate::state::{Wait, WaitOn};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "Sleep", prototype: "VOID Sleep(DWORD milliseconds)", effect: Effect::MayYield, outcomes: one, enter };

fn enter(_: &mut World, call: &Call) -> Or<Then> {
    let milliseconds = call.args[0] as u32;
    if milliseconds == 0 {
        return Ok(Then::Return(0));
    }
    Ok(Then::Block(Wait { on: WaitOn::Time, deadline: deadline(milliseconds) }))
}
