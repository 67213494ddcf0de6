//! `cancel-while-pending`
//!
//! Fires when a `CancelThreadpoolIo` leaves fewer promises than packets that are owed: the operation is pending, or it
//! succeeded without skip mode, or it ended with a warning. The packet is dropped later; that raises nothing more.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "cancel-while-pending",
    consequence: Consequence::Lost,
    title: "the promise of a live operation was taken back",
    rule: "Do not call CancelThreadpoolIo for an operation whose packet will come.",
    windows: "Documented for a completion without a promise: it is ignored, and memory may be corrupted. Tested on \
              Windows and Wine: the callback never comes. Observed on Wine: WaitForThreadpoolIoCallbacks returns while \
              the kernel still owns the OVERLAPPED and the buffer.",
    fix: "Cancel only after a synchronous failure, or after success in skip mode. To stop an operation in flight, call \
              CancelIoEx; its callback still comes, with ERROR_OPERATION_ABORTED.",
    facts: &[
        "MIS-04",
        "MIS-05",
        "MIS-07",
        "IO-CANCEL-01",
        "IO-CANCEL-07",
        "IO-CANCEL-08",
        "IO-CANCEL-09",
        "IO-CB-12",
        "M03",
        "M09",
    ],
    source: "Microsoft Learn, StartThreadpoolIo and CancelThreadpoolIo (documented); Wine's tests (tested); Wine 8.0 \
              (observed)",
};
