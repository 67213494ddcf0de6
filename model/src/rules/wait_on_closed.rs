//! `wait-on-closed`
//!
//! Fires when a wait is called with a handle that was closed.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "wait-on-closed",
    consequence: Consequence::Error,
    title: "a wait was called with a closed handle",
    rule: "Close a handle only after the last wait with it.",
    windows: "Documented: the wait fails with WAIT_FAILED. GetLastError says ERROR_INVALID_HANDLE (6). On Windows the value \
              may meanwhile stand for another object, and then the wait is for that one.",
    fix: "Close the handle where no other thread can use it any more, and compare what a wait returns with WAIT_OBJECT_0.",
    facts: &["SYNC-12"],
    source: "Microsoft Learn, WaitForSingleObject; CloseHandle (documented)",
};
