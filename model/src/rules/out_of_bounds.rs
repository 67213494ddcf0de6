//! `out-of-bounds`
//!
//! Fires at an access beyond the end, or before the start, of an allocation, be it the program's or the kernel's. Ends
//! the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "out-of-bounds",
    consequence: Consequence::Undefined,
    title: "an access beyond its allocation",
    rule: "Stay within the bounds of the object, and pass its true size to the API.",
    windows: "C leaves it undefined. On Windows a neighbour is read or overwritten, or the access faults (inferred).",
    fix: "Take the count from sizeof of the buffer itself, and use no more bytes than the callback's byte count says.",
    facts: &["OV-07"],
    source: "the C standard (documented)",
};
