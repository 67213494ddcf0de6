//! `uninitialised-read`
//!
//! Fires at a read of bytes that nothing has written. An assignment that copies an aggregate carries such bytes along.
//! Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "uninitialised-read",
    consequence: Consequence::Undefined,
    title: "memory was read before it was written",
    rule: "Write memory before you read it.",
    windows: "C leaves the value indeterminate. For an OVERLAPPED it is documented: members that are not zeroed can \
              make the call fail with ERROR_INVALID_PARAMETER.",
    fix: "Initialise at the declaration (= {0}), use calloc or HEAP_ZERO_MEMORY for a record that holds an OVERLAPPED, \
              and read no more bytes than the operation transferred.",
    facts: &["OV-10"],
    source: "the C standard; Microsoft Learn, OVERLAPPED (documented)",
};
