//! `null-deref`
//!
//! Fires at an access through a null pointer, or one so close to it that it points to no memory. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "null-deref",
    consequence: Consequence::Undefined,
    title: "an access through a null pointer",
    rule: "Check a pointer that may be null before you use it.",
    windows: "C leaves it undefined. The access raises an access violation, 0xC0000005; a null thread-pool object \
              crashes too (noted in Wine's tests).",
    fix: "Test what CreateThreadpoolIo, CreateFile and malloc return. A callback or a dequeued packet may carry a null \
              OVERLAPPED.",
    facts: &["IO-CREATE-02", "PORT-16", "WORK-09", "M31"],
    source: "the C standard (documented); Wine's tests (tested)",
};
