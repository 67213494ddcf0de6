//! `start-after-issue`
//!
//! Fires when an operation was issued unannounced and a `StartThreadpoolIo` follows before its packet is delivered. It
//! is in time only by luck: the packet may win.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "start-after-issue",
    consequence: Consequence::Lost,
    title: "an operation was announced after it was issued",
    rule: "Call StartThreadpoolIo before the call that initiates the operation, never after it.",
    windows: "Documented: Start comes before each operation. Inferred: the operation may complete, and a worker may \
              take its packet, before the initiating call returns; that packet finds no promise and is dropped, and \
              the promise made too late is never met.",
    fix: "Move StartThreadpoolIo above the initiating call, and take it back with CancelThreadpoolIo if that call \
              fails.",
    facts: &["M10", "IO-START-08", "IO-START-05", "ORD-04"],
    source: "Microsoft Learn, StartThreadpoolIo (documented); the lost order is inferred",
};
