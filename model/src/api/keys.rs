//! What the functions that wait for a person share.

use crate::api::Then;
use crate::state::{Wait, WaitOn};

/// How long a person lets a program wait, in milliseconds. Source: KEY-01.
const PATIENCE: u32 = 60_000;

/// Waits until somebody presses a key; the call returns the value then.
pub(super) fn key(value: u64) -> Then {
    Then::Block(Wait { on: WaitOn::Key(value), deadline: Some(PATIENCE) })
}
