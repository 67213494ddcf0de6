//! `overlapped-freed`
//!
//! Fires when an allocation is freed, or a frame goes out of scope, while the kernel owns an OVERLAPPED in it. Ends the
//! run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "overlapped-freed",
    consequence: Consequence::Undefined,
    title: "an OVERLAPPED was freed in flight",
    rule: "Keep the OVERLAPPED allocated until its operation has completed.",
    windows: "Documented: the structure must stay valid until completion. The kernel writes the result into it later, \
              whatever the memory is used for by then.",
    fix: "Free the OVERLAPPED in the callback, or after GetOverlappedResult says that the operation is over. Neither \
              CancelIoEx nor WaitForThreadpoolIoCallbacks(TRUE) ends an operation.",
    facts: &["MIS-12", "MIS-16", "OV-07", "IO-WAIT-08", "KCAN-07", "M11", "M12", "M25"],
    source: "Microsoft Learn, OVERLAPPED and WaitForThreadpoolIoCallbacks (documented)",
};
