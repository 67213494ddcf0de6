//! `wait-under-lock`
//!
//! Fires when a thread waits for callbacks while it holds a lock that one of them needs. Takes the place of `deadlock`
//! or `hang` where the wait-for graph shows it.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "wait-under-lock",
    consequence: Consequence::Hang,
    title: "waiting for callbacks that need the held lock",
    rule: "Release every lock that a callback may take before waiting for that callback.",
    windows: "Inferred from what locks do: the waiter holds what the callback needs, so neither can go on. The \
              comments of Microsoft's WIL warn of it.",
    fix: "Take the object out of the shared place under the lock, leave the lock, then call \
              WaitForThreadpoolIoCallbacks and CloseThreadpoolIo.",
    facts: &["IO-WAIT-14", "M17"],
    source: "inferred; comments in Microsoft's WIL (practice)",
};
