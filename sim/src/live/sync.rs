//! What the objects stand on, over the standard library. `live_on_loom` has the same names over loom; nothing else differs.

pub use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering};
pub use std::sync::{Arc, Condvar, Mutex, MutexGuard};
pub use std::thread;

/// Whether to leave everything as it is: never, a thread that panics still gives back what others wait for.
pub fn abandons() -> bool {
    false
}
