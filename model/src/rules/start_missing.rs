//! `start-missing`
//!
//! Fires when an initiation leaves the object owed more packets than it was promised: no `StartThreadpoolIo` announced
//! the operation. Reported when the packet is delivered, or at the end, because a Start in between makes it
//! `start-after-issue` instead.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "start-missing",
    consequence: Consequence::Lost,
    title: "an operation was never announced",
    rule: "Call StartThreadpoolIo once before each operation on the bound handle.",
    windows: "Documented: the pool ignores the completion, and memory may be corrupted. Observed on Wine: the packet \
              is dropped, no callback runs, and WaitForThreadpoolIoCallbacks returns while the operation is in flight.",
    fix: "Put one StartThreadpoolIo directly before each ReadFile, WriteFile or other call that initiates an \
              operation, in loops and in callbacks too.",
    facts: &["MIS-01", "IO-START-01", "IO-START-05", "M01"],
    source: "Microsoft Learn, StartThreadpoolIo (documented); Wine 8.0 (observed)",
};
