//! `semaphore-overflow`
//!
//! Fires when ReleaseSemaphore would raise a count above its maximum.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "semaphore-overflow",
    consequence: Consequence::Error,
    title: "a semaphore was released above its maximum",
    rule: "Release no more units of a semaphore than its maximum leaves room for.",
    windows: "Documented: ReleaseSemaphore fails and the count stays as it is. GetLastError says ERROR_TOO_MANY_POSTS \
              (298). The units are lost, and whoever counts on them waits for ever.",
    fix: "Create the semaphore with a maximum that holds every unit that may be there at once, or release only what was \
          taken before.",
    facts: &["SYNC-06"],
    source: "Microsoft Learn, ReleaseSemaphore (documented)",
};
