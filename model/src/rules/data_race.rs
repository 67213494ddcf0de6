//! `data-race`
//!
//! Fires in a state where two actors are both enabled on accesses that overlap, at least one a write, not both atomic.
//! Ends the run. The rules of kernel ownership come before it for the same bytes.

use super::{Consequence, Rule};

pub(super) static RULE: Rule = Rule {
    id: "data-race",
    consequence: Consequence::Undefined,
    title: "two threads access one place without order",
    rule: "Order every two accesses to one place, one of them a write, by a lock, a wait or an atomic.",
    windows: "C leaves it undefined. Either order may happen, and values may be torn or kept in registers. Callbacks \
              of one TP_IO may run at the same time on different workers (observed on Wine, documented for work \
              objects).",
    fix: "Guard the place with a CRITICAL_SECTION or an SRWLOCK, use Interlocked functions, or read it only after \
              WaitForThreadpoolIoCallbacks(FALSE). A plain flag is a race.",
    facts: &["ORD-03", "ORD-05", "IO-WAIT-04", "M37"],
    source: "the C standard (documented)",
};
