//! `mutex-abandoned`
//!
//! Fires when a thread ends while it owns a mutex.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "mutex-abandoned",
    consequence: Consequence::Note,
    title: "a thread ended owning a mutex",
    rule: "Release a mutex before the thread that owns it ends.",
    windows: "Documented: the mutex is abandoned. The next wait that gets it returns WAIT_ABANDONED instead of \
              WAIT_OBJECT_0: what the mutex guards may be half changed.",
    fix: "Call ReleaseMutex on every path out of the thread's function, and handle WAIT_ABANDONED where others wait.",
    facts: &["SYNC-04"],
    source: "Microsoft Learn, Mutex Objects; WaitForSingleObject (documented)",
};
