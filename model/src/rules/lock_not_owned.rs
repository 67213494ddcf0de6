//! `lock-not-owned`
//!
//! Fires when a thread leaves a critical section, or releases an SRW lock, that it does not own.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "lock-not-owned",
    consequence: Consequence::Undefined,
    title: "a lock was released by a thread that does not own it",
    rule: "Leave a critical section, and release an SRW lock, only on the thread that took it, once for each time, and an \
           SRW lock in the mode in which it was taken.",
    windows: "Documented: leaving a critical section that one does not own is an error that may make other threads wait \
              for it for ever.",
    fix: "Release on the same path that took the lock. To be released by another thread, use a semaphore.",
    facts: &["SYNC-13", "SYNC-16"],
    source: "Microsoft Learn, LeaveCriticalSection; Slim Reader/Writer Locks (documented)",
};
