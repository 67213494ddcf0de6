//! `cancel-not-issuer`
//!
//! Fires at a CancelIo that finds operations in flight on the handle, none of them issued by the calling thread.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-not-issuer",
    consequence: Consequence::Note,
    title: "CancelIo from a thread that issued nothing",
    rule: "Use CancelIoEx unless the calling thread itself issued the operations.",
    windows: "Documented: CancelIo cancels only what the calling thread issued. Observed on Wine: from another thread \
              it returns TRUE and cancels nothing.",
    fix: "Call CancelIoEx with the handle, and NULL or the OVERLAPPED: it reaches operations of every thread of the \
              process.",
    facts: &["MIS-23", "KCAN-08", "KCAN-01", "M28"],
    source: "Microsoft Learn, CancelIo and CancelIoEx (documented); Wine 8.0 (observed)",
};
