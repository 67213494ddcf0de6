//! `out-of-bounds`
//!
//! Fires at an access outside its allocation, by the program or by the kernel, at a write to a constant, and when
//! something is freed that the heap never gave out. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "out-of-bounds",
    consequence: Consequence::Undefined,
    title: "an access outside its allocation",
    rule: "Stay within the bounds of the object, and pass its true size to the API.",
    windows: "C leaves it undefined. A neighbour is read or overwritten, or the access faults (inferred).",
    fix: "Take the count from sizeof of the buffer itself, and use no more bytes than the callback's byte count says.",
    facts: &["OV-07"],
    source: "the C standard (documented)",
};
