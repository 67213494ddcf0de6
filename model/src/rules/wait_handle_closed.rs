//! `wait-handle-closed`
//!
//! Fires at a CloseHandle of the handle that a TP_WAIT is armed on, while its wait is not over. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "wait-handle-closed",
    consequence: Consequence::Undefined,
    title: "a handle was closed under an armed TP_WAIT",
    rule: "Disarm a TP_WAIT with SetThreadpoolWait(wait, NULL, NULL) before you close the handle that it waits for.",
    windows: "Documented: closing the handle while the wait is pending is undefined. Observed on Wine: it waits for a \
              duplicate of the handle and goes on.",
    fix: "Call SetThreadpoolWait with NULL, WaitForThreadpoolWaitCallbacks, CloseThreadpoolWait, and only then \
              CloseHandle.",
    facts: &["MIS-32", "TWAIT-08", "TWAIT-11", "M49"],
    source: "Microsoft Learn, SetThreadpoolWait (documented); Wine 8.0 (observed)",
};
