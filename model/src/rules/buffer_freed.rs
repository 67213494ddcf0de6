//! `buffer-freed`
//!
//! Fires when an allocation is freed, or a frame goes out of scope, while the kernel owns a buffer in it. Ends the run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "buffer-freed",
    consequence: Consequence::Undefined,
    title: "a buffer was freed in flight",
    rule: "Keep the buffer allocated until its operation has completed.",
    windows: "Documented: the buffer must stay valid until the operation completes. A read that completes later writes \
              into memory that belongs to something else.",
    fix: "Free the buffer in the callback, or after GetOverlappedResult says that the operation is over. Neither \
              CancelIoEx nor WaitForThreadpoolIoCallbacks(TRUE) ends an operation.",
    facts: &["MIS-12", "MIS-16", "OV-07", "IO-WAIT-08", "KCAN-07", "M11", "M12", "M25"],
    source: "Microsoft Learn, ReadFile and WaitForThreadpoolIoCallbacks (documented)",
};
