//! `getchar`: waits for a line of a person who presses Enter, at any moment, within a minute at the latest.
//!
//! - Returns: the end of that line, each time; nobody types anything else.
//! - Source: KEY-01.

use crate::api::keys::key;
use crate::api::{Call, Effect, Row, Then, one};
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "getchar", prototype: "int getchar(void)", effect: Effect::Acts, outcomes: one, enter };

fn enter(_: &mut World, _: &Call) -> Or<Then> {
    Ok(key(u64::from(b'\n')))
}
