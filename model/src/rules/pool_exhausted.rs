//! `pool-exhausted`
//!
//! Fires when every worker that a pool may have waits for something that only another callback of that pool can do.
//! Only a maximum that the program set can cause it. Takes the place of `deadlock` or `hang`.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "pool-exhausted",
    consequence: Consequence::Hang,
    title: "every worker waits for another callback",
    rule: "Do not block a callback on the work of another callback of the same bounded pool.",
    windows: "Documented: avoid dependencies between callbacks. Observed on Wine: with every worker of the maximum \
              blocked, nothing further runs.",
    fix: "Split the callback in two at the place where it waits, or give the two sides pools of their own. A higher \
              SetThreadpoolThreadMaximum only moves the limit.",
    facts: &["MIS-19", "POOL-11", "M40"],
    source: "Microsoft Learn, Thread Pools (documented); Wine 8.0 (observed)",
};
