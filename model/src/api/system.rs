//! `system`: runs a command. Only those are modelled that concern nothing but the console: `pause` waits for a key, and
//! `cls`, `color`, `title` and `mode` do nothing here. What another program prints is not there.
//!
//! - Returns: 0; for NULL 1, since commands can be run.
//! - Errors: any other command ends the run as not modelled.
//! - Source: KEY-02.

use crate::api::format;
use crate::api::keys::key;
use crate::api::{Call, Effect, Row, Then, one};
use crate::program::Int;
use crate::world::{Or, World};

pub(super) static ROW: Row =
    Row { name: "system", prototype: "int system(const char *command)", effect: Effect::Acts, outcomes: one, enter };

/// Commands that change nothing but how the console looks.
const LOOKS: [&str; 4] = ["cls", "color", "title", "mode"];

fn enter(world: &mut World, call: &Call) -> Or<Then> {
    if call.args[0] == 0 {
        return Ok(Then::Return(1));
    }
    let command = format::text(&world.load_string(call.args[0], Int::I8)?).to_ascii_lowercase();
    match command.split(|c: char| c == '>' || c.is_whitespace()).find(|word| !word.is_empty()) {
        Some("pause") => Ok(key(0)),
        Some(word) if LOOKS.contains(&word) => Ok(Then::Return(0)),
        _ => Err(world.unsupported("system with another command than `pause` or one for the console's looks")),
    }
}
