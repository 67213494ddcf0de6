//! `leak`
//!
//! Judged at the end of the process: a closed object that no packet can ever release. Never one whose I/O is really in
//! flight. Heap blocks that the program has not freed count only if its header says `//@ leaks: strict`.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "leak",
    consequence: Consequence::Leak,
    title: "something can never be given back",
    rule: "Balance every promise before closing the object, and free every record on every path.",
    windows: "Documented: a promise that is not taken back leaks the memory of the object. Tested on Windows and Wine: \
              after Start and WaitForThreadpoolIoCallbacks(TRUE), CloseThreadpoolIo leaves the object allocated.",
    fix: "Call CancelThreadpoolIo where no packet will come, drain with WaitForThreadpoolIoCallbacks(FALSE), then \
              close. Records whose callbacks TRUE dropped are yours to free.",
    facts: &["IO-CANCEL-05", "IO-CLOSE-08", "IO-WAIT-11", "M13", "M23"],
    source: "Microsoft Learn, CancelThreadpoolIo (documented); Wine's tests (tested)",
};
