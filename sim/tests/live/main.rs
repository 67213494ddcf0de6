//! The races inside the calls, in every order that loom finds. One file a race: each opens with the story, the picture of
//! the order that hurts, and the memory order that matters, and then shows both: the objects as they are, which no order
//! breaks, and the objects without one piece of care, which loom has to refute with the message that is written there.
//!
//! The objects are mounted here, so that an ordinary test run includes them. Each test prints one line: executions, and
//! `complete` where none was left out.

#[path = "../../src/live_on_loom.rs"]
#[allow(dead_code, unreachable_pub, reason = "a library's files; no test needs all of them")]
mod live;

#[path = "../common/mod.rs"]
mod common;

mod bridge;
mod completion_against_cancel;
mod completion_against_close;
mod disassociate_against_wait;
mod last_callback_against_wait;
mod poll_against_completion;
mod port_close_against_waiters;
mod port_wakeup_against_park;
mod rearm_against_stop;
mod replay;
mod scene;
mod start_against_close;
mod two_waiters;
mod wait_drop_against_delivery;
