//! `lock-held-at-return`
//!
//! Fires when a callback returns while its worker owns a lock that no on-return action releases.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "lock-held-at-return",
    consequence: Consequence::Hang,
    title: "a callback returned holding a lock",
    rule: "Release every lock before the callback returns.",
    windows: "Documented: a callback must leave its thread as it found it. Observed on Wine: the lock stays with the \
              worker; others block, while a later callback on the same worker can enter again.",
    fix: "Leave the lock on every path out of the callback, or register LeaveCriticalSectionWhenCallbackReturns or \
              ReleaseMutexWhenCallbackReturns.",
    facts: &["MIS-20", "DIRTY-01", "IO-CB-16", "M41"],
    source: "Microsoft Learn, Thread Pools (documented); Wine 8.0 (observed)",
};
