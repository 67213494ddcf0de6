//! `callback-after-close`
//!
//! Fires when a callback begins after the program has closed its object. Allowed; the program must be ready for it.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "callback-after-close",
    consequence: Consequence::Note,
    title: "a callback ran after Close returned",
    rule: "Expect callbacks after an object was closed unless you waited for them first.",
    windows: "Documented: closing an object returns at once, and the object is freed after the outstanding callbacks \
              have completed. Observed on Wine: the callback of a started operation runs after CloseThreadpoolIo returned.",
    fix: "Before the close, stop a timer or wait object with NULL and wait for the callbacks with FALSE; or keep \
              everything that the callback uses alive until it has run.",
    facts: &["MIS-09", "MIS-31", "IO-CLOSE-02", "IO-CLOSE-03", "WORK-04", "TIMER-08", "M15", "M46"],
    source: "Microsoft Learn, CloseThreadpoolIo, CloseThreadpoolWork and CloseThreadpoolTimer (documented); Wine 8.0 \
             (observed)",
};
