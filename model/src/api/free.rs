//! `free`: frees a heap block. Misuse: `double-free`, `overlapped-freed`, `buffer-freed`. Source: DESIGN §4.10; OV-07.

use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "free", prototype: "void free(void *block)", effect: Effect::Acts, outcomes: one, enter };

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    world.release_block(call.args[0])?;
    Ok(Then::Return(0))
}
