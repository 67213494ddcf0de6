//! `livelock`
//!
//! Judged on a complete graph: a part that the program cannot leave, without an end of the process, in which every
//! thread keeps moving although whatever is enabled again and again is taken.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "livelock",
    consequence: Consequence::Hang,
    title: "everything moves and nothing ends",
    rule: "Let every loop that waits for another thread wait on something that this thread does signal.",
    windows: "Processors are busy and the program never finishes (inferred).",
    fix: "Replace the polling loop with a wait (SetEvent and WaitForSingleObject, or WaitForThreadpoolIoCallbacks), \
              and stop re-arming once shutdown has begun.",
    facts: &["IO-WAIT-17", "M20", "M59"],
    source: "inferred",
};
