//! `exit`: ends the process; standard output is unbuffered here. Source: STEPS §1.10.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "exit", prototype: "void exit(int code)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    Err(world.end_process(call.args[0] as u32))
}
