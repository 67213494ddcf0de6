//! `stack-escape`
//!
//! Fires at a read or write of a local variable whose function has returned or whose block was left. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "stack-escape",
    consequence: Consequence::Undefined,
    title: "a local variable was used after its scope",
    rule: "Give what outlives a function a place that outlives it.",
    windows: "C leaves it undefined. Later calls overwrite the frame, so the access reads or destroys their data \
              (inferred).",
    fix: "Put what a callback uses on the heap, or wait for the callback before the function returns. \
              WaitForThreadpoolIoCallbacks(TRUE) is not enough: the kernel may still write.",
    facts: &["OV-07", "IO-WAIT-08", "M25"],
    source: "the C standard (documented)",
};
