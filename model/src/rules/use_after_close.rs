//! `use-after-close`
//!
//! Fires when a call gets a TP object that the program has closed. Ends the
//! run.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "use-after-close",
    consequence: Consequence::Undefined,
    title: "a closed object was used",
    rule: "Use no thread-pool object after it was closed or released by its cleanup group.",
    windows: "Documented: no overlapped operation may be started on the object after CloseThreadpoolIo, and using a \
              member that its group released raises an exception. Inferred otherwise: the memory may be freed already.",
    fix: "Stop every thread and callback that can still start operations, wait for the callbacks, and close last. A \
              cleanup group closes its members itself: do not close them again.",
    facts: &["MIS-15", "IO-START-12", "IO-CLOSE-05", "IO-CLOSE-12", "GRP-03", "M57"],
    source: "Microsoft Learn, CloseThreadpoolIo and CloseThreadpoolCleanupGroupMembers (documented)",
};
