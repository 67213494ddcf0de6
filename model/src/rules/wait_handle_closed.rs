//! `wait-handle-closed`
//!
//! Fires at a CloseHandle of the handle that a TP_WAIT is armed on, while its wait is not over, and of the last handle to what
//! a thread waits for. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "wait-handle-closed",
    consequence: Consequence::Undefined,
    title: "a handle was closed under a wait",
    rule: "Close a handle only when no wait for it is pending; disarm a TP_WAIT with SetThreadpoolWait(wait, NULL, NULL) \
           before.",
    windows: "Documented: closing the handle while the wait is pending is undefined. Observed on Wine: it waits for a \
              duplicate of the handle and goes on.",
    fix: "Let the thread that waits end first. For a TP_WAIT call SetThreadpoolWait with NULL, WaitForThreadpoolWaitCallbacks, CloseThreadpoolWait, and only then \
              CloseHandle.",
    facts: &["MIS-32", "TWAIT-08", "TWAIT-11", "SYNC-23", "M49"],
    source: "Microsoft Learn, SetThreadpoolWait; WaitForSingleObject (documented); Wine 8.0 (observed)",
};
