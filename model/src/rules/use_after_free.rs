//! `use-after-free`
//!
//! Fires at a read or write of a heap block that was freed. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "use-after-free",
    consequence: Consequence::Undefined,
    title: "freed memory was used",
    rule: "Use no memory after it was freed.",
    windows: "C leaves it undefined. The block may hold other data by then, or its page may be gone (inferred).",
    fix: "Let one owner free the block, after the last use on every path. What a callback uses is freed by the \
              callback, or after WaitForThreadpoolIoCallbacks(FALSE) returned.",
    facts: &["IO-CB-15", "M15", "M38"],
    source: "the C standard (documented)",
};
