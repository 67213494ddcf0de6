//! `deadlock`
//!
//! Fires when no choice is enabled, the process has not ended, and no rule with a better name explains it.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "deadlock",
    consequence: Consequence::Hang,
    title: "nothing can move",
    rule: "Let no two threads wait for each other.",
    windows: "The process hangs until somebody ends it (inferred).",
    fix: "Look at the wait-for graph in the report. Take locks in one order, signal before you wait, and do not wait \
              for a callback that needs what you hold.",
    facts: &["IO-WAIT-02", "POOL-11"],
    source: "inferred from the documented waits",
};
