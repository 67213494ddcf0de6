//! `wait-inside-callback`
//!
//! Fires when a callback waits for the callbacks of its own object, or of a cleanup group that holds it: it waits for
//! its own end. Takes the place of `deadlock` or `hang` where the wait-for graph shows it.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "wait-inside-callback",
    consequence: Consequence::Hang,
    title: "a callback waits for itself",
    rule: "Do not wait for an object's callbacks from one of them.",
    windows: "Documented: a callback must not wait for itself. Observed on Wine: WaitForThreadpoolIoCallbacks called \
              from the object's own callback never returns, with TRUE as with FALSE.",
    fix: "Wait on a thread that runs no callback of this object, or call DisassociateCurrentThreadFromCallback first \
              (that frees the object's wait, not the cleanup group's). CloseThreadpoolIo without a wait is allowed in \
              the callback.",
    facts: &["MIS-14", "IO-WAIT-12", "IO-WAIT-13", "IO-CLOSE-07", "GRP-14", "M16"],
    source: "Microsoft Learn, Thread Pools (documented); Wine 8.0 (observed)",
};
