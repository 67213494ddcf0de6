//! `callback-after-close`
//!
//! Fires when a callback begins after the program has closed its object. Allowed; the program must be ready for it.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "callback-after-close",
    consequence: Consequence::Note,
    title: "a callback ran after Close returned",
    rule: "Expect callbacks after CloseThreadpoolIo unless you waited for them first.",
    windows: "Documented: CloseThreadpoolIo returns at once and frees the object after the outstanding callbacks have \
              completed. Observed on Wine: the callback of a started operation runs after Close returned.",
    fix: "Call WaitForThreadpoolIoCallbacks(FALSE) before CloseThreadpoolIo, or keep everything that the callback uses \
              alive until it has run.",
    facts: &["MIS-09", "IO-CLOSE-02", "IO-CLOSE-03", "M15"],
    source: "Microsoft Learn, CloseThreadpoolIo (documented); Wine 8.0 (observed)",
};
