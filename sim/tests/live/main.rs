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
mod start_against_close;
mod two_waiters;
mod wait_drop_against_delivery;

use live::sync::{AtomicU32, Ordering};

/// What a thread leaves for others to see: a plain value, were it not for `unsafe`. It is written and read relaxed, so that
/// only the objects' own accesses can put the two in order; whoever sees an old value was let down by them.
#[derive(Debug, Default)]
struct Payload(AtomicU32);

impl Payload {
    fn new() -> Self {
        Payload(AtomicU32::new(0))
    }

    fn set(&self) {
        self.0.store(1, Ordering::Relaxed);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 1
    }
}

/// An object without care for one thing.
macro_rules! without {
    ($(#[$doc:meta])* $vis:vis $name:ident: $($care:ident: $kind:ty = $value:expr),+) => {
        $(#[$doc])*
        #[derive(Debug)]
        $vis struct $name;

        impl crate::live::care::Care for $name {
            $(const $care: $kind = $value;)+
        }
    };
}
use without;
