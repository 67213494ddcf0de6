//! `cancel-missing`
//!
//! Judged at the end of the process, or when nothing can move: promises exceed the packets that can still come, and a
//! thread is blocked in Wait(FALSE) on the object, or the object was closed.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-missing",
    consequence: Consequence::Hang,
    title: "a promise that no packet will meet was never taken back",
    rule: "Call CancelThreadpoolIo once when the initiating call means that no packet will come.",
    windows: "Documented: the object's memory leaks. Observed on Wine: WaitForThreadpoolIoCallbacks(FALSE) blocks for \
              ever, and CloseThreadpoolIo never frees the object.",
    fix: "After the initiating call, call CancelThreadpoolIo if it failed with an error other than ERROR_IO_PENDING, \
              if it succeeded at once on a handle with FILE_SKIP_COMPLETION_PORT_ON_SUCCESS, or if the low bit of \
              hEvent suppresses the packet. A warning such as ERROR_MORE_DATA is no failure here: its packet comes. A \
              promise that came too late for its packet is mended by an earlier Start, not by a cancel.",
    facts: &[
        "MIS-02",
        "MIS-03",
        "MIS-26",
        "IO-CANCEL-02",
        "IO-CANCEL-03",
        "IO-CANCEL-05",
        "IO-CB-12",
        "OV-06",
        "M02",
        "M04",
    ],
    source: "Microsoft Learn, CancelThreadpoolIo (documented); Wine 8.0 (observed)",
};
