//! `promise-crossed`
//!
//! Fires when a stale or unannounced packet consumes a promise while an announced operation is outstanding: that
//! operation's own packet will find none.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "promise-crossed",
    consequence: Consequence::Lost,
    title: "one operation consumed another's promise",
    rule: "Announce no new operation on an object while a packet without a promise can still arrive for it.",
    windows: "Observed on Wine: the callback runs with the OVERLAPPED of the older operation, and the completion of \
              the newer one is dropped. Microsoft's pages are silent; inferred for Windows, because promises are \
              counted per object.",
    fix: "After WaitForThreadpoolIoCallbacks(TRUE), let every abandoned operation finish (CancelIoEx, then \
              GetOverlappedResult with bWait TRUE) before the next StartThreadpoolIo, or drain with FALSE instead.",
    facts: &["MIS-17", "IO-WAIT-10", "IO-START-06"],
    source: "Wine 8.0 (observed); inferred for Windows",
};
