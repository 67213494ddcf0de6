//! `hang`
//!
//! Judged on a complete graph: a part that the program cannot leave, without an end of the process, in which some
//! thread is blocked for ever although whatever is enabled again and again is taken. Shown as a schedule with a loop.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "hang",
    consequence: Consequence::Hang,
    title: "a thread is blocked for ever",
    rule: "Make sure that every wait is ended by something that is bound to happen.",
    windows: "That thread never returns from its wait, while others go on (inferred).",
    fix: "Find who should end the wait. An idle pipe never completes a read: call CancelIoEx, or close the other end, \
              before WaitForThreadpoolIoCallbacks(FALSE).",
    facts: &["IO-WAIT-02", "MIS-24", "MIS-29", "M14", "M21"],
    source: "inferred from the documented waits",
};
