//! The live objects over shuttle's primitives; see `sim/src/live_on_loom.rs`.

#![allow(dead_code, unreachable_pub, reason = "a library's files; no test needs all of them")]

pub mod sync {
    pub use shuttle::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
    pub use shuttle::sync::{Condvar, Mutex, MutexGuard};
    pub use shuttle::thread;
    pub use std::sync::Arc;

    /// A panic ends the run; what others wait for matters no more.
    pub fn abandons() -> bool {
        std::thread::panicking()
    }
}

#[path = "../../../../src/live/care.rs"]
pub mod care;
pub mod check;
#[path = "../../../../src/live/device.rs"]
pub mod device;
#[path = "../../../../src/live/ledger.rs"]
pub mod ledger;
#[path = "../../../../src/live/lock.rs"]
mod lock;
#[path = "../../../../src/live/pool.rs"]
pub mod pool;
#[path = "../../../../src/live/port.rs"]
pub mod port;
#[path = "../../../../src/live/tp_io.rs"]
pub mod tp_io;
