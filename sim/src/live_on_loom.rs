//! The objects of `live` over loom: the very same files, with an alias that stands for loom's atomics, locks and threads.
//! With the feature `loom` it is part of the library; the tests of this crate mount it themselves. Only what is about loom
//! is written here.
//!
//! Everything here works inside a run of [`check`] and nowhere else.

#![allow(clippy::duplicate_mod, reason = "that is the point: the same files over another alias")]

/// What the objects stand on. `Arc` is the standard library's on purpose: how often an object is shared is not what is
/// tested, and loom's would make every clone and every drop a point where threads may switch.
pub mod sync {
    pub use loom::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
    pub use loom::sync::{Condvar, Mutex, MutexGuard};
    pub use loom::thread;
    pub use std::sync::Arc;

    /// Whether to leave everything as it is: a panic ends the whole execution, and whoever touches loom's objects while it
    /// is taken apart panics again.
    pub fn abandons() -> bool {
        std::thread::panicking()
    }
}

#[path = "live/care.rs"]
pub mod care;
#[path = "live_on_loom/check.rs"]
pub mod check;
#[path = "live/device.rs"]
pub mod device;
#[path = "live/ledger.rs"]
pub mod ledger;
#[path = "live/lock.rs"]
mod lock;
#[path = "live/pool.rs"]
pub mod pool;
#[path = "live/port.rs"]
pub mod port;
#[path = "live/tp_io.rs"]
pub mod tp_io;
