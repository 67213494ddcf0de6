//! `thread-exit-in-callback`
//!
//! Fires at ExitThread on a worker that runs a callback, and at TerminateThread aimed at one.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "thread-exit-in-callback",
    consequence: Consequence::Hang,
    title: "a callback ended its thread",
    rule: "Return from the callback; never call ExitThread in it or TerminateThread on a worker.",
    windows: "Documented: both are forbidden. Observed on Wine: the callback counts as running for ever, so every wait \
              for it blocks. What Windows does is open.",
    fix: "Return from the callback function. To stop a long callback, set a flag that it looks at.",
    facts: &["MIS-21", "THR-01", "THR-02", "M42"],
    source: "Microsoft Learn, Thread Pools (documented); Wine 8.0 (observed)",
};
