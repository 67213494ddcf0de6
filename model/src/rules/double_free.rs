//! `double-free`
//!
//! Fires when a heap block is freed a second time. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "double-free",
    consequence: Consequence::Undefined,
    title: "memory was freed twice",
    rule: "Free each block exactly once.",
    windows: "C leaves it undefined. The heap may be corrupted, or may notice and stop the program (inferred).",
    fix: "Choose one place that frees the record: the callback, or the path where no packet will come. After immediate \
              success without skip mode the callback still runs, so the inline path must not free.",
    facts: &["MIS-30", "IO-CB-09", "M05"],
    source: "the C standard; Microsoft Learn, Synchronous and Asynchronous I/O (documented)",
};
