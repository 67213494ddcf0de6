//! `packet-after-free`
//!
//! Fires when a packet is delivered whose key names a TP_IO that was freed. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "packet-after-free",
    consequence: Consequence::Undefined,
    title: "a packet arrived for a freed object",
    rule: "Keep a promise for every operation in flight until its packet has arrived, also across CloseThreadpoolIo.",
    windows: "Inferred: CloseThreadpoolIo frees the object because nothing is promised, and the packet carries a \
              pointer to freed memory. Observed on Wine: the program survived by luck.",
    fix: "Announce every operation with StartThreadpoolIo, and do not call CancelThreadpoolIo while it is pending. To \
              end early, call CancelIoEx, then WaitForThreadpoolIoCallbacks(FALSE), then CloseThreadpoolIo.",
    facts: &["MIS-08", "IO-CLOSE-09", "M09"],
    source: "Wine 8.0 (observed); inferred for Windows",
};
