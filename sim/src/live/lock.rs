//! Locks that nobody panics under: a lock that is poisoned is our own mistake.

use super::sync::{Condvar, Mutex, MutexGuard};

/// Waits for the lock.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("internal: somebody panicked under a lock")
}

/// Gives the lock back, sleeps until somebody notifies, and takes it again. May return for no reason.
pub(super) fn sleep<'a, T>(signal: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    signal.wait(guard).expect("internal: somebody panicked under a lock")
}
