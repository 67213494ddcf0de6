//! `GetTickCount`: milliseconds since the system started, the low 32 bits.
//!
//! - Source: CLOCK-01; STEPS §1.9.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "GetTickCount", prototype: "DWORD GetTickCount(void)", effect: Effect::MayYield, outcomes: one, enter };

fn enter(world: &mut World, _: &Call) -> Or<Then> {
    Ok(Then::Return(u64::from(world.now()? as u32)))
}
