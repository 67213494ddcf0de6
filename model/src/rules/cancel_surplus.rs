//! `cancel-surplus`
//!
//! Fires at a `CancelThreadpoolIo` on an object with no promise left: the count would go below zero. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-surplus",
    consequence: Consequence::Undefined,
    title: "more cancels than starts",
    rule: "Call CancelThreadpoolIo at most once for each StartThreadpoolIo.",
    windows: "Not documented, so undefined. Observed on Wine: the count wraps around and every later \
              WaitForThreadpoolIoCallbacks(FALSE) blocks for ever. Inferred for Windows: the object may be freed while \
              a packet is still on its way.",
    fix: "Call CancelThreadpoolIo in one place only, on the path where the initiating call means that no packet will \
              come. A callback has used up its promise: do not cancel there.",
    facts: &["MIS-06", "IO-CANCEL-01", "IO-CANCEL-10"],
    source: "Wine 8.0 (observed); Microsoft Learn is silent",
};
