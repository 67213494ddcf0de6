//! `mutex-not-owned`
//!
//! Fires when ReleaseMutex is called by a thread that does not own the mutex.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "mutex-not-owned",
    consequence: Consequence::Error,
    title: "a mutex was released by a thread that does not own it",
    rule: "Call ReleaseMutex only on the thread that owns the mutex, once for each wait that got it.",
    windows: "Documented: ReleaseMutex fails. GetLastError says ERROR_NOT_OWNER (288), and the mutex stays as it is.",
    fix: "Release the mutex on the thread that waited for it, and only if the wait returned WAIT_OBJECT_0 or \
          WAIT_ABANDONED. For a signal from another thread use an event or a semaphore.",
    facts: &["SYNC-02"],
    source: "Microsoft Learn, ReleaseMutex (documented)",
};
